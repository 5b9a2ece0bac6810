import type { Reason } from '../../../kernel/refusal.ts';
import type { EntryPerson } from '../model.ts';

const WHOLE = 10_000;

/**
 * evidence.contribution_shares: what several people share of one deed is at most the whole (design §5 Evidence, contribution share),
 * and each is named once. Shares left open (null) take none of it.
 */
export function contributionShares(persons: readonly EntryPerson[]): Reason[] {
  const reasons: Reason[] = [];
  const sum = persons.reduce((s, p) => s + (p.share ?? 0), 0);
  if (sum > WHOLE) reasons.push({ code: 'evidence.shares_exceed_whole', params: { percent: sum / 100 }, at: 'persons' });
  if (new Set(persons.map((p) => p.personId)).size < persons.length) reasons.push({ code: 'evidence.person_named_twice', at: 'persons' });
  return reasons;
}
