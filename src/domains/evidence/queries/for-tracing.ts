import type { Unit } from '../../../platform/house/index.ts';
import type { EvidenceFact } from '../model.ts';
import { readEvidence } from '../access.ts';
import { both, findEntries, ofMatters, withIds } from '../store/entry.ts';
import { mattersById } from '../store/matter.ts';
import { factsFrom } from './evidence-of.ts';
import { visibleEntries } from './scope.ts';

/** Entries by id, in whatever state; those that are not there are left out. Asks no permission: callers have. */
export const evidenceById = async (unit: Unit, ids: readonly string[]): Promise<EvidenceFact[]> => (ids.length === 0 ? [] : factsFrom(unit, await findEntries(unit, withIds(ids))));

/** Entries about matters that have not been withdrawn. */
export const evidenceOfMatters = async (unit: Unit, matterIds: readonly string[]): Promise<EvidenceFact[]> => (matterIds.length === 0 ? [] : (await factsFrom(unit, await findEntries(unit, ofMatters(matterIds)))).filter((e) => e.state !== 'withdrawn'));

/** Titles of matters by id. */
export const matterTitles = async (unit: Unit, ids: readonly string[]): Promise<Map<string, string>> => new Map([...(await mattersById(unit, ids))].map(([id, m]) => [id, m.title]));

/** The same, but only those the actor may read, and none that was withdrawn: for forms that name entries. */
export const evidenceInReach = async (unit: Unit, ids: readonly string[]): Promise<EvidenceFact[]> =>
  ids.length === 0 ? [] : (await factsFrom(unit, await findEntries(unit, both(withIds(ids), await visibleEntries(unit, readEvidence))))).filter((e) => e.state !== 'withdrawn');
