import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { decideByTable, statedFor, tableFields, type CaseType, type FactValues, type Field, type StepContext } from '../../cases/index.ts';
import { askTolerance, decideTolerance, handleTolerance, readTolerance } from '../access.ts';
import { beginEffect, liftRestrictionsOf, withdrawReliefs } from '../commands/effects.ts';
import { consequencesOf } from '../queries/consequences.ts';
import { savePrecedent } from '../store/index.ts';
import { tolerancePapers } from './tolerance-papers.ts';

export const TOLERANCE_RULE = 'tolerance';
const w = (zh: string, en: string) => ({ zh, en });

const account: readonly Field[] = [
  { key: 'field', kind: 'choice', title: w('领域', 'Field'), required: true, choices: [['重点项目建设', 'Key projects'], ['乡村振兴', 'Rural revitalization'], ['城市管理', 'City management'], ['招商引资和营商环境', 'Investment and business climate'], ['改革创新试点', 'Reform pilots'], ['应急处置', 'Emergencies'], ['其他', 'Other']].map(([value, en]) => ({ value: value!, title: w(value!, en!) })) },
  { key: 'occurredOn', kind: 'day', title: w('失误发生日期', 'Day of the mistake'), required: true },
  { key: 'account', kind: 'long_text', title: w('事项经过、失误和原因', 'What happened, the mistake and its cause'), required: true },
  { key: 'proof', kind: 'files', title: w('证明材料', 'Proof'), required: false },
];

const correction: readonly Field[] = [
  { key: 'correctionTask', kind: 'long_text', title: w('纠错整改任务', 'What has to be put right'), required: true, source: '容纠并举：作出容错结论的同时布置纠错任务' },
  { key: 'correctionOwner', kind: 'person', title: w('纠错责任人', 'Who answers for it'), required: true },
  { key: 'correctionDue', kind: 'day', title: w('完成期限', 'To be done by'), required: true },
];

/** Puts the stated facts to the table in force when the case was opened, and keeps what it said with the rows that were lit. */
async function conclude(unit: Unit, context: StepContext): Promise<FactValues> {
  const { decision, kept } = await decideByTable(unit, context, TOLERANCE_RULE, statedFor(context.policy, TOLERANCE_RULE, context.stated));
  return { tableSays: String(decision.outputs?.['容错结论'] ?? '集体研究'), ...kept };
}

/** 不该容的坚决不容: what the table excludes is not tolerated by anybody's decision; P01: nor is anything without its correction task. */
async function mayTolerate(unit: Unit, { facts, stated }: StepContext): Promise<void> {
  if (facts['tableSays'] === '不予容错') throw new Refusal('rule', 'protection.not_tolerable', { reason: String(facts['rowReason']) }, [{ code: 'protection.by_table', params: { reason: String(facts['rowReason']) }, source: String(facts['rowSource']) }]);
  if (String(stated['correctionDue']) <= unit.today) throw new Refusal('invalid', 'protection.correction_past', {}, [{ code: 'protection.correction_past', at: 'correctionDue' }]);
}

const book = (conclusion: 'tolerated' | 'not_tolerated') => async (unit: Unit, { case: file, facts, reason, policy }: StepContext): Promise<void> => {
  const named = tableFields(policy, TOLERANCE_RULE).map((f) => f.key);
  // 编入案例: facts and reason, no names; the summary is written for it by whoever concludes.
  await savePrecedent(unit, { caseId: file.id, field: String(facts['field'] ?? ''), summary: String(facts['summary'] ?? ''), facts: Object.fromEntries(named.flatMap((n) => (facts[n] === undefined ? [] : [[n, facts[n] as string | boolean]]))), conclusion, decidedOn: unit.today, reason: reason ?? '' });
};

async function tolerate(unit: Unit, context: StepContext): Promise<void> {
  await withdrawReliefs(unit, context.case.id);
  const { case: file, facts } = context;
  const source = String(facts['rowSource'] ?? '');
  const entryIds = ((facts['entries'] as readonly string[] | undefined) ?? []).map(String);
  for (const p of file.parties.filter((x) => x.role === 'subject')) {
    await beginEffect(unit, { personId: p.personId, kind: 'relief', basis: '容错', scopes: ['promotion', 'rank', 'grade', 'award', 'pool', 'selection'], from: unit.today, until: null, caseId: file.id, source, entryIds });
    await liftRestrictionsOf(unit, p.personId, file.id, entryIds);
  }
  await book('tolerated')(unit, context);
}

/** After a case was taken up again the earlier relief ends. */
async function declineToTolerate(unit: Unit, context: StepContext): Promise<void> {
  await withdrawReliefs(unit, context.case.id);
  await book('not_tolerated')(unit, context);
}

/** 容错纠错 (M114, M120–M122, P01). */
export const toleranceType: CaseType = {
  key: 'tolerance',
  title: w('容错纠错', 'Tolerance and correction'),
  reads: readTolerance,
  states: {
    filed: { title: w('待受理', 'Filed'), term: { parameter: 'tolerance-acceptance-days', counted: 'working_days' } },
    inquiry: { title: w('核查', 'Inquiry'), term: { parameter: 'tolerance-inquiry-days', counted: 'working_days' } },
    concluded: { title: w('拟定结论', 'Concluded'), term: { parameter: 'tolerance-decision-days', counted: 'working_days' } },
    correcting: { title: w('予以容错·纠错整改', 'Tolerated, correcting'), term: { parameter: 'tolerance-correction-days', counted: 'calendar_days' } },
    reported: { title: w('整改待验收', 'Correction reported'), term: { parameter: 'tolerance-decision-days', counted: 'working_days' } },
    corrected: { title: w('容错·纠错完成', 'Tolerated and corrected') },
    not_tolerated: { title: w('不予容错', 'Not tolerated') },
    refused: { title: w('不予受理', 'Not taken up') },
    withdrawn: { title: w('已撤回', 'Withdrawn') },
  },
  openings: [
    { key: 'application', own: true, title: w('本人申请', 'On application'), by: askTolerance, to: 'filed', fields: account },
    { key: 'ex_officio', title: w('依职权启动', 'Ex officio'), by: handleTolerance, to: 'inquiry', fields: account, notify: ['subject'] },
  ],
  steps: [
    { action: 'accept', title: w('受理', 'Take up'), by: handleTolerance, from: ['filed'], to: 'inquiry', notify: ['subject'] },
    { action: 'refuse', title: w('不予受理', 'Do not take up'), by: handleTolerance, from: ['filed'], to: 'refused', needsReason: true, aside: true, open: true, notify: ['subject'] },
    {
      action: 'find',
      title: w('记录证据', 'Record evidence'),
      by: handleTolerance,
      from: ['inquiry'],
      to: 'same',
      fields: [
        { key: 'evidenceFor', kind: 'long_text', title: w('支持容错的证据', 'Evidence for'), required: false },
        { key: 'evidenceAgainst', kind: 'long_text', title: w('不支持容错的证据', 'Evidence against'), required: false },
        { key: 'inquiryFiles', kind: 'files', title: w('证据材料', 'Files'), required: false },
      ],
    },
    {
      action: 'conclude',
      title: w('拟定结论', 'Conclude'),
      by: handleTolerance,
      from: ['inquiry'],
      to: 'concluded',
      needsReason: true,
      check: conclude,
      fields: (policy) => [
        ...tableFields(policy, TOLERANCE_RULE),
        { key: 'summary', kind: 'long_text', title: w('案情摘要（不写姓名，供编入案例）', 'Summary without names, for the casebook'), required: true },
        { key: 'entries', kind: 'entries', title: w('涉及的负面实绩记录', 'Negative records concerned'), required: false },
      ],
    },
    { action: 'return', title: w('退回补充核查', 'Back to inquiry'), by: decideTolerance, from: ['concluded'], to: 'inquiry', needsReason: true, aside: true },
    { action: 'tolerate', title: w('予以容错', 'Tolerate'), by: decideTolerance, from: ['concluded'], to: 'correcting', needsReason: true, notWhoTook: ['conclude'], afterConsultation: true, fields: correction, check: mayTolerate, carryOut: tolerate, document: 'tolerated', notify: ['subject', 'head'], open: true },
    { action: 'decline', title: w('不予容错', 'Do not tolerate'), by: decideTolerance, from: ['concluded'], to: 'not_tolerated', needsReason: true, notWhoTook: ['conclude'], afterConsultation: true, carryOut: declineToTolerate, document: 'declined', notify: ['subject', 'head'], open: true, aside: true },
    { action: 'report', title: w('报告整改情况', 'Report the correction'), by: askTolerance, from: ['correcting'], to: 'reported', ownParty: 'subject', fields: [{ key: 'correctionReport', kind: 'long_text', title: w('整改情况', 'What was put right'), required: true }, { key: 'correctionProof', kind: 'files', title: w('佐证材料', 'Proof'), required: false }] },
    { action: 'approve', title: w('验收合格', 'Accept the correction'), by: handleTolerance, from: ['reported'], to: 'corrected', needsReason: true, open: true, notify: ['subject'] },
    { action: 'again', title: w('继续整改', 'Not yet'), by: handleTolerance, from: ['reported'], to: 'correcting', needsReason: true, aside: true, open: true, notify: ['subject'] },
    { action: 'withdraw', title: w('撤回申请', 'Withdraw'), by: askTolerance, from: ['filed', 'inquiry'], to: 'withdrawn', ownParty: 'applicant', aside: true },
  ],
  documents: tolerancePapers,
  consults: [
    { key: 'discipline', title: w('纪检监察机关', 'Discipline inspection and supervision') },
    { key: 'audit', title: w('审计机关', 'Audit') },
    { key: 'competent', title: w('行业主管部门', 'Competent department') },
    { key: 'justice', title: w('司法行政部门', 'Justice') },
  ],
  consultTerm: { parameter: 'consultation-days', counted: 'working_days' },
  extensionTerm: { parameter: 'case-extension-days', counted: 'working_days' },
  withholds: [{ what: w('会商单位的意见和核查过程', 'Opinions of bodies and the inquiry'), source: '工作秘密，依规不公开' }],
  reopensTo: 'inquiry',
  publicTimetable: true,
  consequences: consequencesOf,
};
