import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Patch, ServingHead } from '../model.ts';
import { areasOf, credentialByCode, findPatch, gridOfPeriod, lineUp, servingHeads, shapesOfAreas, standingPatches, type AreaOf, type GridInPeriod } from '../store/index.ts';

/** A patch by id, also one that was merged away (`mergedInto` names where it went). Refuses `grid.no_such_patch`. */
export async function patchAt(unit: Unit, patchId: string): Promise<Patch> {
  const found = await findPatch(unit, patchId);
  if (!found) throw new Refusal('not_found', 'grid.no_such_patch');
  return found;
}

/** The patches above it, nearest first: of a neighbour its group and its area, of a group its area. */
export const patchesAbove = async (unit: Unit, patchId: string): Promise<Patch[]> => (await lineUp(unit, patchId)).slice(1);

/** Who serves the patch today: one, or none while the post is vacant. */
export const headsOf = async (unit: Unit, patchId: string): Promise<ServingHead[]> => (await servingHeads(unit, { patchIds: [patchId] })).map(({ patchId: _at, ...head }) => head);

/** The patches that whoever is signed in serves, by account or as the person of the account. */
export async function patchesOfActor(unit: Unit, actor: Actor): Promise<Patch[]> {
  if (actor.accountId === null && actor.personId === null) return [];
  const own = new Set((await servingHeads(unit, { accountId: actor.accountId, personId: actor.personId })).map((h) => h.patchId));
  return (await Promise.all([...own].map((id) => findPatch(unit, id)))).filter((p): p is Patch => p !== null && p.endedOn === null);
}

/** The patch of a contact card's QR code. Refuses `grid.no_such_card`, and `grid.card_cancelled` once its head was replaced. */
export async function patchByCard(unit: Unit, code: string): Promise<Patch> {
  const found = await credentialByCode(unit, code);
  if (!found) throw new Refusal('not_found', 'grid.no_such_card');
  if (found.cancelled) throw new Refusal('rule', 'grid.card_cancelled');
  return patchAt(unit, found.patchId);
}

/** Of each patch its area, its organization and the names from the area down to it. */
export const areaPaths = (unit: Unit, patchIds: readonly string[]): Promise<Map<string, AreaOf>> => areasOf(unit, patchIds);

/** The areas that stand, with their GeoJSON polygons (null where none was given), for the map. */
export const areaShapes = (unit: Unit): Promise<{ id: string; code: string; name: string; organizationId: string; shape: unknown }[]> => shapesOfAreas(unit);

/** Patches that stand in organizations, by code. */
export const patchesIn = (unit: Unit, organizationIds: readonly string[]): Promise<Patch[]> => standingPatches(unit, { organizationIds });

/** Posts, households, visits and replacements of a half-open period of days (M245), by village. */
export const gridInPeriod = (unit: Unit, from: string, to: string): Promise<GridInPeriod> => gridOfPeriod(unit, from, to);
