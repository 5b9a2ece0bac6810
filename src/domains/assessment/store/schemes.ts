import { newId } from '../../../kernel/ids.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { SchemeId } from '../model.ts';
import type { SchemeDefinition } from '../scheme-format.ts';
import './tables.ts';

export interface StoredScheme {
  readonly id: SchemeId;
  readonly key: string;
  readonly version: number;
  readonly definition: SchemeDefinition;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

const query = (unit: Unit) => unit.tx.selectFrom('assessment.scheme').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toScheme = (r: Row): StoredScheme => ({ id: r.id as SchemeId, key: r.key, version: r.version, definition: r.definition, recordedAt: r.recorded_at, recordedBy: r.recorded_by });

export async function findScheme(unit: Unit, id: string): Promise<StoredScheme | null> {
  const row = await query(unit).where('id', '=', id).executeTakeFirst();
  return row ? toScheme(row) : null;
}

export async function latestScheme(unit: Unit, key: string): Promise<StoredScheme | null> {
  const row = await query(unit).where('key', '=', key).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row ? toScheme(row) : null;
}

export const allSchemes = async (unit: Unit): Promise<StoredScheme[]> => (await query(unit).orderBy('key').orderBy('version', 'desc').execute()).map(toScheme);

/** Held until the unit of work ends; take it before reading the latest version. */
export async function holdSchemeKey(unit: Unit, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`assessment.scheme ${unit.actor.regionId} ${key}`}, 0))`.execute(unit.tx);
}

export async function insertScheme(unit: Unit, definition: SchemeDefinition, version: number): Promise<SchemeId> {
  const id = newId<'scheme'>(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.scheme')
    .values({ region_id: unit.actor.regionId, id, key: definition.key, version, title: json(definition.title), definition: json(definition), recorded_at: unit.at, recorded_by: unit.actor.name })
    .execute();
  return id;
}
