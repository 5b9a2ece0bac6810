import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import './tables.ts';
import { closeVersions } from './versions.ts';

/** Facts that are dated by their own content and recorded once: grades, rewards and disciplines, training. */
export type RecordedTable = 'registry.annual_grade' | 'registry.reward_or_discipline' | 'registry.training_record';

/** Ids of the grades on file for these people and years: a new one takes their place. */
export async function gradesOnFile(unit: Unit, pairs: readonly { personId: string; year: number }[]): Promise<{ id: string; personId: string; year: number; grade: string }[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<{ id: string; personId: string; year: number; grade: string }>`
    select g.id, g.person_id as "personId", g.year, g.grade from registry.annual_grade g
    join jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as w("personId" uuid, year int) on w."personId" = g.person_id and w.year = g.year
    where g.region_id = ${unit.actor.regionId} and g.superseded_at is null`.execute(unit.tx);
  return rows;
}

/** The person a recorded fact is about; null when there is no such fact on file now. */
export async function personOfRecorded(unit: Unit, table: RecordedTable, id: string): Promise<string | null> {
  const { rows } = await sql<{ person_id: string }>`select person_id from ${sql.table(table)} where region_id = ${unit.actor.regionId} and id = ${id} and superseded_at is null`.execute(unit.tx);
  return rows[0]?.person_id ?? null;
}

export const withdrawRecorded = (unit: Unit, table: RecordedTable, ids: readonly string[]): Promise<void> => closeVersions(unit, table, ids);
