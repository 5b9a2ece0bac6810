import { hexBytes, sql, type Database, type Insertable, type RawBuilder, type Tables } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';

const ROWS_AT_ONCE = 5000;

/** Column → type, as the database has them. Asked once per table: they change only with a migration, before the program starts. */
const known = new WeakMap<Database, Map<string, ReadonlyMap<string, string>>>();

async function typesOf(unit: Unit, table: string): Promise<ReadonlyMap<string, string>> {
  const tables = known.get(unit.house.database) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(unit.house.database, tables);
  const had = tables.get(table);
  if (had) return had;
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = ${table}::text::regclass and attnum > 0 and not attisdropped`.execute(unit.tx);
  const types = new Map(rows.map((r) => [r.name, r.type]));
  tables.set(table, types);
  return types;
}

const quoted = (text: string): string => (/["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`);

/** A value as PostgreSQL reads its type from text. */
function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return hexBytes(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((v) => (v === null ? 'NULL' : quoted(String(v)))).join(',')}}`;
  return String(value);
}

/** Types that PostgreSQL reads by its settings: cast straight from the parameter they are read once, through text once per row. */
const isMoment = (type: string): boolean => type.startsWith('timestamp') || type === 'date';

/**
 * Inserts any number of whole rows, 5,000 to a statement. A column travels as one array of its own type, or once where
 * all rows say the same (region, moment, officer): a third of the work of handing the rows over as JSON.
 * `tail` follows the select: an `on conflict` clause, which may call the table `c`.
 */
export async function insertRows<T extends keyof Tables & string>(unit: Unit, table: T, rows: readonly Insertable<Tables[T]>[], tail: RawBuilder<unknown> = sql``): Promise<void> {
  if (rows.length === 0) return;
  const types = await typesOf(unit, table);
  const named = new Set<string>();
  for (const row of rows) for (const column in row) named.add(column);
  const columns = [...named];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows.slice(from, from + ROWS_AT_ONCE) as readonly Record<string, unknown>[];
    const lists: RawBuilder<unknown>[] = [];
    const values = columns.map((column) => {
      const type = types.get(column);
      if (type === undefined) throw new Error(`${table} has no column ${column}`);
      const texts = chunk.map((row) => textOf(row[column], type));
      const first = texts[0]!;
      if (texts.every((t) => t === first)) return isMoment(type) ? sql`${first}::${sql.raw(type)}` : sql`${first}::text::${sql.raw(type)}`;
      // An array of arrays would have to be a square: each row's own comes as text.
      const list = type.endsWith('[]');
      lists.push(sql`${`{${texts.map((t) => (t === null ? 'NULL' : quoted(t))).join(',')}}`}::${sql.raw(list ? 'text' : type)}[]`);
      return list ? sql`${sql.ref(`u.c${lists.length}`)}::${sql.raw(type)}` : sql.ref(`u.c${lists.length}`);
    });
    const source = lists.length === 0 ? sql`generate_series(1, ${chunk.length}::int)` : sql`unnest(${sql.join(lists)}) as u(${sql.join(lists.map((_, i) => sql.ref(`c${i + 1}`)))})`;
    await sql`insert into ${sql.table(table)} as c (${sql.join(columns.map((c) => sql.ref(c)))}) select ${sql.join(values)} from ${source} ${tail}`.execute(unit.tx);
  }
}
