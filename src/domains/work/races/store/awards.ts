import { newId } from '../../../../kernel/ids.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Award, AwardState } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;
const awardQuery = (unit: Unit) => unit.tx.selectFrom('work.race_award').selectAll().where('region_id', '=', region(unit));
const toAward = (r: Awaited<ReturnType<ReturnType<typeof awardQuery>['execute']>>[number]): Award => ({
  id: r.id, raceId: r.race_id, laneId: r.lane_id, kind: r.kind as Award['kind'], origin: r.origin as Award['origin'], state: r.state as AwardState, basis: r.basis, proposedOn: r.proposed_on, proposedBy: r.proposed_by,
  toldOn: r.told_on, replyUntil: r.reply_until, reply: r.reply, repliedOn: r.replied_on, repliedBy: r.replied_by, decidedOn: r.decided_on, decidedBy: r.decided_by, decidedAccount: r.decided_account, reason: r.reason, evidenceIds: r.evidence_ids, consequence: r.consequence,
  reviewUntil: r.review_until, reviewAskedOn: r.review_asked_on, reviewAskedBy: r.review_asked_by, reviewReason: r.review_reason, reviewedOn: r.reviewed_on, reviewedBy: r.reviewed_by, reviewOpinion: r.review_opinion,
});
export async function awards(unit: Unit, by: { readonly raceIds?: readonly string[]; readonly states?: readonly AwardState[]; readonly ids?: readonly string[] }): Promise<Award[]> {
  if (by.raceIds?.length === 0 || by.ids?.length === 0) return [];
  let q = awardQuery(unit);
  if (by.raceIds) q = q.where('race_id', 'in', [...by.raceIds]);
  if (by.states) q = q.where('state', 'in', [...by.states]);
  if (by.ids) q = q.where('id', 'in', [...by.ids]);
  return (await q.orderBy('kind').orderBy('id').execute()).map(toAward);
}
export const findAward = async (unit: Unit, id: string): Promise<Award | null> => (await awards(unit, { ids: [id] }))[0] ?? null;

/** Out: its id; null where the lane has one that stands. */
export async function insertAward(unit: Unit, a: Pick<Award, 'raceId' | 'laneId' | 'kind' | 'origin' | 'basis'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const row = await unit.tx
    .insertInto('work.race_award')
    .values({ region_id: region(unit), id, race_id: a.raceId, lane_id: a.laneId, kind: a.kind, origin: a.origin, state: 'proposed', basis: json(a.basis), proposed_on: unit.today, proposed_by: unit.actor.name, told_on: null, reply_until: null, reply: null, replied_on: null, replied_by: null, decided_on: null, decided_by: null, decided_account: null, reason: null, evidence_ids: [], consequence: null, review_until: null, review_asked_on: null, review_asked_by: null, review_reason: null, reviewed_on: null, reviewed_by: null, review_opinion: null })
    .onConflict((o) => o.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row ? id : null;
}

/** Changes of an award by the names of its fields. */
type Change = Partial<Omit<Award, 'id' | 'raceId' | 'laneId' | 'kind' | 'origin' | 'basis' | 'proposedOn' | 'proposedBy'>>;
export async function changeAward(unit: Unit, id: string, c: Change): Promise<void> {
  const values = {
    ...(c.state === undefined ? {} : { state: c.state }),
    ...(c.toldOn === undefined ? {} : { told_on: c.toldOn }),
    ...(c.replyUntil === undefined ? {} : { reply_until: c.replyUntil }),
    ...(c.reply === undefined ? {} : { reply: c.reply }),
    ...(c.repliedOn === undefined ? {} : { replied_on: c.repliedOn }),
    ...(c.repliedBy === undefined ? {} : { replied_by: c.repliedBy }),
    ...(c.decidedOn === undefined ? {} : { decided_on: c.decidedOn }),
    ...(c.decidedBy === undefined ? {} : { decided_by: c.decidedBy }),
    ...(c.decidedAccount === undefined ? {} : { decided_account: c.decidedAccount }),
    ...(c.reason === undefined ? {} : { reason: c.reason }),
    ...(c.evidenceIds === undefined ? {} : { evidence_ids: [...c.evidenceIds] }),
    ...(c.consequence === undefined ? {} : { consequence: c.consequence === null ? null : json(c.consequence) }),
    ...(c.reviewUntil === undefined ? {} : { review_until: c.reviewUntil }),
    ...(c.reviewAskedOn === undefined ? {} : { review_asked_on: c.reviewAskedOn }),
    ...(c.reviewAskedBy === undefined ? {} : { review_asked_by: c.reviewAskedBy }),
    ...(c.reviewReason === undefined ? {} : { review_reason: c.reviewReason }),
    ...(c.reviewedOn === undefined ? {} : { reviewed_on: c.reviewedOn }),
    ...(c.reviewedBy === undefined ? {} : { reviewed_by: c.reviewedBy }),
    ...(c.reviewOpinion === undefined ? {} : { review_opinion: c.reviewOpinion }),
  };
  await unit.tx.updateTable('work.race_award').set(values).where('region_id', '=', region(unit)).where('id', '=', id).execute();
}
