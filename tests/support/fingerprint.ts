import type { Database } from '../../src/platform/db/index.ts';

const prepared = new WeakMap<Database, Promise<void>>();

/**
 * One line for each table of which rows of a region were inserted, updated or deleted since the first fingerprint of this database, with how
 * many. Equal fingerprints mean that nothing was written in between; also a row that was written as it stood counts as written.
 * Leave out tables that a refused request may write on purpose (the audit of the refusal, the time a session was seen).
 */
export async function fingerprint(database: Database, regionId: string, except: readonly string[] = []): Promise<string[]> {
  await (prepared.get(database) ?? prepared.set(database, prepare(database)).get(database));
  const { rows } = await database.query(`select name || ' ' || sum(written) as line from public.written where region_id = $1 and name <> all($2) group by name order by 1`, [regionId, [...except]]);
  return rows.map((r) => r['line'] as string);
}

/**
 * Every table with regions gets triggers that note each statement's rows in `public.written`, within the transaction of the statement: what is
 * rolled back is not noted. Looking costs one small table then, where hashing all rows costs more with every row.
 */
async function prepare(database: Database): Promise<void> {
  await database.query(`
    create table public.written (region_id text not null, name text not null, written bigint not null);
    create index on public.written (region_id);
    create function public.note_written() returns trigger language plpgsql security definer set search_path = pg_catalog as $body$
      begin
        insert into public.written select region_id, tg_argv[0], count(*) from affected group by region_id;
        return null;
      end $body$;
    create function public.note_emptied() returns trigger language plpgsql security definer set search_path = pg_catalog as $body$
      begin
        execute format('insert into public.written select region_id, %L, count(*) from %s group by region_id', tg_argv[0], tg_argv[0]);
        return null;
      end $body$;
    do $body$
      declare t record;
      begin
        for t in
          select c.oid::regclass as id, format('%I.%I', n.nspname, c.relname) as name
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
          where c.relkind in ('r', 'p') and n.nspname not like 'pg_%' and n.nspname not in ('information_schema', 'pgboss', 'public')
        loop
          execute format('create trigger noted_insert after insert on %s referencing new table as affected for each statement execute function public.note_written(%L)', t.name, t.name);
          execute format('create trigger noted_update after update on %s referencing new table as affected for each statement execute function public.note_written(%L)', t.name, t.name);
          execute format('create trigger noted_delete after delete on %s referencing old table as affected for each statement execute function public.note_written(%L)', t.name, t.name);
          execute format('create trigger noted_truncate before truncate on %s for each statement execute function public.note_emptied(%L)', t.name, t.name);
        end loop;
      end $body$;`);
}
