import { sql, type Insertable, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from './open.ts';
import type { Tables } from './tables.ts';
import { hexBytes } from './values.ts';

/** What of a unit of work writing rows needs: its transaction, and the database that knows the types. */
interface Writing {
  readonly tx: Transaction<Tables>;
  readonly house: { readonly database: Database };
}

const ROWS_AT_ONCE = 5000;

/** Column → type, as the database has them. Asked once per table: they change only with a migration, before the program starts. */
const known = new WeakMap<Database, Map<string, ReadonlyMap<string, string>>>();

async function typesOf(unit: Writing, table: string): Promise<ReadonlyMap<string, string>> {
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
 * all rows of a statement say the same (region, moment, officer): a third of the work of handing the rows over as JSON.
 * While the database writes one statement the next is made ready; rows may be made as they are asked for (sealed, say).
 * `tail` follows the select: an `on conflict` clause, which may call the table `c`.
 */
export async function insertRows<T extends keyof Tables & string>(unit: Writing, table: T, rows: Iterable<Insertable<Tables[T]>>, tail: RawBuilder<unknown> = sql``): Promise<void> {
  let types: ReadonlyMap<string, string> | null = null;
  let written: Promise<unknown> = Promise.resolve();
  for (const chunk of chunksOf(rows as Iterable<Readonly<Record<string, unknown>>>)) {
    types ??= await typesOf(unit, table);
    const statement = statementOf(table, types, chunk, tail);
    await written;
    written = statement.execute(unit.tx);
    // What fails is told where it is waited for, above or below.
    written.catch(() => {});
    // Lets the statement out before the next one keeps this thread busy.
    await new Promise((go) => setImmediate(go));
  }
  await written;
}

function* chunksOf<R>(rows: Iterable<R>): Generator<readonly R[]> {
  let chunk: R[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < ROWS_AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function statementOf(table: string, types: ReadonlyMap<string, string>, chunk: readonly Readonly<Record<string, unknown>>[], tail: RawBuilder<unknown>): RawBuilder<unknown> {
  const named = new Set<string>();
  for (const row of chunk) for (const column in row) named.add(column);
  const columns = [...named];
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
  return sql`insert into ${sql.table(table)} as c (${sql.join(columns.map((c) => sql.ref(c)))}) select ${sql.join(values)} from ${source} ${tail}`;
}
