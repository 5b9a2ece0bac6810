import { mayTry, reachablePaths, type Permission } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { organizationsNow } from '../store/organization.ts';

export type Reach = (organizationId: string) => boolean;

/** Which units a permission of the actor reaches. */
export async function reachOf(unit: Unit, permission: Permission): Promise<Reach> {
  if (!mayTry(unit.actor, permission)) return () => false;
  const paths = reachablePaths(unit.actor, permission);
  if (paths === 'all') return () => true;
  const ids = new Set<string>(paths.length === 0 ? [] : (await organizationsNow(unit, {}, paths)).map((o) => o.id));
  return (id) => ids.has(id);
}

/** Units that something can be given to: all but the region itself, inner departments, villages and communities. */
export const unitChoices = async (unit: Unit, within: Reach = () => true): Promise<{ id: string; name: string }[]> =>
  (await organizationsNow(unit)).filter((o) => !['region', 'department', 'village', 'community'].includes(o.type) && within(o.id)).map((o) => ({ id: o.id, name: o.name }));
