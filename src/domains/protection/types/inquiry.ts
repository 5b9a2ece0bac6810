import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { decideByTable, type CaseType, type FactValues, type Field, type StepContext } from '../../cases/index.ts';
import { answerInquiry, approveInquiry, askForExplanation, readInquiries } from '../access.ts';
import { mayAsk, putOnList } from '../commands/ask-once.ts';
import { beginEffect } from '../commands/effects.ts';
import { consequencesOf } from '../queries/consequences.ts';
import { inquiryPapers } from './inquiry-papers.ts';

const w = (zh: string, en: string) => ({ zh, en });
const PERIOD_RULE = 'effect-period';

const matter: readonly Field[] = [
  { key: 'matter', kind: 'long_text', title: w('需要说明的问题', 'What is to be explained'), required: true },
  { key: 'basis', kind: 'text', title: w('依据', 'Basis'), required: false },
  { key: 'lead', kind: 'text', title: w('问题线索编号', 'Number of the lead'), required: false },
];
/** M129: a matter that one of both bodies asked about before is asked about again only as another, with the reason. */
const differs: Field = { key: 'differs', kind: 'long_text', title: w('与此前已问事项的区别（已问过同一问题的，不再重复问）', 'Why it is another matter than one asked about before'), required: false, source: '四川：与省纪委监委建立提醒函询诫勉信息沟通机制' };

/** 诫勉: its effect period by the table in force on the day. */
async function admonishable(unit: Unit, context: StepContext): Promise<FactValues> {
  const { decision, kept } = await decideByTable(unit, context, PERIOD_RULE, { 处分类型: '诫勉', 处分生效日期: unit.today }, context.policy.at(unit.today));
  if (decision.status !== 'decided') throw new Refusal('rule', 'protection.no_effect_period', { sanction: '诫勉' });
  return { until: String(decision.outputs!['影响期截止日']), ...kept };
}

async function admonish(unit: Unit, context: StepContext): Promise<void> {
  const { case: file, facts } = context;
  for (const p of file.parties.filter((x) => x.role === 'subject')) await beginEffect(unit, { personId: p.personId, kind: 'restriction', basis: '诫勉', scopes: ['promotion', 'rank', 'grade', 'award', 'pool', 'selection'], from: unit.today, until: String(facts['until']), caseId: file.id, source: String(facts['rowSource']) });
  await putOnList('admonition')(unit, context);
}

/** 提醒、函询、诫勉、书面说明 (M127, M129, M130; P02, P03): a written explanation is the rule, a letter of inquiry the exception that needs its reason and a leader. */
export const inquiryType: CaseType = {
  key: 'inquiry',
  title: w('书面说明、函询和诫勉', 'Explanation, inquiry, admonition'),
  reads: readInquiries,
  states: {
    asked: { title: w('待本人说明', 'To be explained'), term: { parameter: 'inquiry-reply-days', counted: 'working_days' } },
    explained: { title: w('待审核', 'To be judged'), term: { parameter: 'inquiry-judge-days', counted: 'working_days' } },
    doubtful: { title: w('不予采信·待处理', 'Not accepted, to be settled'), term: { parameter: 'inquiry-judge-days', counted: 'working_days' } },
    accepted: { title: w('予以采信', 'Accepted') },
    reminded: { title: w('提醒谈话', 'Reminded') },
    admonished: { title: w('诫勉', 'Admonished') },
    closed: { title: w('了结', 'Settled') },
  },
  openings: [
    { key: 'written', title: w('要求书面说明', 'Ask for a written explanation'), by: askForExplanation, to: 'asked', fields: [...matter, differs], check: mayAsk('explanation'), carryOut: putOnList('explanation'), document: 'written', notify: ['subject'], open: true },
    { key: 'letter', title: w('发函询问', 'Send a letter of inquiry'), by: approveInquiry, to: 'asked', fields: [...matter, { key: 'letterReason', kind: 'long_text', title: w('为什么必须函询，不能书面说明', 'Why a letter and not a written explanation'), required: true, source: '山东：一般慎用函询手段' }, differs], check: mayAsk('inquiry'), carryOut: putOnList('inquiry'), document: 'letter', notify: ['subject', 'head'], open: true },
  ],
  steps: [
    { action: 'explain', title: w('提交说明', 'Explain'), by: answerInquiry, from: ['asked'], to: 'explained', ownParty: 'subject', fields: [{ key: 'explanation', kind: 'long_text', title: w('说明', 'Explanation'), required: true }, { key: 'explanationFiles', kind: 'files', title: w('证明材料', 'Proof'), required: false }] },
    // P02: what is accepted is fed back to the person and to the head, both.
    { action: 'accept', title: w('予以采信', 'Accept'), by: askForExplanation, from: ['explained'], to: 'accepted', needsReason: true, document: 'accepted', notify: ['subject', 'head'], open: true },
    { action: 'doubt', title: w('不予采信', 'Do not accept'), by: askForExplanation, from: ['explained'], to: 'doubtful', needsReason: true, aside: true, open: true, notify: ['subject'] },
    { action: 'silent', title: w('逾期未说明', 'No explanation in time'), by: askForExplanation, from: ['asked'], to: 'doubtful', needsReason: true, aside: true, check: isLate, notify: ['subject'] },
    { action: 'remind', title: w('提醒谈话', 'Remind'), by: askForExplanation, from: ['doubtful'], to: 'reminded', needsReason: true, fields: [{ key: 'talkOn', kind: 'day', title: w('谈话日期', 'Day of the talk'), required: true }, differs], check: mayAsk('reminder'), carryOut: putOnList('reminder'), notify: ['subject'], open: true },
    { action: 'admonish', title: w('诫勉', 'Admonish'), by: approveInquiry, from: ['doubtful'], to: 'admonished', needsReason: true, notWhoTook: ['doubt', 'silent'], afterConsultation: true, check: admonishable, carryOut: admonish, document: 'admonition', notify: ['subject', 'head'], open: true },
    { action: 'settle', title: w('了结', 'Settle'), by: approveInquiry, from: ['doubtful'], to: 'closed', needsReason: true, aside: true, notify: ['subject'], open: true },
  ],
  documents: inquiryPapers,
  // 同一问题不重复函询: the discipline organ is asked on the one file before anybody is asked twice.
  consults: [{ key: 'discipline', title: w('纪检监察机关', 'Discipline inspection and supervision') }],
  consultTerm: { parameter: 'consultation-days', counted: 'working_days' },
  extensionTerm: { parameter: 'case-extension-days', counted: 'working_days' },
  publicTimetable: true,
  withholds: [{ what: w('问题线索编号和与其他机关沟通的情况', 'The number of the lead and what other bodies did'), source: '监督执纪工作规则：保密' }],
  innerFacts: ['lead', 'differs'],
  consequences: consequencesOf,
};

async function isLate(unit: Unit, { case: file }: StepContext): Promise<void> {
  if (file.dueOn === null || unit.today <= file.dueOn) throw new Refusal('rule', 'protection.still_time', { dueOn: file.dueOn ?? '' });
}
