import type { Counts } from '../../rules/rates.ts';

const NOTHING: Counts = { received: 0, closed: 0, closedInTime: 0, open: 0, overdueOpen: 0, saidYes: 0, saidNo: 0, hours: 0 };
const added = (a: Counts, b: Counts): Counts => ({ received: a.received + b.received, closed: a.closed + b.closed, closedInTime: a.closedInTime + b.closedInTime, open: a.open + b.open, overdueOpen: a.overdueOpen + b.overdueOpen, saidYes: a.saidYes + b.saidYes, saidNo: a.saidNo + b.saidNo, hours: a.hours + b.hours });

/** Counts of patches summed by the area they lie in; what lies in none of these areas is counted apart, so that nothing is missing. */
export function countsByArea(areaIds: readonly string[], patches: readonly (Counts & { readonly key: string | null })[], areaOf: (patchId: string) => string | null): { readonly areas: ReadonlyMap<string, Counts>; readonly elsewhere: Counts } {
  const areas = new Map(areaIds.map((id) => [id, NOTHING]));
  let elsewhere = NOTHING;
  for (const p of patches) {
    const area = p.key === null ? null : areaOf(p.key);
    const before = area === null ? undefined : areas.get(area);
    if (before === undefined) elsewhere = added(elsewhere, p);
    else areas.set(area!, added(before, p));
  }
  return { areas, elsewhere };
}
