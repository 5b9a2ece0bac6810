import { json } from '../../platform/db/index.ts';
import type { House, Unit } from '../../platform/house/index.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    'platform.setting': { region_id: string; name: string; value: unknown };
  }
}

/** What says that a region is being made, or was made, by the simulation. */
export interface Making {
  readonly state: 'begun' | 'complete';
  readonly size: string;
  readonly seed: number;
  readonly today: string;
  readonly scale: number;
}
const NAME = 'simulation';

export async function findMaking(unit: Unit): Promise<Making | null> {
  const row = await unit.tx.selectFrom('platform.setting').select('value').where('region_id', '=', unit.actor.regionId).where('name', '=', NAME).executeTakeFirst();
  return (row?.value as Making | undefined) ?? null;
}

export async function saveMaking(unit: Unit, making: Making): Promise<void> {
  await unit.tx
    .insertInto('platform.setting')
    .values({ region_id: unit.actor.regionId, name: NAME, value: json(making) })
    .onConflict((c) => c.columns(['region_id', 'name']).doUpdateSet({ value: json(making) }))
    .execute();
}

export async function isListed(house: House, regionId: string): Promise<boolean> {
  const { rows } = await house.database.query('select 1 from registry.region where region_id = $1', [regionId]);
  return rows.length > 0;
}

/** What the planner must know from the first page on. */
export const gatherStatistics = async (house: House): Promise<void> => void (await house.database.query('analyze'));

/**
 * Takes a half-made region away, as the owner of the tables: no application role may delete what this deletes.
 * Rows go table by table until nothing refers to them; a table that keeps its rows makes this fail as a whole.
 */
export async function removeRegion(house: House, regionId: string): Promise<void> {
  if (!/^\d{6}$/.test(regionId)) throw new Error(`not a region: ${regionId}`);
  await house.database.query(`
    do $$
    declare
      waiting text[];
      again text[];
      t text;
    begin
      select array_agg(format('%I.%I', n.nspname, c.relname)) into waiting
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and a.attname = 'region_id' and not a.attisdropped and n.nspname not like 'pg\\_%';
      while array_length(waiting, 1) > 0 loop
        again := '{}';
        foreach t in array waiting loop
          begin
            execute format('delete from %s where region_id = %L', t, '${regionId}');
          exception when foreign_key_violation then
            again := again || t;
          end;
        end loop;
        if array_length(again, 1) = array_length(waiting, 1) then
          raise exception 'rows of % are still referred to', again;
        end if;
        waiting := again;
      end loop;
    end $$`);
}
