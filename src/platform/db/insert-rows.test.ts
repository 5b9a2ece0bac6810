import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { sql } from './index.ts';
import { insertRows } from './insert-rows.ts';

interface Row {
  readonly n: number;
  readonly words: string | null;
  readonly tags: readonly string[];
  readonly data: unknown;
  readonly bytes: Uint8Array;
  readonly at: Date;
  readonly day: string;
}
let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await t.database.query('create table platform.rows_of_test (n integer primary key, words text, tags text[] not null, data jsonb not null, bytes bytea not null, at timestamptz not null, day date not null)');
  await t.database.query('grant select, insert, delete on platform.rows_of_test to dandang_app');
});
afterAll(() => t.close());

const insert = (rows: Iterable<Row>): Promise<void> => t.house.unit(t.system, (unit) => insertRows(unit, 'platform.rows_of_test' as never, rows as never));
const stored = (): Promise<Row[]> =>
  t.house.unit(t.system, async (unit) => {
    const { rows } = await sql<Row>`select n, words, tags, data, bytes, at, day from platform.rows_of_test order by n`.execute(unit.tx);
    await sql`delete from platform.rows_of_test`.execute(unit.tx);
    return rows.map((r) => ({ ...r, bytes: new Uint8Array(r.bytes) }));
  });

// NUL is what PostgreSQL has no place for.
const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', ',', '{', '}', ' ', 'NULL', '甲', '😀', '\n', "'", '') });
const row = fc.record({ words: fc.option(text), tags: fc.array(text, { maxLength: 3 }), data: fc.jsonValue({ noUnicodeString: true }).filter((v) => !JSON.stringify(v).includes('\\u0000') && v !== null), bytes: fc.uint8Array({ maxLength: 5 }), at: fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => new Date(s * 1000)), day: fc.constantFrom('2026-02-28', '2024-02-29', '1949-10-01') });

it('what went in comes out, whatever stands in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (list) => {
      const rows = list.map((r, n) => ({ n, ...r, data: JSON.parse(JSON.stringify(r.data)) as unknown }));
      await insert(rows);
      expect(await stored()).toEqual(rows);
    }),
    { numRuns: 40 },
  );
});

const plain = (n: number): Row => ({ n, words: `第${n}行`, tags: [], data: { n }, bytes: new Uint8Array([n % 256]), at: new Date(0), day: '2026-01-01' });
it('more than one statement, made as they are asked for', async () => {
  let made = 0;
  await insert((function* () { for (; made < 12_001; made++) yield plain(made); })());
  const rows = await stored();
  expect([rows.length, rows[0]!.words, rows.at(-1)]).toEqual([12_001, '第0行', plain(12_000)]);
});

it('a row that is refused in whichever statement leaves nothing behind', async () => {
  for (const at of [0, 4_999, 5_000, 11_999]) {
    const rows = Array.from({ length: 12_000 }, (_, n) => (n === at ? { ...plain(n), tags: null as never } : plain(n)));
    await expect(insert(rows)).rejects.toThrow(/tags/);
    expect(await stored()).toEqual([]);
  }
  await insert([]);
  expect(await stored()).toEqual([]);
});
