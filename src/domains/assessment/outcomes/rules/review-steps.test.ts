import { describe, expect, it } from 'vitest';
import { reviewStates } from '../model.ts';
import { reviewActions, reviewStep, type ReviewAction, type ReviewAtHand } from './review-steps.ts';

const at = (change: Partial<ReviewAtHand> = {}): ReviewAtHand => ({ kind: 'review', state: 'filed', personId: 'wang', extended: false, decidedBefore: ['decider'], ...change });
const officer = { accountId: 'officer', personId: null };
const decider = { accountId: 'decider', personId: null };
const wang = { accountId: 'wangs', personId: 'wang' };
const outcome = (review: ReviewAtHand, action: ReviewAction, by: { accountId: string | null; personId: string | null }): string => {
  const step = reviewStep(review, action, by);
  return 'next' in step ? step.next : step.reasons.map((r) => r.code.slice('assessment.'.length)).join(' ');
};

describe('steps of review and appeal', () => {
  it.each<[string, ReviewAtHand, ReviewAction, { accountId: string | null; personId: string | null }, string]>([
    ['accepted', at(), 'accept', officer, 'accepted'],
    ['not accepted', at(), 'refuse', officer, 'not_accepted'],
    ['decided', at({ state: 'accepted' }), 'decide', officer, 'decided'],
    ['decided before it was accepted', at(), 'decide', officer, 'review_not_in_state'],
    ['decided twice', at({ state: 'decided' }), 'decide', officer, 'review_not_in_state'],
    ['a review by the body that decided', at({ state: 'accepted' }), 'decide', decider, 'decided'],
    ['an appeal by whoever decided before', at({ kind: 'appeal', state: 'accepted' }), 'decide', decider, 'review_decided_before'],
    ['an appeal by somebody else', at({ kind: 'appeal', state: 'accepted' }), 'decide', officer, 'decided'],
    ['in the own case', at(), 'accept', wang, 'review_own_case'],
    ['withdrawn by the person', at({ state: 'accepted' }), 'withdraw', wang, 'withdrawn'],
    ['withdrawn by somebody else', at(), 'withdraw', officer, 'review_not_yours'],
    ['withdrawn after the decision', at({ state: 'decided' }), 'withdraw', wang, 'review_not_in_state'],
    ['a review extended', at({ state: 'accepted' }), 'extend', officer, 'review_not_extended'],
    ['an appeal extended', at({ kind: 'appeal', state: 'accepted' }), 'extend', officer, 'accepted'],
    ['an appeal extended again', at({ kind: 'appeal', state: 'accepted', extended: true }), 'extend', officer, 'review_extended_once'],
  ])('%s', (_name, review, action, by, expected) => expect(outcome(review, action, by)).toBe(expected));

  it('nothing moves what is closed', () => {
    for (const state of reviewStates.filter((s) => s !== 'filed' && s !== 'accepted'))
      for (const action of reviewActions) for (const by of [officer, wang]) expect(outcome(at({ state, kind: 'appeal' }), action, by)).toContain('review_not_in_state');
  });
});
