import type { Reason } from '../../../kernel/refusal.ts';
import type { EntryState, ReviewAction, ReviewStep } from '../model.ts';

/** The review trail as a table: from which states a step leads where (`same` stays). */
const transitions: Readonly<Record<ReviewAction, { readonly from: readonly EntryState[]; readonly to: EntryState | 'same'; readonly needsReason: boolean }>> = {
  unit_confirm: { from: ['reported'], to: 'unit_confirmed', needsReason: false },
  confirm: { from: ['unit_confirmed'], to: 'confirmed', needsReason: false },
  return: { from: ['reported', 'unit_confirmed'], to: 'returned', needsReason: true },
  reply: { from: ['reported', 'unit_confirmed', 'confirmed', 'disputed', 'returned'], to: 'same', needsReason: true },
  dispute: { from: ['reported', 'unit_confirmed', 'confirmed'], to: 'disputed', needsReason: true },
  uphold: { from: ['disputed'], to: 'confirmed', needsReason: true },
  overturn: { from: ['disputed'], to: 'withdrawn', needsReason: true },
  withdraw: { from: ['reported', 'unit_confirmed', 'confirmed', 'returned', 'disputed'], to: 'withdrawn', needsReason: false },
};

export interface StepBy {
  readonly accountId: string | null;
  readonly personId: string | null;
}

export interface ReviewedEntry {
  readonly state: EntryState;
  readonly persons: readonly { readonly personId: string }[];
  readonly reporterAccountId: string | null;
  readonly trail: readonly Pick<ReviewStep, 'action' | 'accountId' | 'personId'>[];
}

/**
 * evidence.review_step: reported → confirmed by the unit → confirmed by the department, or disputed by the subject and settled.
 * Nobody reviews what he reported, what names him, or his own earlier confirmation; only a person named replies or disputes, and disputes once.
 * Out: the next state, or the reasons against the step.
 */
export function reviewStep(entry: ReviewedEntry, action: ReviewAction, by: StepBy, opinion: string): { readonly next: EntryState } | { readonly reasons: readonly Reason[] } {
  const rule = transitions[action];
  const reasons: Reason[] = [];
  if (!rule.from.includes(entry.state)) reasons.push({ code: 'evidence.step_not_open', params: { action, state: entry.state } });
  if (rule.needsReason && opinion.trim().length < 2) reasons.push({ code: 'evidence.reason_needed', params: { action }, at: 'opinion' });
  const named = by.personId !== null && entry.persons.some((p) => p.personId === by.personId);
  if (action === 'reply' || action === 'dispute') {
    if (!named) reasons.push({ code: 'evidence.not_the_subject' });
    if (action === 'dispute' && entry.trail.some((s) => s.action === 'dispute' && s.personId === by.personId)) reasons.push({ code: 'evidence.dispute_settled' });
  } else if (action !== 'withdraw') {
    const own = by.accountId !== null && (entry.reporterAccountId === by.accountId || entry.trail.some((s) => s.action === 'unit_confirm' && s.accountId === by.accountId));
    if (named || own) reasons.push({ code: 'evidence.own_entry', params: { action } });
  }
  if (reasons.length > 0) return { reasons };
  return { next: rule.to === 'same' ? entry.state : rule.to };
}
