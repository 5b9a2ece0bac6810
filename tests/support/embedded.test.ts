import { beforeAll, describe, expect, it } from 'vitest';
import { sql, type Database } from '../../src/platform/db/index.ts';
import { emptyEmbedded } from './empty.ts';

/** All that a database holds and says of itself, line by line: catalogs with their figures, rows of every table, settings, and the files below it. */
async function stateOf(database: Database): Promise<ReadonlySet<string>> {
  const lines = async (what: string, text: string): Promise<string[]> => (await database.query(text)).rows.map((r) => `${what}: ${JSON.stringify(r)}`);
  const tables = (await database.query("select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'S') and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) order by 1")).rows.map((r) => r['name'] as string);
  const catalogs = ['pg_class', 'pg_attribute', 'pg_proc', 'pg_type', 'pg_roles', 'pg_namespace', 'pg_constraint', 'pg_depend', 'pg_auth_members', 'pg_db_role_setting'];
  const found: string[] = [];
  for (const table of [...catalogs, ...tables]) found.push(...(await lines(table, `select x::text from ${table} x`)));
  found.push(
    ...(await lines('setting', 'select name, setting from pg_settings')),
    ...(await lines('prepared', 'select name, statement from pg_prepared_statements')),
    ...(await lines('locks', 'select relation, mode from pg_locks')),
    // Where writing goes on, and who is next: a test that reads them must not be able to tell.
    ...(await lines('next', 'select pg_current_wal_lsn()::text as place, pg_current_xact_id()::text as number, current_user::text as role')),
    ...(await lines('file', "select name, size from pg_ls_dir('base/5') as name, lateral (select size from pg_stat_file('base/5/' || name)) as f")),
    ...(await lines('log', 'select name, size from pg_ls_waldir()')),
  );
  return new Set(found);
}

const differences = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...[...a].filter((l) => !b.has(l)).map((l) => `- ${l}`), ...[...b].filter((l) => !a.has(l)).map((l) => `+ ${l}`)].slice(0, 20);

/** What tests do to a database, and worse. Each leaves it as it stands then. */
const work: readonly (readonly [string, (database: Database) => Promise<unknown>])[] = [
  ['rows, among them many', (d) => d.query('create table public.kept (id int primary key, text text); insert into public.kept select n, repeat(md5(n::text), 20) from generate_series(1, 60000) n; checkpoint')],
  ['a segment of the log after another', (d) => d.query('create table public.long (x text); do $$ begin for i in 1..6 loop insert into public.long select repeat(md5(n::text), 100) from generate_series(1, 2000) n; end loop; end $$')],
  ['tables dropped, emptied and written anew', (d) => d.query('drop table platform.outbox cascade; truncate platform.audit cascade; create table public.a (x int); insert into public.a select generate_series(1, 9); alter table public.a alter column x type bigint, add column y text default 1')],
  ['functions and triggers', (d) => d.query('create or replace function public.f() returns trigger language plpgsql as $$ begin return new; end $$; create table public.b (x int); create trigger t before insert on public.b for each row execute function public.f(); insert into public.b values (1)')],
  ['settings, roles and rights', (d) => d.query("create role somebody; grant dandang_app to somebody; set work_mem = '1MB'; set search_path = platform; alter role somebody set work_mem = '2MB'; set role dandang_app")],
  ['statements prepared and a cursor open', (d) => d.query('prepare one as select 1; create temp table held (x int); begin; declare c cursor with hold for select 1; commit')],
  ['errors', async (d) => { for (const text of ['select 1/0', 'select no', 'selec', "do $$ begin raise exception 'no'; end $$"]) await d.query(text).catch(() => null); }],
  ['a transaction that is still open', (d) => d.query('begin; create table public.c (x int); lock table platform.audit in access exclusive mode')],
  ['one that has failed', (d) => d.query('begin; create table public.d (x int); select 1/0').catch(() => null)],
  ['a vacuum and an index', (d) => d.query('create table public.e (x int); insert into public.e select generate_series(1, 5000); create index on public.e (x); delete from public.e where x % 2 = 0').then(() => d.query('vacuum full public.e')).then(() => d.query('reindex table public.e'))],
];

describe('a database of an engine that was used before', () => {
  let first: ReadonlySet<string>;
  beforeAll(async () => {
    const database = await emptyEmbedded();
    first = await stateOf(database);
    await database.close();
  });

  it.each(work)('is as new after %s', async (_what, does) => {
    const used = await emptyEmbedded();
    await does(used);
    await used.close();
    const next = await emptyEmbedded();
    expect(differences(first, await stateOf(next))).toEqual([]);
    // And it works: what was open at first may have been closed, what was closed opened.
    await next.query('create table public.again (x int); insert into public.again select generate_series(1, 1000); checkpoint');
    expect((await next.query('select sum(x)::int as n from public.again')).rows).toEqual([{ n: 500_500 }]);
    await next.close();
  });

  it('is another one while the first is in use', async () => {
    const [one, two] = [await emptyEmbedded(), await emptyEmbedded()];
    await one.query('create table public.only (x int)');
    expect((await two.query("select to_regclass('public.only') as t")).rows).toEqual([{ t: null }]);
    await Promise.all([one.close(), two.close()]);
  });

  it('hears nothing of those who still hold it', async () => {
    const used = await emptyEmbedded();
    let go = (): void => {};
    const waiting = new Promise<void>((resolve) => (go = resolve));
    let holds = (): void => {};
    const held = new Promise<void>((resolve) => (holds = resolve));
    const left = used.kysely.connection().execute(async (connection) => {
      holds();
      await waiting;
      await sql`create table public.late (x int)`.execute(connection);
    });
    await held;
    await used.close();
    const next = await emptyEmbedded();
    go();
    await expect(left).rejects.toThrow('PGlite is closed');
    await expect(used.query('select 1')).rejects.toThrow('destroyed');
    expect((await next.query("select to_regclass('public.late') as t")).rows).toEqual([{ t: null }]);
    await next.close();
  });

  it('is a new engine where the old one has loaded what was not there at first', async () => {
    const used = await emptyEmbedded();
    await used.query("load '$libdir/dict_snowball'");
    await used.close();
    const next = await emptyEmbedded();
    expect(differences(first, await stateOf(next))).toEqual([]);
    expect((await next.query("select to_tsvector('english', 'walking')::text as t")).rows).toEqual([{ t: "'walk':1" }]);
    await next.close();
  });
});
