import { Refusal } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/period.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { packOf } from '../policies.ts';
import { viewOf, type PolicyView } from '../policy-view.ts';
import { chosenPack, findVersion, hasVersion, insertVersion } from '../store/versions.ts';

/** The pack of a region that has chosen none. */
export const DEFAULT_PACK = 'national';

/** Versions seen in the database of a house; only what was found there is remembered, so a rolled-back unit does no harm. */
const registered = new WeakMap<House, Set<string>>();

/**
 * The policy of the region in force on a day. The first use of a version writes its whole content to the database,
 * in the same unit of work, so that what is decided by it can always be found again.
 * Refuses `policy.pack_not_found`, `policy.pack_invalid`.
 */
export async function policyInForce(unit: Unit, on: Day): Promise<PolicyView> {
  const pack = await packOf((await chosenPack(unit, on)) ?? DEFAULT_PACK);
  const seen = registered.get(unit.house) ?? new Set<string>();
  registered.set(unit.house, seen);
  const key = `${unit.actor.regionId} ${pack.version}`;
  if (!seen.has(key)) {
    if (await hasVersion(unit, pack.version)) seen.add(key);
    else await insertVersion(unit, pack);
  }
  return viewOf(pack, on);
}

/** The exact version a past decision was made by, read from the database. Refuses `policy.version_not_found`. */
export async function policyVersion(unit: Unit, version: string, on: Day): Promise<PolicyView> {
  const pack = await findVersion(unit, version);
  if (!pack) throw new Refusal('not_found', 'policy.version_not_found', { version });
  return viewOf(pack, on);
}
