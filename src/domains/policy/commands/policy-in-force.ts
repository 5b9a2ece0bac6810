import { Refusal } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/period.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { heldAmendments, packOf } from '../policies.ts';
import { viewOf, type PolicyView } from '../policy-view.ts';
import type { PolicyPack } from '../model.ts';
import { amendPack, type Amendment } from '../overlay/amend.ts';
import { amendmentsOf } from '../store/drafts.ts';
import { chosenPolicy, findVersion, hasVersion, insertVersion } from '../store/versions.ts';

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
  const pack = await packInForce(unit, on);
  const seen = registered.get(unit.house) ?? new Set<string>();
  registered.set(unit.house, seen);
  const key = `${unit.actor.regionId} ${pack.version}`;
  if (!seen.has(key)) {
    if (await hasVersion(unit, pack.version)) seen.add(key);
    else await insertVersion(unit, pack);
  }
  return viewOf(pack, on);
}

/** The pack chosen for a day with the changes the place approved, joined once for each set of them. `before`: as if this change and all approved after it were not there. */
export async function packInForce(unit: Unit, on: Day, before?: string): Promise<PolicyPack> {
  const all = await chosenPolicy(unit, on);
  const at = all.amendments.findIndex((a) => a.id === before);
  const chosen = at === -1 ? all : { ...all, amendments: all.amendments.slice(0, at) };
  const pack = await packOf(chosen.packId ?? DEFAULT_PACK);
  if (chosen.amendments.length === 0) return pack;
  const held = heldAmendments();
  // Approved content never changes, so what was read once is read for good.
  const lacking = chosen.amendments.map((a) => a.id).filter((id) => !held.contents.has(id));
  for (const read of await amendmentsOf(unit, lacking)) held.contents.set(read.id, read);
  const amendments = chosen.amendments.flatMap((a): Amendment[] => {
    const content = held.contents.get(a.id);
    return content ? [{ ...content, withdrawnFrom: a.withdrawnFrom }] : [];
  });
  const key = `${pack.version} ${amendments.map((a) => `${a.id} ${a.withdrawnFrom !== null && a.withdrawnFrom <= on ? a.withdrawnFrom : ''}`).join(' ')}`;
  let amended = held.packs.get(key);
  if (!amended) {
    amended = amendPack(pack, amendments, on);
    held.packs.set(key, amended);
  }
  return amended;
}

/** The exact version a past decision was made by, read from the database. Refuses `policy.version_not_found`. */
export async function policyVersion(unit: Unit, version: string, on: Day): Promise<PolicyView> {
  const pack = await findVersion(unit, version);
  if (!pack) throw new Refusal('not_found', 'policy.version_not_found', { version });
  return viewOf(pack, on);
}
