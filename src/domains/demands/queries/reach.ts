import type { Actor } from '../../../kernel/actor.ts';
import { mayTry, reachablePaths, type Permission } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { organizationsNow } from '../../registry/index.ts';
import { readDemands, runDesk } from '../access.ts';

/** Works at a desk, beside whatever else he is. */
export const mayBeDesk = (actor: Actor): boolean => mayTry(actor, runDesk);

/** Units of which the actor may list what the permission is for, their demands if nothing is said; null is the whole region. */
export async function unitsInReach(unit: Unit, permission: Permission = readDemands): Promise<readonly string[] | null> {
  const paths = reachablePaths(unit.actor, permission);
  return paths === 'all' ? null : (await organizationsNow(unit, {}, paths)).map((o) => o.id);
}
