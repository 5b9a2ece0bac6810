import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { decideByTable, statedFor, tableFields, type CaseType, type FactValues, type Field, type StepContext } from '../../cases/index.ts';
import type { PolicyView } from '../../policy/index.ts';
import { decideTolerance, handleTolerance, readTolerance } from '../access.ts';

export const DISTINCTIONS_RULE = 'three-distinctions';
const w = (zh: string, en: string) => ({ zh, en });
const text = (t: string) => ({ kind: 'text' as const, text: t });
const grounds = (key: string): string => `${key}理由`;

/** The three questions of the table, none of which may be left out, each with its grounds. */
const questions = (policy: PolicyView): Field[] => tableFields(policy, DISTINCTIONS_RULE).flatMap((f): Field[] => [f, { key: grounds(f.key), kind: 'long_text', title: w(`${f.key}的事实和理由`, `Grounds: ${f.title.en}`), required: true }]);

async function weigh(unit: Unit, context: StepContext): Promise<FactValues> {
  const { stated, policy } = context;
  const { decision, kept } = await decideByTable(unit, context, DISTINCTIONS_RULE, statedFor(policy, DISTINCTIONS_RULE, stated));
  return { tableSays: String(decision.outputs?.['问责意见'] ?? '集体研究'), ...kept, answers: tableFields(policy, DISTINCTIONS_RULE).map((f) => `${f.title.zh}：${String(stated[f.key])}。${String(stated[grounds(f.key)])}`) };
}

async function maySpare(_: Unit, { facts }: StepContext): Promise<void> {
  if (facts['tableSays'] === '应当问责') throw new Refusal('rule', 'protection.must_hold_to_account', { reason: String(facts['rowReason']) }, [{ code: 'protection.by_table', params: { reason: String(facts['rowReason']) }, source: String(facts['rowSource']) }]);
}

const paper = (title: string): NonNullable<CaseType['documents']>[string] => ({
  title: w(title, title === '问责决定书' ? 'Decision to hold to account' : 'Decision not to hold to account'),
  paper: (c) => ({
    title,
    subtitle: `企业问责 ${c.number}`,
    blocks: [
      text(`当事人：${c.case.parties.filter((p) => p.role === 'subject').map((p) => c.names.get(p.personId) ?? '').join('、')}`),
      text(`事由：${c.case.title}`),
      { kind: 'heading', text: '三个区分开来' },
      ...((c.facts['answers'] as readonly string[] | undefined) ?? []).map(text),
      text(`${String(c.facts['rowReason'] ?? '')}（${String(c.facts['rowSource'] ?? '')}）`),
      { kind: 'heading', text: '决定' },
      text(`${c.stated['measure'] === undefined ? '' : `${String(c.stated['measure'])}。`}${c.reason ?? ''}`),
      text('对本决定不服的，可以按规定申请复核或者提出申诉。'),
    ],
  }),
});

/** 企业问责 with the three distinctions as questions that must be answered; the answers stand in the decision (M131). */
export const accountabilityType: CaseType = {
  key: 'accountability',
  title: w('企业问责', 'Enterprise accountability'),
  reads: readTolerance,
  states: {
    inquiry: { title: w('核查', 'Inquiry'), term: { parameter: 'tolerance-inquiry-days', counted: 'working_days' } },
    weighed: { title: w('已区分·待决定', 'Weighed, to be decided'), term: { parameter: 'tolerance-decision-days', counted: 'working_days' } },
    spared: { title: w('不予问责', 'Not held to account') },
    held: { title: w('予以问责', 'Held to account') },
  },
  openings: [{ key: 'registered', title: w('登记问责事项', 'Register a matter'), by: handleTolerance, to: 'inquiry', notify: ['subject'], fields: [{ key: 'occurredOn', kind: 'day', title: w('发生日期', 'Day'), required: true }, { key: 'account', kind: 'long_text', title: w('事项经过、损失和原因', 'What happened, loss and cause'), required: true }, { key: 'proof', kind: 'files', title: w('材料', 'Files'), required: false }] }],
  steps: [
    { action: 'weigh', title: w('回答三个区分', 'Answer the three distinctions'), by: handleTolerance, from: ['inquiry'], to: 'weighed', needsReason: true, fields: questions, check: weigh },
    { action: 'return', title: w('退回补充核查', 'Back to inquiry'), by: decideTolerance, from: ['weighed'], to: 'inquiry', needsReason: true, aside: true },
    { action: 'spare', title: w('不予问责', 'Do not hold to account'), by: decideTolerance, from: ['weighed'], to: 'spared', needsReason: true, notWhoTook: ['weigh'], afterConsultation: true, check: maySpare, document: 'spared', notify: ['subject', 'head'], open: true },
    { action: 'hold', title: w('予以问责', 'Hold to account'), by: decideTolerance, from: ['weighed'], to: 'held', needsReason: true, notWhoTook: ['weigh'], afterConsultation: true, aside: true, fields: [{ key: 'measure', kind: 'text', title: w('问责方式', 'Measure'), required: true }], document: 'held', notify: ['subject', 'head'], open: true },
  ],
  documents: { spared: paper('不予问责决定书'), held: paper('问责决定书') },
  consults: [
    { key: 'discipline', title: w('纪检监察机关', 'Discipline inspection and supervision') },
    { key: 'assets', title: w('国有资产监管机构', 'State assets supervision') },
  ],
  consultTerm: { parameter: 'consultation-days', counted: 'working_days' },
  extensionTerm: { parameter: 'case-extension-days', counted: 'working_days' },
  reopensTo: 'inquiry',
  publicTimetable: true,
};
