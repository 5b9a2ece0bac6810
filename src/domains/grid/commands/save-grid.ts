import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { NewHead, Level } from '../model.ts';
import { insertHeads, insertPatches, issueCredentials } from '../store/index.ts';

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
