import { mayTry, reachablePaths, type Permission } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { organizationIdsUnder } from '../../registry/index.ts';
import { caseTypes } from '../definition.ts';
import type { CaseScope } from '../store/index.ts';

/** The files an actor may both read by their type and reach by these permissions, as types and units; types out of reach are left out. */
export async function scopesOf(unit: Unit, ...permissions: readonly Permission[]): Promise<CaseScope[]> {
  const known = new Map<string, Promise<string[]>>();
  const idsUnder = (paths: readonly string[]): Promise<string[]> => {
    const key = [...paths].sort().join(' ');
    if (!known.has(key)) known.set(key, organizationIdsUnder(unit, paths));
    return known.get(key)!;
  };
  const scopes: CaseScope[] = [];
  for (const type of caseTypes()) {
    const all = [type.reads, ...permissions];
    if (!all.every((p) => mayTry(unit.actor, p))) continue;
    const bounds = [];
    for (const p of all) {
      const paths = reachablePaths(unit.actor, p);
      if (paths !== 'all') bounds.push(await idsUnder(paths));
    }
    const [first, ...others] = bounds;
    const organizationIds = first === undefined ? 'all' : first.filter((id) => others.every((o) => o.includes(id)));
    if (organizationIds.length > 0) scopes.push({ type: type.key, organizationIds });
  }
  return scopes;
}
