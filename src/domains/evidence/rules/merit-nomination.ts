import type { Reason } from '../../../kernel/refusal.ts';
import type { LinkedEntry } from './proposal-evidence.ts';

/**
 * evidence.merit_nomination (M006, “三牛四敢”干部库): a merit list entry has a nominating unit and a date (its form demands them)
 * and rests on at least one confirmed entry about the person nominated.
 */
export function meritNomination(personIds: readonly string[], linked: readonly LinkedEntry[]): Reason[] {
  const bare = personIds.filter((id) => !linked.some((e) => e.state === 'confirmed' && e.persons.some((p) => p.personId === id)));
  return bare.length === 0 ? [] : [{ code: 'evidence.merit_without_evidence', params: { people: bare.length, linked: linked.length }, at: 'content.evidenceIds', source: 'M006' }];
}
