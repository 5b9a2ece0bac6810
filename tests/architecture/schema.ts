import type { Database } from '../../src/platform/db/index.ts';
import type { Problem } from './sources.ts';

/** Written by the migrator itself; one line per file of the installation. */
const MIGRATOR = ['public.migration', 'public.migration_lock'];

/**
 * Reference tables: the same small table on every machine when distributed. Each needs a reason here.
 */
const REFERENCE: Readonly<Record<string, string>> = {
  'security.account_name': 'tells in which region a sign-in name is, so it cannot be kept by region',
};

/** What the application role may only add to: evidence, audit and everything that is sealed or signed. */
const APPEND_ONLY = [/^platform\.(audit|file|ledger_(leaf|node|head))$/, /^evidence\.(entry|entry_person|review_step|figure_check|signature|performance_file|task_list|closing_account|answer_sheet|matter|reputation)$/, /^policy\.(decision|pack_version|pack_choice)$/, /^assessment\.(computation|grade_decision|input_column|input_person)$/, /^analysis\.(run|finding|finding_decision|finding_reply)$/];

interface Table {
  readonly name: string;
  readonly rls: boolean;
  readonly policies: number;
}

const rowsOf = async <T>(database: Database, text: string): Promise<T[]> => (await database.query(text)).rows as T[];

const TABLES = `
  select n.nspname || '.' || c.relname as name, c.relrowsecurity as rls,
         (select count(*) from pg_policy p where p.polrelid = c.oid)::int as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
  order by 1`;

/** Keys and unique indexes with their columns in order; an expression counts as an empty name. */
const KEYS = `
  select n.nspname || '.' || t.relname as table_name, i.relname as key,
         (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = x.indkey[0]) as first
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
  where x.indisunique and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg_toast%'`;

const FOREIGN = `
  select conrelid::regclass::text as table_name, conname as key,
         (select a.attname from pg_attribute a where a.attrelid = conrelid and a.attnum = conkey[1]) as first,
         (select a.attname from pg_attribute a where a.attrelid = confrelid and a.attnum = confkey[1]) as target
  from pg_constraint where contype = 'f'`;

const PRIVILEGES = ['update', 'delete', 'truncate'] as const;

/** Region first in every key, row level security on every table, and nothing but adding where history is kept. */
export async function schemaProblems(database: Database): Promise<Problem[]> {
  const problems: Problem[] = [];
  const tables = (await rowsOf<Table>(database, TABLES)).filter((t) => !MIGRATOR.includes(t.name));
  const names = new Set(tables.map((t) => t.name));
  const keyed = new Set<string>();
  for (const { table_name, key, first } of await rowsOf<{ table_name: string; key: string; first: string | null }>(database, KEYS)) {
    keyed.add(table_name);
    if (!names.has(table_name) || table_name in REFERENCE || first === 'region_id') continue;
    problems.push({ at: `${table_name} (${key})`, teach: 'region_id comes first in every primary key and unique key: the tables are distributed by it (docs/ARCHITECTURE.md).' });
  }
  for (const { table_name, key, first, target } of await rowsOf<{ table_name: string; key: string; first: string; target: string }>(database, FOREIGN)) {
    if (!names.has(table_name) || (first === 'region_id' && target === 'region_id')) continue;
    problems.push({ at: `${table_name} (${key})`, teach: 'a foreign key begins with (region_id, …) on both sides, so that no row can point into another region.' });
  }
  for (const table of tables) {
    if (!keyed.has(table.name)) problems.push({ at: table.name, teach: 'every table has a primary key that begins with region_id.' });
    if (!table.rls || table.policies === 0) problems.push({ at: table.name, teach: "regions are isolated in the database too: write call platform.isolate('schema.table', 'select, insert') in the migration." });
  }
  for (const table of tables.filter((t) => APPEND_ONLY.some((pattern) => pattern.test(t.name)))) {
    for (const privilege of PRIVILEGES) {
      const [held] = await rowsOf<{ held: boolean }>(database, `select has_table_privilege('dandang_app', '${table.name}', '${privilege}') ${privilege === 'update' ? `or has_any_column_privilege('dandang_app', '${table.name}', 'update')` : ''} as held`);
      if (held!.held) problems.push({ at: table.name, teach: `the application may not ${privilege} here: a correction is a new entry that names the old one.` });
    }
  }
  return problems;
}
