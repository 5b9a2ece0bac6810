import type { Database } from './open.ts';

/** Names of the migrations that a database has, in order; empty where none ever ran. */
export async function appliedMigrations(database: Database): Promise<string[]> {
  const { rows: found } = await database.query("select to_regclass('public.migration') is not null as there");
  if (!found[0]!['there']) return [];
  const { rows } = await database.query('select name from public.migration order by name');
  return rows.map((r) => r['name'] as string);
}

/** Is there any table of anybody's? */
export async function isEmptyDatabase(database: Database): Promise<boolean> {
  const { rows } = await database.query(`select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`);
  return rows[0]!['n'] === 0;
}

/** Roles belong to the server and are in no dump: the one that every grant in it names must be there before. */
export async function ensureApplicationRole(database: Database): Promise<void> {
  await database.query(`do $$
    begin
      if not exists (select 1 from pg_roles where rolname = 'dandang_app') then
        begin
          create role dandang_app nologin;
        exception when duplicate_object or unique_violation then null;
        end;
      end if;
      if not pg_has_role(current_user, 'dandang_app', 'member') then
        execute format('grant dandang_app to %I', current_user);
      end if;
    end $$`);
}
