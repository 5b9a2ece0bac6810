import { json, sql } from '../../../platform/db/index.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import './tables.ts';

export interface SavedSearchRow {
  readonly id: string;
  readonly title: string;
  readonly conditions: unknown;
  readonly created_at: Date;
}

/** Saved searches of one account, newest first. */
export const savedSearchesOf = (unit: Unit, accountId: string): Promise<SavedSearchRow[]> =>
  unit.tx.selectFrom('registry.saved_search').select(['id', 'title', 'conditions', 'created_at']).where('region_id', '=', unit.actor.regionId).where('account_id', '=', accountId).orderBy('created_at', 'desc').orderBy('id', 'desc').execute();

export async function insertSavedSearch(unit: Unit, accountId: string, title: string, filter: unknown): Promise<string> {
  const id = newId<'saved_search'>(unit.at.getTime());
  await unit.tx.insertInto('registry.saved_search').values({ region_id: unit.actor.regionId, id, account_id: accountId, title, conditions: json(filter), created_at: unit.at }).execute();
  return id;
}

/** Out: whether there was one of that account. */
export async function deleteSavedSearchOf(unit: Unit, accountId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from registry.saved_search where region_id = ${unit.actor.regionId} and account_id = ${accountId} and id = ${id} returning id`.execute(unit.tx);
  return rows.length > 0;
}
