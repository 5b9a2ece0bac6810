import type { Arena } from '../model.ts';

export const isFrontLine = (arena: Arena): boolean => arena !== 'office';

export interface FrontLineWeight {
  readonly personId: string;
  readonly weight: number;
  readonly frontLineEntries: number;
  readonly officeEntries: number;
  readonly byArena: Readonly<Partial<Record<Arena, number>>>;
}

/**
 * evidence.front_line_weight (M014): confirmed entries of each person, those from the front line weighing more, heaviest first.
 * The weights come from the policy pack. `frontOnly` leaves out people without any entry from the front line.
 */
export function frontLineWeights(
  entries: readonly { readonly arena: Arena; readonly persons: readonly { readonly personId: string }[] }[],
  weights: { readonly front: number; readonly office: number },
  frontOnly = false,
): FrontLineWeight[] {
  const byPerson = new Map<string, Partial<Record<Arena, number>>>();
  for (const e of entries)
    for (const { personId } of e.persons) {
      const arenas = byPerson.get(personId) ?? {};
      arenas[e.arena] = (arenas[e.arena] ?? 0) + 1;
      byPerson.set(personId, arenas);
    }
  return [...byPerson]
    .map(([personId, byArena]) => weighed(personId, byArena, weights))
    .filter((w) => !frontOnly || w.frontLineEntries > 0)
    .sort((a, b) => b.weight - a.weight || b.frontLineEntries - a.frontLineEntries || (a.personId < b.personId ? -1 : 1));
}

/** The weight of one person by the number of entries from each arena. */
export function weighed(personId: string, byArena: Partial<Record<Arena, number>>, weights: { readonly front: number; readonly office: number }): FrontLineWeight {
  const counts = Object.entries(byArena) as [Arena, number][];
  const front = counts.reduce((sum, [arena, n]) => sum + (isFrontLine(arena) ? n : 0), 0);
  const office = byArena.office ?? 0;
  return { personId, weight: front * weights.front + office * weights.office, frontLineEntries: front, officeEntries: office, byArena };
}
