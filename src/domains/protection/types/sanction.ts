import { Refusal } from '../../../kernel/refusal.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { addParties, decideByTable, removeParties, statedFor, tableFields, trailsOf, type CaseType, type FactValues, type StepContext } from '../../cases/index.ts';
import { decideSanctions, handleSanctions, helpSanctioned, readSanctions } from '../access.ts';
import { beginEffect, liftEffects } from '../commands/effects.ts';
import type { Scope } from '../model.ts';
import { consequencesOf } from '../queries/consequences.ts';
import { combinedUntil, combiningKinds } from '../rules/combined-period.ts';
import { holdsOn } from '../rules/effects-on.ts';
import { effectsOf, effectsOfCase } from '../store/index.ts';

const w = (zh: string, en: string) => ({ zh, en });
export const PERIOD_RULE = 'effect-period';
export const REUSE_RULE = 'reuse-judgement';

/** The effect period by the table in force on the day the sanction took force, and, where another still runs, with what is left of it. */
async function period(unit: Unit, context: StepContext): Promise<FactValues> {
  const { case: file, stated, policy } = context;
  const on = String(stated['处分生效日期']);
  if (on > unit.today) throw new Refusal('invalid', 'protection.sanction_ahead', { on }, [{ code: 'protection.sanction_ahead', at: '处分生效日期' }]);
  const law = policy.at(on);
  const { decision, kept } = await decideByTable(unit, context, PERIOD_RULE, { 处分类型: String(stated['处分类型']), 处分生效日期: on }, law);
  if (decision.status !== 'decided') throw new Refusal('rule', 'protection.no_effect_period', { sanction: String(stated['处分类型']) });
  const alone = String(decision.outputs!['影响期截止日']);
  const [subject] = file.parties.filter((p) => p.role === 'subject');
  if (!subject || file.parties.filter((p) => p.role === 'subject').length > 1) throw new Refusal('invalid', 'protection.sanction_one_person');
  const running = (await effectsOf(unit, [subject.personId])).filter((e) => e.kind === 'restriction' && e.caseId !== file.id && holdsOn(e, on));
  const kinds = combiningKinds(String(law.parameter('effect-combining-kinds').value));
  const { until, added, capped } = combinedUntil({ basis: String(stated['处分类型']), from: on, until: alone }, running, kinds, law.number('effect-cap-months'));
  return { until, alone, addedDays: added, capped, locksPay: decision.outputs!['不得晋升工资档次'] === true, ...kept };
}

async function impose(unit: Unit, { case: file, facts }: StepContext): Promise<void> {
  const scopes: Scope[] = ['promotion', 'rank', 'grade', 'award', 'pool', 'selection', ...(facts['locksPay'] === true ? (['pay_step'] as const) : [])];
  for (const p of file.parties.filter((x) => x.role === 'subject')) {
    await beginEffect(unit, { personId: p.personId, kind: 'restriction', basis: String(facts['处分类型']), scopes, from: String(facts['处分生效日期']), until: String(facts['until']), caseId: file.id, source: String(facts['rowSource']) });
  }
}

/** M119: exactly one helper; naming another replaces the one before. */
async function nameHelper(unit: Unit, { case: file, stated }: StepContext): Promise<void> {
  const helper = String(stated['helper']) as PersonId;
  await removeParties(unit, file.id, 'helper');
  await addParties(unit, file.id, [{ role: 'helper', personId: helper }]);
}

async function mayHelp(_: Unit, { case: file, stated }: StepContext): Promise<void> {
  if (file.parties.some((p) => p.role === 'subject' && p.personId === stated['helper'])) throw new Refusal('rule', 'protection.helper_himself');
}

/** The period is over: nobody but the clock takes this step, and not before. */
async function isOver(unit: Unit, { case: file }: StepContext): Promise<void> {
  if (unit.actor.kind !== 'system') throw new Refusal('forbidden', 'protection.released_by_itself');
  if ((await effectsOfCase(unit, file.id)).some((e) => e.kind === 'restriction' && holdsOn(e, unit.today))) throw new Refusal('rule', 'protection.period_runs');
}

/** 防止“一处了之”: not closed without one helper and a talk that was written down. */
async function mayAssess(unit: Unit, { case: file }: StepContext): Promise<void> {
  const helpers = file.parties.filter((p) => p.role === 'helper').length;
  if (helpers !== 1) throw new Refusal('rule', 'protection.one_helper', { helpers }, [{ code: 'protection.one_helper_why', source: '济南市：为每名受处分处理干部安排1名帮带责任人' }]);
  if (!(await trailsOf(unit, [file.id])).get(file.id)!.some((t) => t.action === 'talk' || t.action === 'help_talk')) throw new Refusal('rule', 'protection.no_talk');
}

async function revoke(unit: Unit, { case: file }: StepContext): Promise<void> {
  await liftEffects(unit, (await effectsOfCase(unit, file.id)).filter((e) => e.endedOn === null), 'lifted', file.id);
}

const talk = [
  { key: 'talkOn', kind: 'day' as const, title: w('谈话日期', 'Day of the talk'), required: true },
  { key: 'talk', kind: 'long_text' as const, title: w('谈话内容和思想、工作状况', 'What was said; state of mind and work'), required: true },
];
/** What the form of the judgement asks for; the other two inputs the program knows itself. */
const known = ['处分影响期内', '纪检监察机关意见'];
const opinionWords: Readonly<Record<string, string>> = { agree: '同意', disagree: '不同意', no_opinion: '无意见' };

/** 分清性质、动机、轻重，结合现实表现和纪检监察机关意见 (M117, P07): what the table rules out nobody decides otherwise. */
async function mayReuse(unit: Unit, context: StepContext): Promise<FactValues> {
  await mayAssess(unit, context);
  const { case: file, stated, policy } = context;
  const answer = (await trailsOf(unit, [file.id])).get(file.id)!.findLast((t) => t.action === 'answer' && t.stated['body'] === 'discipline');
  const opinion = opinionWords[String(answer?.stated['opinion'])] ?? '未反馈';
  const running = (await effectsOfCase(unit, file.id)).some((e) => e.kind === 'restriction' && holdsOn(e, unit.today));
  const { decision, kept } = await decideByTable(unit, context, REUSE_RULE, { ...statedFor(policy, REUSE_RULE, stated, known), 处分影响期内: running, 纪检监察机关意见: opinion });
  const says = String(decision.outputs?.['重新使用结论'] ?? '集体研究');
  if (says === '暂不使用') throw new Refusal('rule', 'protection.not_reusable', { reason: kept.rowReason }, [{ code: 'protection.by_table', params: { reason: kept.rowReason }, source: kept.rowSource }]);
  return { tableSays: says, ...kept, opinion };
}

/** 处分、组织处理、诫勉的“后半篇文章” (M116–M119, P07). */
export const sanctionType: CaseType = {
  key: 'sanction',
  title: w('处分影响期跟踪', 'Following up a sanction'),
  reads: readSanctions,
  states: {
    in_force: { title: w('影响期内', 'In its period') },
    assessing: { title: w('期满评估', 'Assessed after the period'), term: { parameter: 'sanction-assessment-days', counted: 'working_days' } },
    reusable: { title: w('可以重新使用', 'May be used again') },
    not_yet: { title: w('暂不具备条件', 'Not yet') },
    revoked: { title: w('处分撤销', 'Sanction revoked') },
  },
  openings: [
    {
      key: 'registered',
      title: w('登记处分', 'Register a sanction'),
      by: handleSanctions,
      to: 'in_force',
      fields: (policy) => [
        ...tableFields(policy, PERIOD_RULE),
        { key: '处分生效日期', kind: 'day', title: w('处分生效日期', 'In force from'), required: true },
        { key: 'organ', kind: 'text', title: w('决定机关', 'Deciding organ'), required: true },
        { key: 'document', kind: 'text', title: w('文号', 'Number of the decision'), required: true },
        { key: 'decision', kind: 'files', title: w('处分决定', 'The decision'), required: false },
      ],
      check: period,
      carryOut: impose,
      open: true,
      notify: ['subject'],
    },
  ],
  steps: [
    { action: 'name_helper', title: w('明确帮带责任人', 'Name the helper'), by: handleSanctions, from: ['in_force', 'assessing'], to: 'same', fields: [{ key: 'helper', kind: 'person', title: w('帮带责任人', 'Helper'), required: true }], check: mayHelp, carryOut: nameHelper, notify: ['subject', 'helper'], open: true },
    { action: 'talk', title: w('记录回访谈话', 'Record a talk'), by: handleSanctions, from: ['in_force', 'assessing'], to: 'same', fields: talk },
    { action: 'help_talk', title: w('记录帮带谈话', 'Record a helping talk'), by: helpSanctioned, from: ['in_force', 'assessing'], to: 'same', ownParty: 'helper', fields: talk },
    { action: 'expire', title: w('影响期满', 'Period over'), byItself: true, by: handleSanctions, from: ['in_force'], to: 'assessing', check: isOver, notify: ['subject'], open: true },
    { action: 'revoke', title: w('处分被撤销', 'Sanction revoked'), by: decideSanctions, from: ['in_force', 'assessing'], to: 'revoked', needsReason: true, aside: true, carryOut: revoke, notify: ['subject', 'head'], open: true },
    {
      action: 'reuse',
      title: w('可以重新使用', 'May be used again'),
      by: decideSanctions,
      from: ['assessing'],
      to: 'reusable',
      needsReason: true,
      afterConsultation: true,
      check: mayReuse,
      fields: (policy) => [...tableFields(policy, REUSE_RULE, known), { key: 'conduct', kind: 'long_text', title: w('影响期内现实表现', 'Conduct in the period'), required: true }],
      notify: ['subject', 'head'],
      open: true,
    },
    { action: 'not_yet', title: w('暂不具备条件', 'Not yet'), by: decideSanctions, from: ['assessing'], to: 'not_yet', needsReason: true, afterConsultation: true, check: mayAssess, aside: true, notify: ['subject'], open: true },
  ],
  consults: [{ key: 'discipline', title: w('纪检监察机关', 'Discipline inspection and supervision') }],
  consultTerm: { parameter: 'consultation-days', counted: 'working_days' },
  reopensTo: 'assessing',
  consequences: consequencesOf,
};
