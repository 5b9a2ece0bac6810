import { matterLikeness, type MatterLimits } from '../../../kernel/likeness.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Joining, JoiningReason } from '../model.ts';

/** What two items are compared by. */
export interface Comparable {
  readonly id: string;
  readonly reference: string;
  readonly foundOn: Day;
  readonly summary: string;
  /** Persons and units by id, and names nobody has settled yet. */
  readonly about: readonly string[];
}

/**
 * Why two items may be one matter, or null: they must be about the same person or unit, and either carry the same number or be
 * alike in words and near in time. A proposal only; a person confirms.
 */
export function joiningOf(a: Comparable, b: Comparable, limits: MatterLimits): { readonly reasons: JoiningReason[]; readonly likeness: number } | null {
  if (!a.about.some((x) => b.about.includes(x))) return null;
  const written = (c: Comparable) => ({ reference: c.reference, text: c.summary, on: c.foundOn });
  const found = matterLikeness(written(a), written(b), limits);
  const reasons: JoiningReason[] = [...(found.sameReference ? (['same_reference'] as const) : []), 'same_subject', ...(found.alike ? (['alike'] as const) : []), ...(found.near ? (['near_in_time'] as const) : [])];
  return found.same ? { reasons, likeness: found.likeness } : null;
}

/** Items by matter: those joined, directly or through others, are one. Every item is in exactly one group, in the order given. */
export function groupsOf(ids: readonly string[], joinings: readonly Pick<Joining, 'itemId' | 'otherId' | 'state'>[]): string[][] {
  const head = new Map(ids.map((id) => [id, id]));
  const find = (id: string): string => (head.get(id) === id ? id : find(head.get(id)!));
  for (const j of joinings) if (j.state === 'joined' && head.has(j.itemId) && head.has(j.otherId)) head.set(find(j.otherId), find(j.itemId));
  const groups = new Map<string, string[]>();
  for (const id of ids) groups.set(find(id), [...(groups.get(find(id)) ?? []), id]);
  return [...groups.values()];
}
