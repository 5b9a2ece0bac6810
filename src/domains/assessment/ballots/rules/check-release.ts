/** Figures over one set of voters that have been, or are to be, published. */
export interface ReleasedSet {
  readonly key: string;
  readonly voters: ReadonlySet<string>;
}

/**
 * Two sets of voters of which one holds the other, but for fewer than the threshold: subtracting the figures would show what those
 * few answered. In: sets of the new release and of one earlier release over the same form and a common subject. Out: pairs that would reveal.
 */
export function revealing(fresh: readonly ReleasedSet[], earlier: readonly ReleasedSet[], threshold: number): { readonly fresh: string; readonly earlier: string; readonly voters: number }[] {
  return fresh.flatMap((a) =>
    earlier.flatMap((b) => {
      const more = countBeyond(a.voters, b.voters);
      const fewer = countBeyond(b.voters, a.voters);
      const difference = more === 0 ? fewer : fewer === 0 ? more : 0;
      return difference > 0 && difference < threshold ? [{ fresh: a.key, earlier: b.key, voters: difference }] : [];
    }),
  );
}
const countBeyond = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((v) => !b.has(v)).length;

/** All sets that figures of a release can be computed for: every union of cells, as long as there are few; else cells, unions of two and all. */
export function releasedSets(cells: readonly ReleasedSet[]): ReleasedSet[] {
  const join = (parts: readonly ReleasedSet[]): ReleasedSet => ({ key: parts.map((p) => p.key).join(' ∪ '), voters: new Set(parts.flatMap((p) => [...p.voters])) });
  if (cells.length <= 8) return Array.from({ length: 2 ** cells.length - 1 }, (_, mask) => join(cells.filter((_c, i) => ((mask + 1) >> i) & 1)));
  return [...cells, ...cells.flatMap((a, i) => cells.slice(i + 1).map((b) => join([a, b]))), join(cells)];
}
