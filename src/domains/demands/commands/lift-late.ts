import { systemActor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import type { House } from '../../../platform/house/index.ts';
import { findDemand, lateToLift } from '../store/index.ts';
import { liftDemand } from './at-hand.ts';

const AT_ONCE = 200;

/**
 * Lifting by the clock alone: what is still in hand so many working hours past its time (parameter `demand-lift-hours`) goes up one level,
 * each in a unit of its own, and again so many hours later; the time it was due stays, so that it is late however high it stands.
 * What waits for its class, and what is done and waits for its answer, is on the desk's list instead: another level would not help there.
 * Out: whether there may be more.
 */
export async function liftLate(house: House, regionId: string): Promise<boolean> {
  const actor = systemActor(regionId as RegionId, '超期自动升级');
  const ids = await house.unit(actor, (unit) => lateToLift(unit, AT_ONCE));
  for (const id of ids)
    await house.unit(actor, async (unit) => {
      const d = await findDemand(unit, { id }, true);
      // Somebody was faster: read again under the lock.
      if (d?.state === 'classified' && d.level !== 'committee' && d.liftAt !== null && d.liftAt <= unit.at) await liftDemand(unit, d, '', {}, { byClock: true });
    });
  return ids.length === AT_ONCE;
}
