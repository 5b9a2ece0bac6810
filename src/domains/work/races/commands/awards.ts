import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import type { Day } from '../../../../kernel/period.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { addWorkingDays } from '../../../../kernel/working-days.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { groupBy } from '../../queries/group-by.ts';
import { answerAwards, decideAwards, runRaces } from '../access.ts';
import type { Award, AwardKind, ConsequenceKind, Lane } from '../model.ts';
import { basisOf } from '../rules/award-proposals.ts';
import { changeAward, findAward, insertAward, lanes, standings } from '../store/index.ts';
import { standing } from '../standing.ts';
import { awardAfter, heldAward, heldRace, notInRace, subjectOf, whole } from './at-hand.ts';
import { putOnRecord, withdrawRecords } from './record.ts';

/** Whoever decides is somebody with a name and an account, and runs in none of it. */
async function decides(unit: Unit, all: readonly Lane[]): Promise<string> {
  const { accountId } = unit.actor;
  if (accountId === null) throw new Refusal('forbidden', 'work.named_people_decide');
  await notInRace(unit, all);
  return accountId;
}

/** A leader proposes somebody else than the program did, with the reason; from there it goes the same way. Refuses `work.award_stands`. */
export const proposeAward = (house: House, actor: Actor, raceId: string, input: { readonly laneId: string; readonly kind: AwardKind; readonly reason: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, decideAwards, whole(actor));
    const race = await heldRace(unit, raceId);
    if (race.state !== 'closed') throw new Refusal('conflict', 'work.race_moved', { state: race.state });
    const all = await lanes(unit, [raceId]);
    await decides(unit, all);
    const lane = all.find((l) => l.id === input.laneId);
    const latest = (await standings(unit, raceId)).findLast((s) => s.laneId === input.laneId);
    if (!lane || !latest) throw new Refusal('not_found', 'work.no_such_lane');
    const last = (await standings(unit, raceId)).filter((s) => s.month === latest.month && s.rank !== null);
    const ranked = groupBy(last, (s) => all.find((l) => l.id === s.laneId)!.groupName).get(lane.groupName)?.length ?? 0;
    const made = basisOf(input.kind, latest, { name: lane.groupName, ranked }, await holdsOn(unit, lane));
    const id = await insertAward(unit, { raceId, laneId: lane.id, kind: input.kind, origin: 'people', basis: { ...made, reasons: [{ statement: 'races.basis.people', params: { name: actor.name, reason: input.reason } }, ...made.reasons] } });
    if (id === null) throw new Refusal('conflict', 'work.award_stands');
    unit.audit({ action: 'work.award_proposed', subjectKind: 'race_award', subjectId: id, detail: { kind: input.kind } });
    return { id };
  });

const holdsOn = async (unit: Unit, lane: Lane): Promise<readonly string[]> => (lane.personId === null ? [] : ((await standing().againstAward(unit, [lane.personId])).get(lane.personId) ?? []));

/** Tells somebody that he is proposed for 蜗牛奖; from that day he has so many working days to answer (`race-reply-days`). */
export const tellAward = (house: House, actor: Actor, id: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, runRaces, whole(actor));
    const { award, lanes: all } = await heldAward(unit, id);
    const state = awardAfter(award, 'tell');
    await notInRace(unit, all);
    const days = (await policyInForce(unit, unit.today)).number('race-reply-days');
    await changeAward(unit, id, { state, toldOn: unit.today, replyUntil: addWorkingDays(unit.today, days).day });
    unit.audit({ action: 'work.award_told', subjectKind: 'race_award', subjectId: id });
    return {};
  });

/** Asked first whose it is, then locked and read again. */
async function own(unit: Unit, id: string): Promise<Award> {
  const found = await findAward(unit, id);
  if (!found) throw new Refusal('not_found', 'work.no_such_award');
  const lane = (await lanes(unit, [found.raceId])).find((l) => l.id === found.laneId)!;
  must(unit.actor, answerAwards, await subjectOf(unit, lane));
  return (await heldAward(unit, id)).award;
}

/** What the person says to the proposal, in time (his unit enters it where he has no account); his last word before the decision stands. */
export const replyToAward = (house: House, actor: Actor, id: string, reply: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const award = await own(unit, id);
    if (award.state !== 'told') throw new Refusal('conflict', 'work.award_moved', { state: award.state });
    if (unit.today > award.replyUntil!) throw new Refusal('rule', 'work.reply_over', { day: award.replyUntil! });
    await changeAward(unit, id, { reply, repliedOn: unit.today, repliedBy: actor.name });
    unit.audit({ action: 'work.award_replied', subjectKind: 'race_award', subjectId: id });
    return {};
  });

export interface AwardDecision {
  readonly reason: string;
  readonly consequence: { readonly kind: ConsequenceKind; readonly measureId: string | null; readonly text: string; readonly dueOn: Day };
}

/**
 * A leader gives the award, with the reason and what follows: a reward for 奔跑奖, a talk or remediation with a day for 蜗牛奖. It becomes evidence.
 * Refuses 奔跑奖 while something stands against the person, 蜗牛奖 before he has answered or his days are over.
 */
export const confirmAward = (house: House, actor: Actor, id: string, input: AwardDecision): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, decideAwards, whole(actor));
    const { award, race, lane, lanes: all } = await heldAward(unit, id);
    const state = awardAfter(award, 'confirm');
    const decidedAccount = await decides(unit, all);
    if ((award.kind === 'running') !== (input.consequence.kind === 'reward')) throw new Refusal('invalid', 'work.consequence_misplaced', {}, [{ code: 'work.consequence_misplaced', at: 'consequence.kind' }]);
    if (input.consequence.dueOn < unit.today) throw new Refusal('invalid', 'work.due_before', {}, [{ code: 'work.due_before', at: 'consequence.dueOn' }]);
    const holds = award.kind === 'running' ? await holdsOn(unit, lane) : [];
    if (holds.length > 0) throw new Refusal('rule', 'work.award_held', { reasons: holds.join('；') });
    if (award.kind === 'snail' && award.repliedOn === null && unit.today <= award.replyUntil!) throw new Refusal('rule', 'work.reply_runs', { day: award.replyUntil! });
    const policy = await policyInForce(unit, unit.today);
    const { measureId } = input.consequence;
    if (measureId !== null && !policy.measure(measureId)) throw new Refusal('invalid', 'work.no_such_measure', {}, [{ code: 'work.no_such_measure', at: 'consequence.measureId' }]);
    const evidenceIds = await putOnRecord(unit, { race, lane, award, decision: input });
    await changeAward(unit, id, { state, decidedOn: unit.today, decidedBy: actor.name, decidedAccount, reason: input.reason, evidenceIds, consequence: { ...input.consequence, checkedOn: null, checkedBy: null, result: null, cancelled: false }, ...(award.kind === 'snail' ? { reviewUntil: addWorkingDays(unit.today, policy.number('race-review-days')).day } : {}) });
    unit.audit({ action: 'work.award_confirmed', subjectKind: 'race_award', subjectId: id, detail: { kind: award.kind, consequence: input.consequence.kind } });
    unit.publish({ type: 'work.award_decided', payload: { awardId: id, kind: award.kind, personId: lane.personId, organizationId: lane.organizationId, evidenceIds } });
    return {};
  });

/** A leader drops a proposal, with the reason: nobody gets it, or somebody else who is then proposed. */
export const dropAward = (house: House, actor: Actor, id: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, decideAwards, whole(actor));
    const { award, lanes: all } = await heldAward(unit, id);
    const state = awardAfter(award, 'drop');
    const decidedAccount = await decides(unit, all);
    await changeAward(unit, id, { state, decidedOn: unit.today, decidedBy: actor.name, decidedAccount, reason });
    unit.audit({ action: 'work.award_dropped', subjectKind: 'race_award', subjectId: id });
    return {};
  });

/** The person (or the unit) asks for review of 蜗牛奖 in time (`race-review-days`). */
export const askAwardReview = (house: House, actor: Actor, id: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const award = await own(unit, id);
    const state = awardAfter(award, 'ask_review');
    if (unit.today > award.reviewUntil!) throw new Refusal('rule', 'work.review_over', { day: award.reviewUntil! });
    await changeAward(unit, id, { state, reviewAskedOn: unit.today, reviewAskedBy: actor.name, reviewReason: reason });
    unit.audit({ action: 'work.award_review_asked', subjectKind: 'race_award', subjectId: id });
    return {};
  });

/** Somebody else than who decided reviews. Reversed, the record is withdrawn and what was to follow is cancelled. */
export const reviewAward = (house: House, actor: Actor, id: string, input: { readonly upheld: boolean; readonly opinion: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, decideAwards, whole(actor));
    const { award, race, lane, lanes: all } = await heldAward(unit, id);
    const state = awardAfter(award, input.upheld ? 'uphold' : 'reverse');
    if ((await decides(unit, all)) === award.decidedAccount) throw new Refusal('forbidden', 'work.review_by_another');
    if (!input.upheld) await withdrawRecords(unit, { race, lane, award, opinion: input.opinion });
    await changeAward(unit, id, { state, reviewedOn: unit.today, reviewedBy: actor.name, reviewOpinion: input.opinion, ...(input.upheld ? {} : { consequence: { ...award.consequence!, cancelled: true } }) });
    unit.audit({ action: input.upheld ? 'work.award_upheld' : 'work.award_reversed', subjectKind: 'race_award', subjectId: id });
    if (!input.upheld) unit.publish({ type: 'work.award_reversed', payload: { awardId: id, kind: award.kind, personId: lane.personId, organizationId: lane.organizationId } });
    return {};
  });

/** What came of reward, talk or remediation. Not while a review waits, nor after it was cancelled. */
export const checkConsequence = (house: House, actor: Actor, id: string, result: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, runRaces, whole(actor));
    const { award, lanes: all } = await heldAward(unit, id);
    const { consequence } = award;
    if ((award.state !== 'confirmed' && award.state !== 'upheld') || consequence === null || consequence.checkedOn !== null) throw new Refusal('conflict', 'work.award_moved', { state: award.state });
    await notInRace(unit, all);
    await changeAward(unit, id, { consequence: { ...consequence, checkedOn: unit.today, checkedBy: actor.name, result } });
    unit.audit({ action: 'work.consequence_checked', subjectKind: 'race_award', subjectId: id });
    return {};
  });
