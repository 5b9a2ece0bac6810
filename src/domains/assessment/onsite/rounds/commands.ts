import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { must, type Permission, type Subject } from '../../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import { addWorkingDays } from '../../../../kernel/working-days.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { organizationSubject } from '../../../registry/index.ts';
import { answerOwnInspections, answerUnitInspections, closeRounds, inspectRounds } from '../../access.ts';
import type { planRound as planContract, recordInspection as recordContract } from './contract.ts';
import type { Inspection, LevelCoverage, Rectification, Round } from './model.ts';
import { belowRequired } from './rules/coverage.ts';
import { replyTermsOpen } from './rules/reply-terms.ts';
import { changeRectification, findInspection, findRound, findingsOf, holdRectification, holdRound, insertFindings, insertRectification, insertReply, insertRound, inspectionsOfRounds, repliesOf, saveClosing, saveInspection } from './store.ts';
import { coverageNow, universeOf } from './universe.ts';

type Body<E extends { readonly body?: z.ZodType | undefined }> = z.output<NonNullable<E['body']>>;
const wholeRegion = (actor: Actor): Subject => ({ regionId: actor.regionId, organizationPaths: [] });

/** Opens a round. Refuses a day to come (the registry of tomorrow is not known), one that finds nobody, and an item named twice. */
export const planRound = (house: House, actor: Actor, input: Body<typeof planContract>): Promise<{ id: string; targets: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, inspectRounds, wholeRegion(actor));
    for (const id of input.unitIds) must(actor, inspectRounds, await organizationSubject(unit, id));
    if (input.asOf > unit.today) throw new Refusal('invalid', 'assessment.round_ahead', { today: unit.today });
    const twice = input.items.find((name, i) => input.items.indexOf(name) !== i);
    if (twice !== undefined) throw new Refusal('invalid', 'assessment.round_item_twice', { item: twice });
    const round = { ...input, levels: [...new Set(input.levels)], items: input.items.map((name, i) => ({ key: `i${i + 1}`, name })) };
    const { targets } = await universeOf(unit, round);
    if (targets.length === 0) throw new Refusal('rule', 'assessment.round_empty', { asOf: input.asOf });
    const id = await insertRound(unit, round);
    unit.audit({ action: 'assessment.round_planned', subjectKind: 'inspection_round', subjectId: id, detail: { title: input.title, asOf: input.asOf, targets: targets.length } });
    return { id, targets: targets.length };
  });

/** The round held and still open. */
async function holdOpen(unit: Unit, id: string): Promise<Round> {
  const round = await holdRound(unit, id);
  if (!round) throw new Refusal('not_found', 'assessment.no_such_round');
  if (round.closedAt !== null) throw new Refusal('conflict', 'assessment.round_closed', { title: round.title });
  return round;
}

/** Every item of the round must be judged; each judgement has its basis by the contract. */
function mustJudgeAll(round: Round, findings: Body<typeof recordContract>['findings']): void {
  const missing = round.items.filter((i) => findings.filter((f) => f.item === i.key).length !== 1);
  const unknown = findings.filter((f) => !round.items.some((i) => i.key === f.item));
  if (missing.length + unknown.length > 0) throw new Refusal('invalid', 'assessment.findings_missing', { items: [...missing.map((i) => i.name), ...unknown.map((f) => f.item)].join('、') });
}

/** Records one inspection, or its next version with the reason. Nobody inspects himself; nothing is dated ahead. */
export const recordInspection = (house: House, actor: Actor, roundId: string, input: Body<typeof recordContract>): Promise<{ id: string; version: number; replyUntil: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, inspectRounds, wholeRegion(actor));
    const round = await holdOpen(unit, roundId);
    if (input.level === 'leader' && actor.personId === input.targetId) throw new Refusal('forbidden', 'assessment.review_own_case');
    if (input.inspectedOn > unit.today) throw new Refusal('invalid', 'assessment.inspected_ahead', { today: unit.today });
    mustJudgeAll(round, input.findings);
    const target = (await universeOf(unit, round)).targets.find((t) => t.level === input.level && t.id === input.targetId);
    if (!target) throw new Refusal('rule', 'assessment.not_in_round', { asOf: round.asOf });
    const known = (await inspectionsOfRounds(unit, [round.id])).find((i) => i.level === input.level && (i.personId ?? i.organizationId) === target.id);
    if (known && input.reason === undefined) throw new Refusal('rule', 'assessment.inspection_reason_needed', { name: target.name });
    const replyUntil = addWorkingDays(unit.today, (await policyInForce(unit, unit.today)).number('inspection-reply-days')).day;
    const saved = await saveInspection(unit, known, { roundId: round.id, level: input.level, organizationId: target.organizationId, personId: input.level === 'leader' ? target.id : null, inspectedOn: input.inspectedOn, inspectors: input.inspectors, replyUntil });
    await insertFindings(unit, saved.id, saved.version, input.findings, input.reason ?? null);
    unit.audit({ action: 'assessment.inspection_recorded', subjectKind: input.level === 'leader' ? 'person' : 'organization', subjectId: target.id, detail: { roundId: round.id, version: saved.version, reason: input.reason ?? null } });
    return { ...saved, replyUntil };
  });

/** Whom a permission is asked about: the department the region, a leader himself, a unit its team and sections and nothing about a person. */
async function subjectFor(unit: Unit, inspection: Inspection, permission: Permission): Promise<Subject> {
  if (permission === inspectRounds) return wholeRegion(unit.actor);
  if (permission === answerOwnInspections) return { regionId: unit.actor.regionId, personIds: inspection.personId === null ? [] : [inspection.personId as PersonId] };
  return inspection.personId === null ? organizationSubject(unit, inspection.organizationId) : { regionId: unit.actor.regionId, organizationPaths: [] };
}

async function inspectionFor(unit: Unit, id: string, permission: Permission): Promise<Inspection> {
  const inspection = await findInspection(unit, id);
  if (!inspection) throw new Refusal('not_found', 'assessment.no_such_inspection');
  must(unit.actor, permission, await subjectFor(unit, inspection, permission));
  return inspection;
}

/** Who answers: the unit, or the leader in person. */
type Answerer = 'unit' | 'self';
const answering = (as: Answerer): Permission => (as === 'self' ? answerOwnInspections : answerUnitInspections);

/** The inspected speak. Also after the round is closed: what they say stays beside the findings. */
export const replyToInspection = (house: House, actor: Actor, id: string, as: Answerer, reply: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const known = await findInspection(unit, id);
    // The round is held, so that a reply and the closing that waits for it come one after the other.
    if (known) await holdRound(unit, known.roundId);
    const inspection = await inspectionFor(unit, id, answering(as));
    await insertReply(unit, inspection, reply);
    unit.audit({ action: 'assessment.inspection_answered', subjectKind: inspection.personId === null ? 'organization' : 'person', subjectId: inspection.personId ?? inspection.organizationId, detail: { inspectionId: id } });
    return {};
  });

export const demandRectification = (house: House, actor: Actor, id: string, input: { readonly item: string; readonly demand: string; readonly dueOn: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const inspection = await inspectionFor(unit, id, inspectRounds);
    const finding = (await findingsOf(unit, [id])).find((f) => f.item === input.item);
    if (!finding || finding.verdict === 'sound') throw new Refusal('rule', 'assessment.nothing_to_rectify');
    if (input.dueOn < unit.today) throw new Refusal('invalid', 'assessment.rectification_due_past', { today: unit.today });
    const made = await insertRectification(unit, { inspectionId: id, ...input });
    unit.audit({ action: 'assessment.rectification_demanded', subjectKind: inspection.personId === null ? 'organization' : 'person', subjectId: inspection.personId ?? inspection.organizationId, detail: { rectificationId: made, dueOn: input.dueOn } });
    return { id: made };
  });

async function rectificationFor(unit: Unit, id: string, permission: Permission, state: Rectification['state']): Promise<void> {
  const found = await holdRectification(unit, id);
  if (!found) throw new Refusal('not_found', 'assessment.no_such_rectification');
  await inspectionFor(unit, found.inspectionId, permission);
  if (found.state !== state) throw new Refusal('conflict', 'assessment.rectification_not_in_state', { state: found.state });
}

export const reportRectification = (house: House, actor: Actor, id: string, as: Answerer, report: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    await rectificationFor(unit, id, answering(as), 'open');
    await changeRectification(unit, id, { report });
    unit.audit({ action: 'assessment.rectification_reported', subjectKind: 'rectification', subjectId: id });
    return {};
  });

/** 销号, or back for more. */
export const decideRectification = (house: House, actor: Actor, id: string, input: { readonly accept: boolean; readonly reason: string }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    await rectificationFor(unit, id, inspectRounds, 'reported');
    await changeRectification(unit, id, input);
    unit.audit({ action: 'assessment.rectification_decided', subjectKind: 'rectification', subjectId: id, detail: { accepted: input.accept, reason: input.reason } });
    return {};
  });

/** Names in the refusal's reasons; the page lists all. */
const NAMED = 20;

/** Closes a round at the coverage that the policy demands, once everybody was heard or had the time to be. */
export const closeRound = (house: House, actor: Actor, id: string, conclusion: string): Promise<{ coverage: LevelCoverage[] }> =>
  house.unit(actor, async (unit) => {
    must(actor, closeRounds, wholeRegion(actor));
    const round = await holdOpen(unit, id);
    const policy = await policyInForce(unit, unit.today);
    const required = policy.number('inspection-coverage-minimum');
    const source = policy.cite(policy.parameter('inspection-coverage-minimum').source);
    const { targets } = await universeOf(unit, round);
    const inspections = await inspectionsOfRounds(unit, [id]);
    const { levels, missing } = coverageNow(round, targets, inspections);
    if (belowRequired(levels, required).length > 0) {
      const reasons = missing.slice(0, NAMED).map((t): Reason => ({ code: 'assessment.inspection_missing', params: { name: t.name, unit: t.unitName }, source }));
      throw new Refusal('rule', 'assessment.round_not_covered', { required, missing: missing.length, names: missing.slice(0, 5).map((t) => t.name).join('、') }, reasons);
    }
    const ids = inspections.map((i) => i.id);
    const waiting = replyTermsOpen(inspections, await findingsOf(unit, ids), await repliesOf(unit, ids), unit.today);
    if (waiting.length > 0) throw new Refusal('rule', 'assessment.round_reply_term', { count: waiting.length, until: waiting.reduce((last, i) => (i.replyUntil > last ? i.replyUntil : last), '') });
    await saveClosing(unit, id, conclusion, { levels, required, policyVersion: policy.version });
    unit.audit({ action: 'assessment.round_closed', subjectKind: 'inspection_round', subjectId: id, detail: { required, inspected: inspections.length } });
    unit.publish({ type: 'assessment.inspection_round_closed', payload: { roundId: id } });
    return { coverage: [...levels] };
  });

/** The round by id for readers. */
export async function roundOf(unit: Unit, id: string): Promise<Round> {
  const round = await findRound(unit, id);
  if (!round) throw new Refusal('not_found', 'assessment.no_such_round');
  return round;
}
