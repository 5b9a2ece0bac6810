import { leavesOf, lineOf } from './check-plan.ts';

/** Groups that are counted together. */
export interface Cell {
  readonly key: string;
  readonly groups: readonly string[];
  readonly ballots: number;
}
export interface GroupBallots {
  readonly key: string;
  readonly parent: string | null;
}

/**
 * Divides the groups into cells of at least `threshold` ballots each; null when all ballots together are fewer.
 * A group under the threshold is counted together with another — the nearest relative, the smallest of those — so its figures stand
 * nowhere alone, nor do its partner's (complementary suppression). Everything published is computed from whole cells: sums over
 * the tree and totals are functions of the cells, so subtracting one from another never gives less than a cell.
 */
export function cellsOf(groups: readonly GroupBallots[], ballots: ReadonlyMap<string, number>, threshold: number): Cell[] | null {
  const leaves = leavesOf(groups);
  if (leaves.reduce((sum, g) => sum + (ballots.get(g.key) ?? 0), 0) < threshold) return null;
  let cells: Cell[] = leaves.map((g) => ({ key: g.key, groups: [g.key], ballots: ballots.get(g.key) ?? 0 }));
  for (;;) {
    const small = cells.filter((c) => c.ballots < threshold).sort(bySize)[0];
    if (!small) return cells;
    cells = mergeNearest(groups, cells, small);
  }
}

/** The cell joined with its nearest relative; the same list when it is the only one. */
export function mergeNearest(groups: readonly GroupBallots[], cells: readonly Cell[], cell: Cell): Cell[] {
  const others = cells.filter((c) => c !== cell);
  if (others.length === 0) return [...cells];
  const nearest = others.map((c) => ({ c, depth: shared(groups, cell, c) })).sort((a, b) => b.depth - a.depth || bySize(a.c, b.c))[0]!.c;
  const together = [...cell.groups, ...nearest.groups].sort((a, b) => groups.findIndex((g) => g.key === a) - groups.findIndex((g) => g.key === b));
  return cells.flatMap((c) => (c === nearest ? [{ key: together.join('+'), groups: together, ballots: cell.ballots + nearest.ballots }] : c === cell ? [] : [c]));
}

const bySize = (a: Cell, b: Cell): number => a.ballots - b.ballots || (a.key < b.key ? -1 : 1);

/** Depth of the lowest group above all groups of both. */
function shared(groups: readonly GroupBallots[], a: Cell, b: Cell): number {
  const above = [...a.groups, ...b.groups].map((g) => new Set(lineOf(groups, g).slice(1).map((l) => l.key)));
  return [...above[0]!].filter((g) => above.every((set) => set.has(g))).length;
}

/** Groups above others whose cells all lie within them: their sums may be shown. */
export const wholeGroups = (groups: readonly GroupBallots[], cells: readonly Cell[]): { readonly key: string; readonly cells: readonly Cell[] }[] =>
  groups
    .filter((g) => groups.some((o) => o.parent === g.key))
    .flatMap((g) => {
      const within = (leaf: string): boolean => lineOf(groups, leaf).some((l) => l.key === g.key);
      const touched = cells.filter((c) => c.groups.some(within));
      return touched.every((c) => c.groups.every(within)) ? [{ key: g.key, cells: touched }] : [];
    });
