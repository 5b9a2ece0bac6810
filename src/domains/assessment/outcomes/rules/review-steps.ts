import type { Reason } from '../../../../kernel/refusal.ts';
import type { ReviewKind, ReviewState } from '../model.ts';

export const rule = { ruleId: 'assessment.review_steps', source: '公务员法 第七十六条（回避）、第九十五条、第九十六条' } as const;

export const reviewActions = ['accept', 'refuse', 'extend', 'decide', 'withdraw'] as const;
export type ReviewAction = (typeof reviewActions)[number];

const steps: Readonly<Record<ReviewAction, { readonly from: readonly ReviewState[]; readonly to: ReviewState | 'same' }>> = {
  accept: { from: ['filed'], to: 'accepted' },
  refuse: { from: ['filed'], to: 'not_accepted' },
  extend: { from: ['accepted'], to: 'same' },
  decide: { from: ['accepted'], to: 'decided' },
  withdraw: { from: ['filed', 'accepted'], to: 'withdrawn' },
};

export interface ReviewAtHand {
  readonly kind: ReviewKind;
  readonly state: ReviewState;
  readonly personId: string;
  readonly extended: boolean;
  /** Accounts that decided the grade, for an appeal also those that decided the review. */
  readonly decidedBefore: readonly (string | null)[];
}

/**
 * Where a step leads, or what stands against it. The person himself only withdraws; nobody handles his own case;
 * whoever decided the grade or the review does not decide the appeal; a review is not extended, an appeal once.
 */
export function reviewStep(review: ReviewAtHand, action: ReviewAction, by: { readonly accountId: string | null; readonly personId: string | null }): { readonly next: ReviewState } | { readonly reasons: readonly Reason[] } {
  const step = steps[action];
  const reasons: Reason[] = [];
  if (!step.from.includes(review.state)) reasons.push({ code: 'assessment.review_not_in_state', params: { action, state: review.state } });
  const own = by.personId !== null && by.personId === review.personId;
  if (action === 'withdraw' ? !own : own) reasons.push({ code: own ? 'assessment.review_own_case' : 'assessment.review_not_yours', source: rule.source });
  if (review.kind === 'appeal' && action !== 'withdraw' && by.accountId !== null && review.decidedBefore.includes(by.accountId)) reasons.push({ code: 'assessment.review_decided_before', source: rule.source });
  if (action === 'extend' && review.kind === 'review') reasons.push({ code: 'assessment.review_not_extended', source: rule.source });
  if (action === 'extend' && review.extended) reasons.push({ code: 'assessment.review_extended_once', source: rule.source });
  return reasons.length > 0 ? { reasons } : { next: step.to === 'same' ? review.state : step.to };
}
