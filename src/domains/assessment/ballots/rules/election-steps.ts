import type { ElectionState } from '../model.ts';

export type ElectionAction = 'change' | 'open' | 'vote' | 'close' | 'count' | 'publish';
interface Step {
  readonly from: readonly ElectionState[];
  readonly to: ElectionState;
  readonly refusal: string;
}
/** 筹备 → 投票中 → 已截止 → 已计票 → 已公布; nothing goes back, and a count may be repeated until it is published. */
const steps: Readonly<Record<ElectionAction, Step>> = {
  change: { from: ['draft'], to: 'draft', refusal: 'assessment.election_not_draft' },
  open: { from: ['draft'], to: 'open', refusal: 'assessment.election_not_draft' },
  vote: { from: ['open'], to: 'open', refusal: 'assessment.election_not_open' },
  close: { from: ['open'], to: 'closed', refusal: 'assessment.election_not_open' },
  count: { from: ['closed', 'counted'], to: 'counted', refusal: 'assessment.election_not_closed' },
  publish: { from: ['counted'], to: 'published', refusal: 'assessment.election_not_counted' },
};

export function electionStep(state: ElectionState, action: ElectionAction): { readonly ok: true; readonly to: ElectionState } | { readonly ok: false; readonly refusal: string } {
  const step = steps[action];
  return step.from.includes(state) ? { ok: true, to: step.to } : { ok: false, refusal: step.refusal };
}
