import type { Reason } from '../../../kernel/refusal.ts';

export interface ClauseState {
  readonly state: 'not_started' | 'in_progress' | 'implemented' | 'not_applicable';
  readonly localMeasure: string | null;
  readonly localDocument: string | null;
  readonly owner: string | null;
  readonly note: string | null;
}

/** Not yet carried out here: the list M004 asks for. A clause that does not apply here is not on it. */
export const isOpen = (state: ClauseState['state']): boolean => state === 'not_started' || state === 'in_progress';

/**
 * What a state must bring with it (M004: local measure, owner and status for each clause): implemented needs the measure or document
 * that does it and its owner; in progress needs an owner; not applicable needs the reason.
 */
export function clauseStateReasons(state: ClauseState): Reason[] {
  const reasons: Reason[] = [];
  if (state.state === 'implemented' && state.localMeasure === null && state.localDocument === null) reasons.push({ code: 'policy.clause_without_measure', at: 'localMeasure' });
  if ((state.state === 'implemented' || state.state === 'in_progress') && state.owner === null) reasons.push({ code: 'policy.clause_without_owner', at: 'owner' });
  if (state.state === 'not_applicable' && state.note === null) reasons.push({ code: 'policy.clause_without_note', at: 'note' });
  return reasons;
}
