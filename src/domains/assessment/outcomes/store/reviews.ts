import { newId, type PersonId } from '../../../../kernel/ids.ts';
import type { Day } from '../../../../kernel/period.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Grade } from '../../model.ts';
import type { MarkCorrection, Review, ReviewKind, ReviewResult, ReviewState } from '../model.ts';
import './tables.ts';

const query = (unit: Unit) => unit.tx.selectFrom('assessment.review').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toReview = (r: Row): Review => ({
  id: r.id,
  runId: r.run_id,
  personId: r.person_id as PersonId,
  outcomeVersion: r.outcome_version,
  kind: r.kind as ReviewKind,
  previousId: r.previous_id,
  state: r.state as ReviewState,
  grounds: r.grounds,
  attachments: r.attachments,
  filedOn: r.filed_on,
  acceptedOn: r.accepted_on,
  dueOn: r.due_on,
  extensionReason: r.extension_reason,
  closingReason: r.closing_reason,
  result: r.result as ReviewResult | null,
  grade: r.grade as Grade | null,
  corrections: r.corrections,
  computation: r.computation,
  closedOn: r.closed_on,
  closedBy: r.closed_by,
  closerAccountId: r.closer_account_id,
  policyVersion: r.policy_version,
});

export async function findReview(unit: Unit, id: string, forUpdate = false): Promise<Review | null> {
  let q = query(unit).where('id', '=', id);
  if (forUpdate) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toReview(row) : null;
}

/** Oldest first. */
export async function reviewsOf(unit: Unit, where: { readonly personId?: string; readonly runId?: string; readonly states?: readonly ReviewState[] }): Promise<Review[]> {
  let q = query(unit);
  if (where.personId !== undefined) q = q.where('person_id', '=', where.personId);
  if (where.runId !== undefined) q = q.where('run_id', '=', where.runId);
  if (where.states !== undefined) q = q.where('state', 'in', [...where.states]);
  return (await q.orderBy('filed_at').orderBy('id').execute()).map(toReview);
}

/** Null when one is open for the person and year already. */
export async function insertReview(unit: Unit, r: Pick<Review, 'runId' | 'personId' | 'outcomeVersion' | 'kind' | 'previousId' | 'grounds' | 'attachments' | 'dueOn' | 'policyVersion'>): Promise<string | null> {
  const row = await unit.tx
    .insertInto('assessment.review')
    .values({
      region_id: unit.actor.regionId,
      id: newId(unit.at.getTime()),
      run_id: r.runId,
      person_id: r.personId,
      outcome_version: r.outcomeVersion,
      kind: r.kind,
      previous_id: r.previousId,
      state: 'filed',
      grounds: r.grounds,
      attachments: json([...r.attachments]),
      filed_at: unit.at,
      filed_on: unit.today,
      accepted_on: null,
      due_on: r.dueOn,
      extension_reason: null,
      closing_reason: null,
      result: null,
      grade: null,
      corrections: json([]),
      computation: null,
      closed_on: null,
      closed_by: null,
      closer_account_id: null,
      policy_version: r.policyVersion,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface ReviewChange {
  readonly state: ReviewState;
  readonly acceptedOn?: Day;
  readonly dueOn?: Day;
  readonly extensionReason?: string;
  readonly closed?: { readonly reason: string; readonly result?: ReviewResult; readonly grade?: Grade; readonly corrections?: readonly MarkCorrection[]; readonly computation?: number };
}

export async function changeReview(unit: Unit, id: string, c: ReviewChange): Promise<void> {
  await unit.tx
    .updateTable('assessment.review')
    .set({
      state: c.state,
      ...(c.acceptedOn === undefined ? {} : { accepted_on: c.acceptedOn }),
      ...(c.dueOn === undefined ? {} : { due_on: c.dueOn }),
      ...(c.extensionReason === undefined ? {} : { extension_reason: c.extensionReason }),
      ...(c.closed === undefined
        ? {}
        : {
            closing_reason: c.closed.reason,
            result: c.closed.result ?? null,
            grade: c.closed.grade ?? null,
            corrections: json([...(c.closed.corrections ?? [])]),
            computation: c.closed.computation ?? null,
            closed_on: unit.today,
            closed_by: unit.actor.name,
            closer_account_id: unit.actor.accountId,
          }),
    })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}
