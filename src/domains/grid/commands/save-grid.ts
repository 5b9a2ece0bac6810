import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { NewHead, Level, Resident } from '../model.ts';
import { keptUntil } from './households.ts';
import { insertHeads, insertHouseholds, insertPatches, issueCredentials, putResidents } from '../store/index.ts';

export interface NewPatch {
  readonly level: Level;
  readonly parentId: string | null;
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  readonly shape?: unknown;
}

/** Any number of patches at once. Asks no permission: import and simulation do. Out: their ids, in order. */
export async function savePatches(unit: Unit, patches: readonly NewPatch[], ids: readonly string[] = patches.map(() => newId())): Promise<string[]> {
  await insertPatches(unit, patches.map((p, i) => ({ id: ids[i]!, level: p.level, parentId: p.parentId, organizationId: p.organizationId, code: p.code, name: p.name, shape: p.shape ?? null })));
  return [...ids];
}

/** Any number of heads at once, each with a numbered credential and a card, for patches that are vacant. Asks no permission. Out: their ids, in order. */
export async function saveHeads(unit: Unit, heads: readonly (NewHead & { readonly patchId: string; readonly servedFrom?: string })[]): Promise<string[]> {
  const lines = heads.map((h) => ({ ...h, id: newId() as string, servedFrom: h.servedFrom ?? unit.today }));
  await insertHeads(unit, lines);
  const ids = lines.map((l) => l.id);
  await issueCredentials(unit, ids);
  return ids;
}

export interface NewHousehold {
  readonly organizationId: string;
  readonly address: string;
  readonly patchId: string | null;
  readonly resident?: Resident | null;
}
/** Any number of households at once, with what residents told, sealed. Asks no permission. Out: their ids, in order. */
export async function saveHouseholds(unit: Unit, households: readonly NewHousehold[]): Promise<string[]> {
  const lines = households.map((h) => ({ id: newId() as string, organizationId: h.organizationId, address: h.address, patchId: h.patchId }));
  await insertHouseholds(unit, lines);
  const told = households.flatMap((h, i) => (h.resident ? [{ ...h.resident, householdId: lines[i]!.id }] : []));
  if (told.length > 0) await putResidents(unit, told, await keptUntil(unit));
  return lines.map((l) => l.id);
}
