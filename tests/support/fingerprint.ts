import type { Database } from '../../src/platform/db/index.ts';

const prepared = new WeakMap<Database, Promise<void>>();

/**
 * One line for each table: how many rows of a region it has and the sum of their hashes, whatever their order. Equal fingerprints mean that
 * nothing was written.
 * Leave out tables that a refused request may write on purpose (the audit of the refusal, the time a session was seen).
 */
export async function fingerprint(database: Database, regionId: string, except: readonly string[] = []): Promise<string[]> {
  await (prepared.get(database) ?? prepared.set(database, prepare(database)).get(database));
  const { rows } = await database.query('select line from public.rows_of_region($1, $2) order by 1', [regionId, [...except]]);
  return rows.map((r) => r['line'] as string);
}

/** As a function of the database: one statement for each table, planned once, where one joined statement over all tables is planned at every call. */
async function prepare(database: Database): Promise<void> {
  const { rows: tables } = await database.query(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
    where c.relkind in ('r', 'p') and n.nspname not like 'pg_%' and n.nspname not in ('information_schema', 'pgboss')
    order by 1`);
  const each = tables.map((t) => t['name'] as string).map((name) => `if '${name}' <> all(but) then return query select '${name} ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from ${name} t where t.region_id = region; end if;`);
  await database.query(`create function public.rows_of_region(region text, but text[]) returns table(line text) language plpgsql as $body$ begin ${each.join(' ')} end $body$`);
}
