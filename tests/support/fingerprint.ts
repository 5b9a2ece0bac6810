import type { Database } from '../../src/platform/db/index.ts';

/**
 * One line for each row of a region, in all tables: equal fingerprints mean that nothing was written.
 * Leave out tables that a refused request may write on purpose (the audit of the refusal, the time a session was seen).
 */
export async function fingerprint(database: Database, regionId: string, except: readonly string[] = []): Promise<string[]> {
  const { rows: tables } = await database.query(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
    where c.relkind in ('r', 'p') and n.nspname not like 'pg_%' and n.nspname not in ('information_schema', 'pgboss')
    order by 1`);
  const names = tables.map((t) => t['name'] as string).filter((name) => !except.includes(name));
  const each = names.map((name) => `select '${name}' || ' ' || md5(t::text) as line from ${name} t where region_id = $1`);
  const { rows } = await database.query(`${each.join(' union all ')} order by 1`, [regionId]);
  return rows.map((r) => r['line'] as string);
}
