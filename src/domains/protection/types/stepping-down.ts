import { addMonths } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { decideByTable, factsOf, tableFields, trailsOf, type CaseType, type FactValues, type StepContext } from '../../cases/index.ts';
import { decideSanctions, handleSanctions, readSanctions } from '../access.ts';

export const FOLLOW_UP_RULE = 'stepping-down-follow-up';
const w = (zh: string, en: string) => ({ zh, en });

/** The plan by the kind of stepping down: what is done, how often somebody talks with him, when he is assessed. */
async function plan(unit: Unit, context: StepContext): Promise<FactValues> {
  const { stated } = context;
  const on = String(stated['steppedOn']);
  if (on > unit.today) throw new Refusal('invalid', 'protection.sanction_ahead', { on }, [{ code: 'protection.sanction_ahead', at: 'steppedOn' }]);
  const { decision, kept } = await decideByTable(unit, context, FOLLOW_UP_RULE, { 下的类型: String(stated['下的类型']) });
  if (decision.status !== 'decided') throw new Refusal('rule', 'protection.no_follow_up', { kind: String(stated['下的类型']) });
  return { plan: String(decision.outputs!['跟踪计划']), talkEvery: Number(decision.outputs!['谈话间隔月数']), assessOn: addMonths(on, Number(decision.outputs!['评估月数'])), ...kept };
}

async function isDue(unit: Unit, { facts }: StepContext): Promise<void> {
  if (unit.actor.kind !== 'system') throw new Refusal('forbidden', 'protection.by_itself');
  if (String(facts['assessOn']) > unit.today) throw new Refusal('rule', 'protection.period_runs');
}

async function talkedWith(unit: Unit, { case: file }: StepContext): Promise<void> {
  if (!(await trailsOf(unit, [file.id])).get(file.id)!.some((t) => t.action === 'talk')) throw new Refusal('rule', 'protection.no_talk');
}

/** Has the day of its assessment come? */
export async function assessmentDue(unit: Unit, caseId: string): Promise<boolean> {
  const assessOn = factsOf((await trailsOf(unit, [caseId])).get(caseId)!)['assessOn'];
  return typeof assessOn === 'string' && assessOn <= unit.today;
}

/** 对“下”的干部分类管理、跟踪管理 (M133). */
export const steppingDownType: CaseType = {
  key: 'stepping_down',
  title: w('“下”的干部跟踪', 'Following up those who stepped down'),
  reads: readSanctions,
  states: {
    following: { title: w('跟踪中', 'Followed up') },
    assessing: { title: w('待评估', 'To be assessed'), term: { parameter: 'sanction-assessment-days', counted: 'working_days' } },
    ready: { title: w('可以再使用', 'Ready to be used again') },
    closed: { title: w('结束跟踪', 'No longer followed up') },
  },
  openings: [{ key: 'registered', title: w('登记“下”的干部', 'Register somebody who stepped down'), by: handleSanctions, to: 'following', fields: (policy) => [...tableFields(policy, FOLLOW_UP_RULE), { key: 'steppedOn', kind: 'day', title: w('免职或调整日期', 'Stepped down on'), required: true }, { key: 'document', kind: 'text', title: w('文号', 'Number of the decision'), required: true }], check: plan, notify: ['subject'], open: true }],
  steps: [
    { action: 'talk', title: w('记录谈话', 'Record a talk'), by: handleSanctions, from: ['following', 'assessing'], to: 'same', fields: [{ key: 'talkOn', kind: 'day', title: w('谈话日期', 'Day of the talk'), required: true }, { key: 'talk', kind: 'long_text', title: w('思想、工作状况和意愿', 'State of mind, work and wishes'), required: true }] },
    { action: 'assess', title: w('评估到期', 'Assessment due'), byItself: true, by: handleSanctions, from: ['following'], to: 'assessing', check: isDue },
    { action: 'ready', title: w('可以再使用', 'Ready to be used again'), by: decideSanctions, from: ['assessing'], to: 'ready', needsReason: true, afterConsultation: true, check: talkedWith, notify: ['subject', 'head'], open: true },
    { action: 'close', title: w('结束跟踪', 'End'), by: decideSanctions, from: ['following', 'assessing'], to: 'closed', needsReason: true, aside: true, notify: ['subject'], open: true },
  ],
  consults: [{ key: 'discipline', title: w('纪检监察机关', 'Discipline inspection and supervision') }],
  consultTerm: { parameter: 'consultation-days', counted: 'working_days' },
  reopensTo: 'assessing',
};
