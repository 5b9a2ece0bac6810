import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { CaseType, Field, StepContext } from '../../cases/index.ts';
import { checkReports, clearPeople, readReports } from '../access.ts';
import { beginEffect, liftEffects } from '../commands/effects.ts';
import { scopes, type Scope } from '../model.ts';
import { consequencesOf } from '../queries/consequences.ts';
import { effectsOfCase } from '../store/index.ts';
import { reportPapers } from './report-papers.ts';
import { scopeTitles } from './scope-titles.ts';

const w = (zh: string, en: string) => ({ zh, en });
/** 澄清范围: where the person is cleared. The last two go beyond his unit and need his consent. */
export const clearanceScopes = ['in_person', 'unit', 'public', 'media'] as const;
const clearanceTitles = { in_person: w('当面澄清', 'In person'), unit: w('单位会议澄清', 'Before the unit'), public: w('书面通报澄清', 'By circular'), media: w('媒体公开澄清', 'In the media') };

const received: readonly Field[] = [
  { key: 'channel', kind: 'choice', title: w('来源', 'Where it came from'), required: true, choices: [['letter', '来信', 'Letter'], ['visit', '来访', 'Visit'], ['call', '来电', 'Call'], ['online', '网络', 'Online'], ['transfer', '上级或其他机关转交', 'Passed on']].map(([value, zh, en]) => ({ value: value!, title: w(zh!, en!) })) },
  { key: 'receivedOn', kind: 'day', title: w('收到日期', 'Received on'), required: true },
  { key: 'matter', kind: 'long_text', title: w('反映的主要问题（不写反映人）', 'What was reported, without naming who did'), required: true },
  { key: 'held', kind: 'choices', title: w('核查期间暂缓的事项', 'Put on hold while it is checked'), required: false, choices: scopes.map((value) => ({ value, title: scopeTitles[value] })) },
];

/** Not held against the person once he is cleared. */
const rested: Field = { key: 'entries', kind: 'entries', title: w('据此形成的负面记录', 'Negative records that rest on it'), required: false };

/** What is put on hold while a report is checked, for each person concerned; nothing is held by itself. */
async function hold(unit: Unit, { case: file, facts }: StepContext): Promise<void> {
  const held = ((facts['held'] as readonly string[] | undefined) ?? []) as readonly Scope[];
  if (held.length === 0) return;
  for (const p of file.parties.filter((x) => x.role === 'subject')) await beginEffect(unit, { personId: p.personId, kind: 'hold', basis: '举报核查', scopes: held, from: unit.today, until: null, caseId: file.id, source: '核查期间暂缓，查清后恢复' });
}

/** 恢复: every hold ends on the day the finding is made, and stands on the page as proof. */
async function restore(unit: Unit, { case: file }: StepContext): Promise<void> {
  await liftEffects(unit, (await effectsOfCase(unit, file.id)).filter((e) => e.kind === 'hold' && e.endedOn === null), 'lifted', file.id);
}

async function mayClear(_: Unit, { stated }: StepContext): Promise<void> {
  const where = String(stated['clearance']);
  if ((where === 'public' || where === 'media') && stated['consent'] !== true) throw new Refusal('rule', 'protection.consent_needed', {}, [{ code: 'protection.consent_needed', at: 'consent', source: '长沙市：通过媒体公开澄清' }]);
}

/** What the finding leaves behind: nothing of the report counts against the person any more. */
async function clear(unit: Unit, { case: file, facts }: StepContext): Promise<void> {
  const entryIds = ((facts['entries'] as readonly string[] | undefined) ?? []).map(String);
  for (const p of file.parties.filter((x) => x.role === 'subject')) await beginEffect(unit, { personId: p.personId, kind: 'relief', basis: '澄清', scopes: ['promotion', 'rank', 'grade', 'award', 'pool', 'selection'], from: unit.today, until: null, caseId: file.id, source: '关于激励干部担当作为的意见：澄清保护', entryIds });
}

/** 举报核查与澄清保护 (M123, M124, M130, M132, P02). Who reported stands nowhere in the file. */
export const reportType: CaseType = {
  key: 'report',
  title: w('举报核查与澄清', 'Report checked and cleared'),
  reads: readReports,
  states: {
    checking: { title: w('核查', 'Being checked'), term: { parameter: 'report-check-days', counted: 'working_days' }, withheld: '监督执纪工作规则（核查期间不予公开）' },
    untrue: { title: w('查无实据·待澄清', 'Untrue, to be cleared'), term: { parameter: 'clearance-days', counted: 'working_days' } },
    cleared: { title: w('已澄清', 'Cleared') },
    upheld: { title: w('属实·转有关机关', 'True, passed on') },
  },
  openings: [{ key: 'received', title: w('登记举报', 'Register a report'), by: checkReports, to: 'checking', fields: received, carryOut: hold }],
  steps: [
    { action: 'check', title: w('记录核查情况', 'Record the check'), by: checkReports, from: ['checking'], to: 'same', fields: [{ key: 'checked', kind: 'long_text', title: w('核查情况', 'What was checked'), required: true }, { key: 'checkFiles', kind: 'files', title: w('材料', 'Files'), required: false }] },
    {
      action: 'find_untrue',
      title: w('认定不实', 'Find it untrue'),
      by: clearPeople,
      from: ['checking'],
      to: 'untrue',
      needsReason: true,
      afterConsultation: true,
      fields: [rested],
      carryOut: restore,
      notify: ['subject'],
      open: true,
    },
    { action: 'find_true', title: w('认定属实', 'Find it true'), by: clearPeople, from: ['checking'], to: 'upheld', needsReason: true, afterConsultation: true, aside: true, carryOut: restore },
    {
      action: 'clear',
      title: w('澄清', 'Clear'),
      by: checkReports,
      from: ['untrue'],
      to: 'cleared',
      needsReason: true,
      fields: [
        { key: 'clearance', kind: 'choice', title: w('澄清方式', 'How'), required: true, choices: clearanceScopes.map((value) => ({ value, title: clearanceTitles[value] })) },
        { key: 'consent', kind: 'yes_no', title: w('本人同意公开', 'The person agrees to publication'), required: true },
        { key: 'notice', kind: 'long_text', title: w('澄清内容', 'Text of the clarification'), required: true },
        { key: 'published', kind: 'text', title: w('发布载体和日期', 'Where and when published'), required: false },
        // Whoever found it untrue may not see the ledger; the department that clears does.
        rested,
      ],
      check: mayClear,
      carryOut: clear,
      document: 'clearance',
      // P02: fed back to the person and to the head, both.
      notify: ['subject', 'head'],
      open: true,
    },
  ],
  documents: reportPapers,
  consults: [
    { key: 'discipline', title: w('纪检监察机关', 'Discipline inspection and supervision') },
    { key: 'petition', title: w('信访部门', 'Petitions') },
  ],
  consultTerm: { parameter: 'consultation-days', counted: 'working_days' },
  extensionTerm: { parameter: 'case-extension-days', counted: 'working_days' },
  withholds: [{ what: w('反映人的任何信息', 'Anything about who reported'), source: '个人信息保护法；监督执纪工作规则' }],
  reopensTo: 'checking',
  publicTimetable: true,
  consequences: consequencesOf,
};
