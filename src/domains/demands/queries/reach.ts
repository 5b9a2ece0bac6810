import type { Actor } from '../../../kernel/actor.ts';
import { mayTry, reachablePaths } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { organizationsNow } from '../../registry/index.ts';
import { readDemands, runDesk } from '../access.ts';

/** Works at a desk, beside whatever else he is. */
export const mayBeDesk = (actor: Actor): boolean => mayTry(actor, runDesk);

/** Units whose demands the actor may list; null is the whole region. */
export async function unitsInReach(unit: Unit): Promise<readonly string[] | null> {
  const paths = reachablePaths(unit.actor, readDemands);
  return paths === 'all' ? null : (await organizationsNow(unit, {}, paths)).map((o) => o.id);
}
