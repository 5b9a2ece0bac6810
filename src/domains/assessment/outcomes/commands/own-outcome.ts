import type { Actor } from '../../../../kernel/actor.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/permission.ts';
import { dayInChina } from '../../../../kernel/clock.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { readFile } from '../../../../platform/files/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../../policy/index.ts';
import { answerOwnOutcome } from '../../access.ts';
import type { Outcome, Review, ReviewKind, View } from '../model.ts';
import { decisionDue, mayFile, type FilingCase, type ReviewTerms } from '../rules/review-terms.ts';
import { reviewStep } from '../rules/review-steps.ts';
import { holdOutcome, saveView } from '../store/outcomes.ts';
import { changeReview, findReview, insertReview, reviewsOf } from '../store/reviews.ts';

/** The person behind the session, or a refusal for an account without one. */
export function ownPerson(actor: Actor): PersonId {
  if (actor.personId === null) throw new Refusal('forbidden', 'assessment.account_without_person');
  must(actor, answerOwnOutcome, { regionId: actor.regionId, personIds: [actor.personId] });
  return actor.personId;
}

async function ownOutcome(unit: Unit, runId: string): Promise<Outcome> {
  const outcome = await holdOutcome(unit, runId, ownPerson(unit.actor));
  if (!outcome) throw new Refusal('not_found', 'assessment.no_outcome_yet');
  return outcome;
}

/** 本人签署意见: agrees, or disagrees with reasons. Once for each version; a disagreement is not a request for review. */
export const giveView = (house: House, actor: Actor, runId: string, input: { readonly view: View; readonly reason?: string | undefined }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const outcome = await ownOutcome(unit, runId);
    if (outcome.view !== null) throw new Refusal('conflict', 'assessment.view_given');
    if (input.view === 'disagree' && input.reason === undefined) throw new Refusal('invalid', 'assessment.view_reason_needed');
    await saveView(unit, outcome, input.view, input.reason ?? null);
    unit.audit({ action: 'assessment.view_given', subjectKind: 'person', subjectId: outcome.personId, detail: { runId, version: outcome.version, view: input.view } });
    return {};
  });

export const termsInForce = (policy: PolicyView): ReviewTerms => ({
  requestDays: policy.number('review-request-days'),
  reviewDecisionDays: policy.number('review-decision-days'),
  appealAfterReviewDays: policy.number('appeal-days'),
  appealDirectDays: policy.number('appeal-direct-days'),
  appealDecisionDays: policy.number('appeal-decision-days'),
  appealExtensionDays: policy.number('appeal-extension-days'),
});

/** Reviews of one version of an outcome, as the rule on terms wants them. */
export const filingCase = (outcome: Outcome, reviews: readonly Review[]): FilingCase => ({
  toldOn: dayInChina(outcome.servedAt),
  earlier: reviews.filter((r) => r.outcomeVersion === outcome.version).map((r) => ({ kind: r.kind, state: r.state, closedOn: r.closedOn })),
});

/**
 * Asks for a review, or appeals (公务员法 第九十五条). The grade stays in force meanwhile. Refuses outside the legal terms,
 * beside an open one, and attachments that are not there.
 */
export const fileReview = (house: House, actor: Actor, runId: string, input: { readonly kind: ReviewKind; readonly grounds: string; readonly attachments: readonly string[] }): Promise<{ id: string; dueOn: string | null }> =>
  house.unit(actor, async (unit) => {
    const outcome = await ownOutcome(unit, runId);
    const policy = await policyInForce(unit, unit.today);
    const terms = termsInForce(policy);
    const earlier = await reviewsOf(unit, { personId: outcome.personId, runId });
    const against = mayFile(input.kind, filingCase(outcome, earlier), terms, unit.today);
    if (against[0]) throw new Refusal('rule', against[0].code, against[0].params, against);
    const attachments = [];
    for (const hash of input.attachments) {
      const { name } = await readFile(unit, hash);
      attachments.push({ hash, name });
    }
    const previous = earlier.findLast((r) => r.kind === 'review' && r.state === 'decided' && r.outcomeVersion === outcome.version);
    const dueOn = input.kind === 'review' ? decisionDue('review', unit.today, terms).day : null;
    const id = await insertReview(unit, { runId, personId: outcome.personId, outcomeVersion: outcome.version, kind: input.kind, previousId: input.kind === 'appeal' ? (previous?.id ?? null) : null, grounds: input.grounds, attachments, dueOn, policyVersion: policy.version });
    if (id === null) throw new Refusal('conflict', 'assessment.review_open_already');
    unit.audit({ action: 'assessment.review_filed', subjectKind: 'person', subjectId: outcome.personId, detail: { reviewId: id, kind: input.kind, runId } });
    return { id, dueOn };
  });

/** The person takes a request back before it is decided. */
export const withdrawReview = (house: House, actor: Actor, id: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const personId = ownPerson(actor);
    const review = await findReview(unit, id, true);
    if (!review || review.personId !== personId) throw new Refusal('not_found', 'assessment.no_such_review');
    const step = reviewStep({ ...review, extended: review.extensionReason !== null, decidedBefore: [] }, 'withdraw', { accountId: actor.accountId, personId });
    if ('reasons' in step) throw new Refusal('conflict', step.reasons[0]!.code, step.reasons[0]!.params, step.reasons);
    await changeReview(unit, id, { state: step.next, closed: { reason: '' } });
    unit.audit({ action: 'assessment.review_withdrawn', subjectKind: 'person', subjectId: personId, detail: { reviewId: id } });
    return {};
  });
