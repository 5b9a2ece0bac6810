import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql, type Database } from '../../src/platform/db/index.ts';
import { OTHER_REGION, REGION, testHouse, type TestHouse } from '../support/house.ts';

/*
 * Row level security, asked of the database itself: whatever a query forgets, another region's rows cannot be reached.
 * Every table of the catalogue is given a row first, so that "nothing is seen" means something.
 */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly generated: boolean;
  readonly writable: boolean;
}
interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** A value of every type that the tables use. A new type fails here and gets its line. */
const VALUES: Readonly<Record<string, string>> = {
  text: `'x'`, uuid: `'01900000-0000-7000-8000-000000000001'`, jsonb: `'{}'`, int2: '1', int4: '1', int8: '1', numeric: '1', float8: '1', bool: 'false', date: `'2026-01-01'`, timestamptz: `'2026-01-01'`, bytea: `'\\x00'`, ltree: `'1'`, daterange: `'empty'`, tstzrange: `'empty'`,
};
const valueOf = (type: string): string => {
  const value = type.startsWith('_') ? `'{}'` : VALUES[type];
  if (value === undefined) throw new Error(`no test value for the column type ${type}`);
  return `${value}::${type.startsWith('_') ? `${type.slice(1)}[]` : type}`;
};

async function tablesOf(database: Database): Promise<Table[]> {
  const { rows } = await database.query(`select n.nspname || '.' || c.relname as table, a.attname as name, t.typname as type, a.attgenerated <> '' as generated,
      has_column_privilege('dandang_app', c.oid, a.attnum, 'update') as writable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
      and exists (select from pg_attribute r where r.attrelid = c.oid and r.attname = 'region_id' and not r.attisdropped)
    order by 1, a.attnum`);
  const tables = new Map<string, Column[]>();
  for (const r of rows as unknown as (Column & { table: string })[]) tables.set(r.table, [...(tables.get(r.table) ?? []), r]);
  // The directory of sign-in names tells in which region a name is; it cannot be kept by region.
  return [...tables].map(([name, columns]) => ({ name, columns })).filter((t) => t.name !== 'security.account_name');
}

const insertRow = (t: Table, regionId: string): string => {
  const columns = t.columns.filter((c) => !c.generated);
  return `insert into ${t.name} (${columns.map((c) => `"${c.name}"`).join(', ')}) values (${columns.map((c) => (c.name === 'region_id' ? `'${regionId}'` : valueOf(c.type))).join(', ')})`;
};

/** Foreign keys, checks and triggers are put out of force in this throwaway database, so that one row of a kind can stand in every table. */
async function fill(database: Database, tables: readonly Table[]): Promise<void> {
  const { rows } = await database.query(`select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text from pg_constraint where contype in ('f', 'c') and conrelid <> 0 and conrelid::regclass::text like '%.%'`);
  await database.query([...rows.map((r) => r['text'] as string), ...tables.map((t) => `alter table ${t.name} disable trigger user`), ...tables.map((t) => insertRow(t, REGION))].join(';\n'));
}

/** As the application in a region (null: none set). Out: number of rows, or what the database refused with; nothing stays. */
type Tried = number | 'denied';
async function asApplication(database: Database, regionId: string | null, text: string): Promise<Tried> {
  const rolledBack = new Error('rolled back');
  let tried: Tried = 'denied';
  await database.kysely
    .transaction()
    .execute(async (tx) => {
      await sql`select set_config('role', 'dandang_app', true)`.execute(tx);
      if (regionId !== null) await sql`select set_config('app.region', ${regionId}, true)`.execute(tx);
      tried = Number((await sql<{ n: number }>`${sql.raw(text)}`.execute(tx)).rows[0]?.n ?? Number.NaN);
      throw rolledBack;
    })
    .catch((error: unknown) => {
      if (error === rolledBack) return;
      // Insufficient privilege, which is also what row level security answers to a row of another region.
      if ((error as { code?: string }).code !== '42501') throw new Error(`${text}: ${String(error)}`);
    });
  return tried;
}

const counted = (statement: string): string => `with done as (${statement} returning 1) select count(*)::int as n from done`;
const selected = (t: Table): string => `select count(*)::int as n from ${t.name}`;
const changed = (t: Table): string => {
  const column = t.columns.find((c) => c.writable) ?? t.columns[0]!;
  return counted(`update ${t.name} set "${column.name}" = ${column.name === 'region_id' ? 'region_id' : valueOf(column.type)}`);
};

/** What the application may add to and never change, written a second time beside the migrations. */
const KEPT = ['evidence.entry', 'evidence.entry_person', 'evidence.review_step', 'evidence.figure_check', 'evidence.signature', 'evidence.answer_sheet', 'evidence.closing_account', 'platform.audit', 'platform.file', 'platform.ledger_leaf', 'platform.ledger_node', 'platform.ledger_head'];

const engines = process.env['DANDANG_TEST_DATABASE_URL'] ? (['pglite', 'postgres'] as const) : (['pglite'] as const);
describe.each(engines)('region isolation on %s', (engine) => {
  let test: TestHouse;
  let tables: Table[];
  beforeAll(async () => {
    test = await testHouse({ engine });
    tables = await tablesOf(test.database);
    await fill(test.database, tables);
  }, 300_000);
  afterAll(() => test?.close());

  const each = async (regionId: string | null, statement: (t: Table) => string): Promise<Record<string, Tried>> => {
    const answers: Record<string, Tried> = {};
    for (const t of tables) answers[t.name] = await asApplication(test.database, regionId, statement(t));
    return answers;
  };
  const not = (answers: Record<string, Tried>, ...right: Tried[]): string[] => Object.entries(answers).flatMap(([t, a]) => (right.includes(a) ? [] : [`${t}: ${a}`]));

  it('every table has its row, seen from its own region', async () => {
    expect(tables.length).toBeGreaterThan(60);
    expect(not(await each(REGION, selected), 1)).toEqual([]);
  }, 300_000);

  it('nothing is seen from another region, and nothing without one', async () => {
    expect(not(await each(OTHER_REGION, selected), 0)).toEqual([]);
    expect(not(await each(null, selected), 0)).toEqual([]);
  }, 300_000);

  it('nothing is changed, deleted or put in from another region', async () => {
    expect(not(await each(OTHER_REGION, changed), 0, 'denied')).toEqual([]);
    expect(not(await each(OTHER_REGION, (t) => counted(`delete from ${t.name}`)), 0, 'denied')).toEqual([]);
    expect(not(await each(OTHER_REGION, (t) => counted(insertRow(t, REGION))), 'denied')).toEqual([]);
    // The control: the same statements do reach rows of their own region where the application may write.
    const own = await each(REGION, changed);
    expect(Object.values(own).filter((n) => n === 1).length).toBeGreaterThan(20);
    const added = await each(OTHER_REGION, (t) => counted(insertRow(t, OTHER_REGION)));
    expect(Object.values(added).filter((n) => n === 1).length).toBeGreaterThan(50);
  }, 300_000);

  it('evidence, audit and ledger can be added to and neither changed nor deleted, in their own region either', async () => {
    const kept = tables.filter((t) => KEPT.includes(t.name));
    expect(kept.map((t) => t.name).sort()).toEqual([...KEPT].sort());
    for (const t of kept) {
      for (const c of t.columns) if (!c.generated) expect([t.name, c.name, await asApplication(test.database, REGION, counted(`update ${t.name} set "${c.name}" = "${c.name}"`))]).toEqual([t.name, c.name, 'denied']);
      expect([t.name, await asApplication(test.database, REGION, counted(`delete from ${t.name}`))]).toEqual([t.name, 'denied']);
      expect([t.name, await asApplication(test.database, REGION, `truncate ${t.name}`)]).toEqual([t.name, 'denied']);
    }
  }, 300_000);
});
