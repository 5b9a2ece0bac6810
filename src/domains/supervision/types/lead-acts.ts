import type { PersonId } from '../../../kernel/ids.ts';
import { addDays } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { decideByTable, findCase, openCaseIn, takeStepIn, statedFor, trailsOf, type Consequence, type FactValues, type StepContext } from '../../cases/index.ts';
import type { PolicyView } from '../../policy/index.ts';
import { organizationNames, organizationsNow, personFacts, personSummaries } from '../../registry/index.ts';
import { withdrawIn } from '../commands/items.ts';
import { namesIn } from '../rules/anonymous.ts';
import { changeHandled, findCampaign, findItems, findProblem, handledLines, insertWarning, originsOf, saveHandled, warnings } from '../store/index.ts';

export const SERIOUSNESS_RULE = 'lead-seriousness';
export const MEASURE_RULE = 'lead-measure';
export const HANDLING_RULE = 'handling-measure';

const subjectsOf = (c: StepContext): PersonId[] => c.case.parties.filter((p) => p.role === 'subject').map((p) => p.personId);

/** Types of problem of the place, as its pack lists them. */
export const problemTypes = (policy: PolicyView): string[] => String(policy.parameter('problem-types').value).split('、');

/** The type of a verified lead: stated, or that of the campaign's problem it comes from. Refuses one that neither the pack nor the campaign knows. */
export async function verify(unit: Unit, { case: file, stated, policy }: StepContext): Promise<FactValues> {
  const [origin] = (await originsOf(unit, { caseId: file.id })).filter((o) => o.kind === 'problem');
  const given = origin ? (await findProblem(unit, origin.originId))?.type : undefined;
  const type = stated['type'] ?? given;
  if (type === undefined) throw new Refusal('invalid', 'supervision.type_needed', {}, [{ code: 'supervision.type_needed', at: 'type' }]);
  const campaign = origin?.campaignId ? await findCampaign(unit, origin.campaignId) : null;
  if (!problemTypes(policy).includes(String(type)) && !campaign?.types.includes(String(type))) throw new Refusal('invalid', 'supervision.no_such_type', { type: String(type) });
  return { type: String(type) };
}

/** Found untrue: what led to it is withdrawn and says so on every sheet it stood on. */
export async function refute(unit: Unit, { case: file, reason }: StepContext): Promise<void> {
  const ids = (await originsOf(unit, { caseId: file.id })).filter((o) => o.kind === 'item').map((o) => o.originId);
  if (ids.length === 0) return;
  for (const item of await findItems(unit, { ids, limit: ids.length })) if (item.withdrawnOn === null) await withdrawIn(unit, item.id, reason ?? '');
}

/** The tables' word on how serious it is and on the measure: a proposal, kept with row and article (P06). */
export async function grade(unit: Unit, context: StepContext): Promise<FactValues> {
  const { decision: how } = await decideByTable(unit, context, SERIOUSNESS_RULE, statedFor(context.policy, SERIOUSNESS_RULE, context.stated));
  if (how.status !== 'decided') throw new Refusal('rule', 'supervision.not_graded');
  const seriousness = String(how.outputs!['问题严重程度']);
  const { decision: what, kept } = await decideByTable(unit, context, MEASURE_RULE, { 问题严重程度: seriousness });
  if (what.status !== 'decided') throw new Refusal('rule', 'supervision.no_measure_for', { seriousness });
  return { seriousness, proposes: String(what.outputs!['建议措施']), ...kept };
}

/** Who has been heard: by his own statement or at a hearing that was written down. */
async function heard(unit: Unit, caseId: string): Promise<Set<string>> {
  return new Set((await trailsOf(unit, [caseId])).get(caseId)!.flatMap((t) => (typeof t.kept['heard'] === 'string' ? [t.kept['heard']] : [])));
}

/** The person of a step that is about one; left out where there is only one. */
function oneOf(context: StepContext): PersonId {
  const subjects = subjectsOf(context);
  const named = (context.stated['person'] as PersonId | undefined) ?? (subjects.length === 1 ? subjects[0] : undefined);
  if (named === undefined) throw new Refusal('invalid', 'supervision.person_needed', {}, [{ code: 'supervision.person_needed', at: 'person' }]);
  if (!subjects.includes(named)) throw new Refusal('invalid', 'supervision.not_of_case', {}, [{ code: 'supervision.not_of_case', at: 'person' }]);
  return named;
}

export const hear = async (_: Unit, context: StepContext): Promise<FactValues> => ({ heard: oneOf(context) });
export const hearOneself = async (unit: Unit): Promise<FactValues> => ({ heard: unit.actor.personId! });

/** Nothing is put to decision before everybody was heard, or the term to be heard is over. */
export async function allHeard(unit: Unit, context: StepContext): Promise<FactValues> {
  const { dueOn } = context.case;
  const known = await heard(unit, context.case.id);
  const missing = subjectsOf(context).filter((p) => !known.has(p)).length;
  if (missing > 0 && (dueOn === null || unit.today <= dueOn)) throw new Refusal('rule', 'supervision.not_heard', { missing });
  return { silentInTime: missing > 0 };
}

interface Asked {
  readonly counts: boolean;
  readonly mustHear: boolean;
  readonly moves: boolean;
  readonly period: string | null;
}
/** What a measure asks for and leads to, by the table. */
function asksFor(policy: PolicyView, measure: string): Asked {
  const d = policy.decide(HANDLING_RULE, { 处理措施: measure });
  if (d.status !== 'decided') throw new Refusal('rule', 'supervision.no_such_measure', { measure });
  const period = String(d.outputs!['影响期类型']);
  return { counts: d.outputs!['是否计入处理人数'] === true, mustHear: d.outputs!['须听取本人意见'] === true, moves: d.outputs!['是否调整岗位'] === true, period: period === '无' ? null : period };
}

/** A measure that needs a hearing is decided for nobody who was not heard (M091), unless he let the term pass. */
async function mayHandle(unit: Unit, context: StepContext, people: readonly PersonId[], measure: string): Promise<void> {
  if (!asksFor(context.policy, measure).mustHear) return;
  const known = await heard(unit, context.case.id);
  const missing = people.filter((p) => !known.has(p)).length;
  if (missing > 0 && context.facts['silentInTime'] !== true) throw new Refusal('rule', 'supervision.not_heard', { missing });
}

async function decideFor(unit: Unit, context: StepContext, people: readonly PersonId[], measure: string): Promise<void> {
  const facts = await personFacts(unit, people, unit.today);
  const where = await personSummaries(unit, people);
  const campaignId = (await originsOf(unit, { caseId: context.case.id })).find((o) => o.campaignId !== null)?.campaignId ?? null;
  const { counts } = asksFor(context.policy, measure);
  for (const personId of people) {
    const level = facts.get(personId)?.['领导职务层次'];
    await saveHandled(unit, { caseId: context.case.id, personId, type: String(context.facts['type']), measure, counts, level: typeof level === 'string' && level !== '无' ? level : null, organizationId: where.get(personId)?.organizationId ?? context.case.organizationId, campaignId });
  }
}

const undecided = async (unit: Unit, context: StepContext): Promise<PersonId[]> => {
  const done = new Set((await handledLines(unit, { caseIds: [context.case.id] })).map((h) => h.personId));
  return subjectsOf(context).filter((p) => !done.has(p));
};

export async function mayDecideOne(unit: Unit, context: StepContext): Promise<FactValues> {
  const person = oneOf(context);
  await mayHandle(unit, context, [person], String(context.stated['measure']));
  return { person };
}
export const decideOne = (unit: Unit, context: StepContext): Promise<void> => decideFor(unit, context, [oneOf(context)], String(context.stated['measure']));

/** The decision is complete when everybody has one: those decided before, and the rest by the measure stated now. */
export async function mayDecide(unit: Unit, context: StepContext): Promise<FactValues> {
  const rest = await undecided(unit, context);
  const measure = context.stated['measure'];
  if (rest.length > 0) {
    if (measure === undefined) throw new Refusal('rule', 'supervision.undecided', { left: rest.length }, [{ code: 'supervision.undecided', params: { left: rest.length }, at: 'measure' }]);
    await mayHandle(unit, context, rest, String(measure));
  }
  return { decided: [...(await handledLines(unit, { caseIds: [context.case.id] })).map((h) => `${h.personId} ${h.measure}`), ...rest.map((p) => `${p} ${String(measure)}`)], decidedOn: unit.today };
}
export async function decide(unit: Unit, context: StepContext): Promise<void> {
  const rest = await undecided(unit, context);
  if (rest.length > 0) await decideFor(unit, context, rest, String(context.stated['measure']));
}

/** A measure with an effect period needs the deciding organ and its paper; nothing takes force before it was decided or tomorrow. */
export async function mayCarryOut(unit: Unit, { case: file, stated, policy }: StepContext): Promise<void> {
  const lines = await handledLines(unit, { caseIds: [file.id] });
  const on = String(stated['doneOn']);
  const first = lines.map((l) => l.decidedOn).sort()[0] ?? unit.today;
  if (on > unit.today || on < first) throw new Refusal('invalid', 'supervision.done_outside', { from: first }, [{ code: 'supervision.done_outside', params: { from: first }, at: 'doneOn' }]);
  if (lines.some((l) => asksFor(policy, l.measure).period !== null) && (stated['organ'] === undefined || stated['document'] === undefined)) throw new Refusal('invalid', 'supervision.document_needed', {}, [{ code: 'supervision.document_needed', at: stated['organ'] === undefined ? 'organ' : 'document' }]);
}

/** Carries a decision out: a case that follows up each effect period, and the news that somebody leaves his post and hands over. */
export async function carryOut(unit: Unit, { case: file, stated, policy }: StepContext): Promise<void> {
  const on = String(stated['doneOn']);
  for (const line of await handledLines(unit, { caseIds: [file.id] })) {
    const asked = asksFor(policy, line.measure);
    let followUp: { id: string } | null = null;
    if (asked.period !== null) followUp = await openCaseIn(unit, { type: 'sanction', opening: 'registered', title: `${line.measure}影响期跟踪`, organizationId: line.organizationId, parties: [{ role: 'subject', personId: line.personId as PersonId }], facts: { 处分类型: asked.period, 处分生效日期: on, organ: stated['organ'], document: stated['document'] } });
    await changeHandled(unit, file.id, line.personId, { carried_out_on: on, ...(followUp ? { follow_up_case_id: followUp.id } : {}) });
    if (asked.moves) unit.publish({ type: 'supervision.person_adjusted', payload: { caseId: file.id, personId: line.personId, organizationId: line.organizationId, measure: line.measure, on } });
  }
}

/** The effect is judged when nobody can ask for a review any more. */
export async function mayAssess(unit: Unit, { facts, policy }: StepContext): Promise<void> {
  const until = addDays(String(facts['decidedOn']), policy.number('review-request-days'));
  if (unit.today <= until) throw new Refusal('rule', 'supervision.review_open', { until });
}
export async function mayAskReview(unit: Unit, { facts, policy }: StepContext): Promise<FactValues> {
  const until = addDays(String(facts['decidedOn']), policy.number('review-request-days'));
  if (unit.today > until) throw new Refusal('rule', 'supervision.review_over', { until });
  return { askedBy: unit.actor.personId! };
}

/** A decision taken back takes everything with it: the lines, and the cases that follow up their periods. */
export async function undo(unit: Unit, { case: file, reason }: StepContext): Promise<void> {
  for (const line of await handledLines(unit, { caseIds: [file.id] })) {
    await changeHandled(unit, file.id, line.personId, { undone_on: unit.today });
    if (line.followUpCaseId === null) continue;
    const followUp = await findCase(unit, line.followUpCaseId);
    if (followUp && followUp.closedOn === null) await takeStepIn(unit, followUp.id, { action: 'revoke', reason: reason ?? '', revision: null });
  }
}

/** 警示案例 (M091): to units of the same kinds as those where the people serve; names of people and units are refused. */
export async function publishWarning(unit: Unit, { case: file, facts, stated }: StepContext): Promise<void> {
  const lines = (await handledLines(unit, { caseIds: [file.id] })).filter((l) => l.counts);
  if (lines.length === 0) throw new Refusal('rule', 'supervision.nothing_to_warn');
  const all = await organizationsNow(unit);
  const involved = new Set([file.organizationId, ...lines.map((l) => l.organizationId)]);
  const topOf = (id: string): typeof all => {
    const found = all.find((o) => o.id === id);
    return !found ? [] : found.type === 'department' && found.parentId ? topOf(found.parentId) : [found];
  };
  const units = [...involved].flatMap(topOf);
  const people = await personSummaries(unit, file.parties.map((p) => p.personId));
  const names = [...[...people.values()].map((p) => p.name), ...(await organizationNames(unit, [...involved])).values(), ...units.flatMap((o) => [o.name, o.shortName])].filter((n): n is string => typeof n === 'string');
  const found = namesIn(`${String(stated['warningTitle'])}${String(stated['warning'])}`, names);
  if (found.length > 0) throw new Refusal('rule', 'supervision.not_anonymous', { names: found.join('、') }, [{ code: 'supervision.not_anonymous', params: { names: found.join('、') }, at: 'warning' }]);
  const types = [...new Set(units.map((o) => o.type))];
  const to = all.filter((o) => types.includes(o.type) && !units.some((u) => u.id === o.id));
  const id = await insertWarning(unit, { caseId: file.id, type: String(facts['type']), title: String(stated['warningTitle']), body: String(stated['warning']), unitTypes: types }, to.map((o) => o.id));
  if (id === null) throw new Refusal('conflict', 'supervision.warned_before');
  unit.audit({ action: 'supervision.warning_published', subjectKind: 'warning', subjectId: id, detail: { units: to.length } });
}

/** What a lead changed elsewhere, for its page. */
export async function leadConsequences(unit: Unit, caseId: string): Promise<Consequence[]> {
  const lines = await handledLines(unit, { caseIds: [caseId] });
  return [
    ...lines.map((l) => ({ kind: 'measure', personId: l.personId, at: l.carriedOutOn ?? l.decidedOn, title: { zh: `${l.measure}${l.carriedOutOn ? '，已落实' : ''}${l.followUpCaseId ? '，影响期另案跟踪' : ''}`, en: `${l.measure}${l.carriedOutOn ? ', carried out' : ''}${l.followUpCaseId ? '; its period is followed up in a case of its own' : ''}` }, ...(l.followUpCaseId ? { to: `/cases/${l.followUpCaseId}` } : {}) })),
    ...(await warnings(unit, { caseId })).map((w) => ({ kind: 'warning', personId: null, at: w.publishedOn, title: { zh: `警示案例“${w.title}”，发送${w.sent.length}个同类单位`, en: `Warning case “${w.title}”, sent to ${w.sent.length} comparable units` }, to: '/supervision/warnings' })),
  ];
}
