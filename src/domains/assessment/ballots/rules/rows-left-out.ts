/**
 * A voter never rates himself. If only his own row were missing, the ballot would carry his name; so everybody in a group whose
 * voters are among the subjects leaves out the same number of rows: his own, where he has one, and others drawn by lot.
 * A ballot with k missing rows may then come from any of those k people (docs/BALLOTS-THREAT-MODEL.md).
 * In: subjects, voters of the group who are subjects, rows to leave out (policy `ballot-cover-rows`). Out: 0, or at most all but one.
 */
export const leftOutOf = (subjects: number, votersAmongThem: number, cover: number): number => (votersAmongThem === 0 ? 0 : Math.min(cover, subjects - 1));

/** Fewer than two missing rows would name the voter. */
export const leftOutReveals = (votersAmongThem: number, leftOut: number): boolean => votersAmongThem > 0 && leftOut < 2;

/** Which rows a voter leaves out. `draw(n)` gives a uniform whole number below n, from a strong source. */
export function rowsLeftOut(subjects: readonly string[], own: string | null, leftOut: number, draw: (below: number) => number): Set<string> {
  const out = new Set<string>(own !== null && leftOut > 0 ? [own] : []);
  const rest = subjects.filter((s) => !out.has(s));
  while (out.size < leftOut && rest.length > 0) out.add(rest.splice(draw(rest.length), 1)[0]!);
  return out;
}
