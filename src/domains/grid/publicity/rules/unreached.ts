import { percentOf } from '../../../../kernel/percent.ts';

/** Households of one neighbour's patch (null: of none) of a village, and how many of them were reached. */
export interface PatchCount {
  readonly organizationId: string;
  readonly patchId: string | null;
  readonly households: number;
  readonly reached: number;
}
export interface Unreached {
  readonly key: string;
  readonly organizationId: string;
  /** Names of area and group; empty for households that lie in no patch. */
  readonly names: readonly string[];
  readonly households: number;
  readonly unreached: number;
}
/** grid.publicity_unreached (M246): by group, and what lies in no patch by village, the most unreached first; places where everybody was reached are left out. */
export function unreachedByGroup(counts: readonly PatchCount[], groupOf: ReadonlyMap<string, { readonly key: string; readonly names: readonly string[] }>): Unreached[] {
  const groups = new Map<string, { key: string; organizationId: string; names: readonly string[]; households: number; unreached: number }>();
  for (const c of counts) {
    const group = c.patchId === null ? undefined : groupOf.get(c.patchId);
    const key = group?.key ?? c.organizationId;
    const sum = groups.get(key) ?? { key, organizationId: c.organizationId, names: group?.names ?? [], households: 0, unreached: 0 };
    sum.households += c.households;
    sum.unreached += c.households - c.reached;
    groups.set(key, sum);
  }
  return [...groups.values()].filter((g) => g.unreached > 0).sort((a, b) => b.unreached - a.unreached || a.key.localeCompare(b.key));
}
export function total(counts: readonly Pick<PatchCount, 'households' | 'reached'>[]): { readonly households: number; readonly reached: number; readonly unreached: number; readonly share: string | null } {
  const households = counts.reduce((n, c) => n + c.households, 0);
  const reached = counts.reduce((n, c) => n + c.reached, 0);
  return { households, reached, unreached: households - reached, share: percentOf(reached, households) };
}
