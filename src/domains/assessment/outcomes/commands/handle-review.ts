import type { Actor } from '../../../../kernel/actor.ts';
import { must, type Permission } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyVersion } from '../../../policy/index.ts';
import { decideAppeals, handleReviews } from '../../access.ts';
import { findResult, findRun } from '../../store/index.ts';
import type { Review, ReviewState } from '../model.ts';
import { decisionDue } from '../rules/review-terms.ts';
import { reviewStep, type ReviewAction } from '../rules/review-steps.ts';
import { graders } from '../store/outcomes.ts';
import { changeReview, findReview } from '../store/reviews.ts';
import { termsInForce } from './own-outcome.ts';

/** Reviews are handled by those who decide grades; appeals by those whom the body above sends. */
export const permissionFor = (review: Pick<Review, 'kind'>): Permission => (review.kind === 'appeal' ? decideAppeals : handleReviews);

/** The review, held for change, for somebody who may take this step; out with the state it leads to. */
export async function holdReview(unit: Unit, id: string, action: ReviewAction): Promise<{ review: Review; next: ReviewState }> {
  const review = await findReview(unit, id, true);
  if (!review) throw new Refusal('not_found', 'assessment.no_such_review');
  const run = await findRun(unit, review.runId);
  const result = run ? await findResult(unit, run.id, run.computation, review.personId) : null;
  must(unit.actor, permissionFor(review), { regionId: unit.actor.regionId, organizationPaths: [result?.organizationPath ?? ''] });
  const previous = review.previousId === null ? null : await findReview(unit, review.previousId);
  const decidedBefore = [...(await graders(unit, review.runId, review.personId)), previous?.closerAccountId ?? null];
  const step = reviewStep({ kind: review.kind, state: review.state, personId: review.personId, extended: review.extensionReason !== null, decidedBefore }, action, { accountId: unit.actor.accountId, personId: unit.actor.personId });
  if ('reasons' in step) throw new Refusal(step.reasons[0]!.code === 'assessment.review_not_in_state' ? 'conflict' : 'rule', step.reasons[0]!.code, step.reasons[0]!.params, step.reasons);
  return { review, next: step.next };
}

/** Takes a request up for decision. From here runs the term of an appeal. */
export const acceptReview = (house: House, actor: Actor, id: string): Promise<{ dueOn: string }> =>
  house.unit(actor, async (unit) => {
    const { review, next } = await holdReview(unit, id, 'accept');
    // The terms of the day on which the person asked.
    const policy = await policyVersion(unit, review.policyVersion, review.filedOn);
    const dueOn = review.kind === 'review' ? review.dueOn! : decisionDue('appeal', unit.today, termsInForce(policy)).day;
    await changeReview(unit, id, { state: next, acceptedOn: unit.today, dueOn });
    unit.audit({ action: 'assessment.review_accepted', subjectKind: 'person', subjectId: review.personId, detail: { reviewId: id, dueOn } });
    return { dueOn };
  });

/** Does not take it up, with the reason in writing. */
export const refuseReview = (house: House, actor: Actor, id: string, reason: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const { review, next } = await holdReview(unit, id, 'refuse');
    await changeReview(unit, id, { state: next, closed: { reason } });
    unit.audit({ action: 'assessment.review_refused', subjectKind: 'person', subjectId: review.personId, detail: { reviewId: id } });
    return {};
  });

/** 案情复杂: an appeal gets its extension, once. */
export const extendReview = (house: House, actor: Actor, id: string, reason: string): Promise<{ dueOn: string }> =>
  house.unit(actor, async (unit) => {
    const { review, next } = await holdReview(unit, id, 'extend');
    const policy = await policyVersion(unit, review.policyVersion, review.filedOn);
    const dueOn = decisionDue('appeal', review.acceptedOn!, termsInForce(policy), true).day;
    await changeReview(unit, id, { state: next, dueOn, extensionReason: reason });
    unit.audit({ action: 'assessment.review_extended', subjectKind: 'person', subjectId: review.personId, detail: { reviewId: id, dueOn } });
    return { dueOn };
  });
