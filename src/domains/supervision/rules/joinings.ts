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

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '').toLowerCase();
function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) found.set(text.slice(i, i + 2), (found.get(text.slice(i, i + 2)) ?? 0) + 1);
  return found;
}

/** How alike two texts are by their pairs of characters (Dice), in hundredths. */
export function likeness(a: string, b: string): number {
  const [x, y] = [pairs(plain(a)), pairs(plain(b))];
  const size = (m: Map<string, number>) => [...m.values()].reduce((n, v) => n + v, 0);
  if (size(x) + size(y) === 0) return plain(a) === plain(b) ? 100 : 0;
  let shared = 0;
  for (const [pair, n] of x) shared += Math.min(n, y.get(pair) ?? 0);
  return Math.floor((200 * shared) / (size(x) + size(y)));
}

const daysApart = (a: Day, b: Day): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/**
 * Why two items may be one matter, or null: they must be about the same person or unit, and either carry the same number or be
 * alike in words and near in time. A proposal only; a person confirms.
 */
export function joiningOf(a: Comparable, b: Comparable, limits: { readonly likeness: number; readonly days: number }): { readonly reasons: JoiningReason[]; readonly likeness: number } | null {
  if (!a.about.some((x) => b.about.includes(x))) return null;
  const alike = likeness(a.summary, b.summary);
  const near = daysApart(a.foundOn, b.foundOn) <= limits.days;
  const reasons: JoiningReason[] = [...(plain(a.reference) === plain(b.reference) ? (['same_reference'] as const) : []), 'same_subject', ...(alike >= limits.likeness ? (['alike'] as const) : []), ...(near ? (['near_in_time'] as const) : [])];
  return reasons.includes('same_reference') || (alike >= limits.likeness && near) ? { reasons, likeness: alike } : null;
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
