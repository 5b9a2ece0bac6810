import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { readFile, saveFile } from '../../../platform/files/index.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import { buildPersonFile } from '../lrmx/fixtures.ts';
import { writePersonFile } from '../lrmx/index.ts';
import { checkCharacter } from '../rules/id-number.ts';
import { applyImport } from './commands/apply-import.ts';
import { chooseColumns } from './commands/choose-columns.ts';
import { createImport } from './commands/create-import.ts';
import { buildRosterRegion, importOptions as options, runImportJobs, storeFile, tickingClock } from './fixtures.ts';
import { viewImport } from './queries/import-view.ts';

/*
 * Who reads the database (a backup, a replica, an administrator's query) must not find an identity number in it:
 * every column of every table that can hold text or bytes is searched for it, and for the uploaded bytes themselves.
 */
let t: TestHouse;
let officer: Actor;
beforeAll(async () => {
  t = await testHouse({ clock: tickingClock() });
  officer = t.actor('officer');
  await t.house.unit(t.system, (unit) => buildRosterRegion(unit));
});
afterAll(() => t.close());

const NUMBER = ((first: string) => first + checkCharacter(first))('43012119760308901');
const HEAD = '姓名,性别,身份证号,出生年月,工作单位,现任职务,任现职时间,手机';
const LINE = `示例甲,男,${NUMBER},1976.03,县水利局,县水利局副局长,2019.05,13900000001`;

/** `table.column` of every place where these bytes stand, as text or as bytes. */
async function placesOf(wanted: Uint8Array, asText: string | null): Promise<string[]> {
  const { rows } = await t.database.query(`
    select format('%I.%I', n.nspname, c.relname) as "table", format('%I', a.attname) as "column", format_type(a.atttypid, null) as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1, 2`);
  expect(rows.length).toBeGreaterThan(100);
  const places: string[] = [];
  for (const r of rows as { table: string; column: string; type: string }[]) {
    const found =
      r.type === 'bytea'
        ? await t.database.query(`select 1 from ${r.table} where position($1::bytea in ${r.column}) > 0 limit 1`, [Buffer.from(wanted)])
        : asText === null
          ? { rows: [] }
          : await t.database.query(`select 1 from ${r.table} where position($1::text in ${r.column}::text) > 0 limit 1`, [asText]);
    if (found.rows.length > 0) places.push(`${r.table}.${r.column}`);
  }
  return places;
}

async function imported(name: string, bytes: Uint8Array, kind: 'roster' | 'person_files'): Promise<void> {
  const { importId } = await createImport(t.house, officer, { kind, files: [await storeFile(t.house, officer, name, bytes)] }, options);
  if (kind === 'roster') {
    const view = await viewImport(t.house, officer, importId);
    await chooseColumns(t.house, officer, importId, view.sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
  }
  await runImportJobs(t.house, officer);
  await applyImport(t.house, officer, importId, { leaveOutProblems: true });
  await runImportJobs(t.house, officer);
  expect((await viewImport(t.house, officer, importId)).state).toBe('applied');
}

describe('what was uploaded', () => {
  it('leaves no identity number in any table, in the clear or in the file: text, workbook, person file', async () => {
    await imported('名册.csv', Buffer.from(`${HEAD}\n${LINE}\n`), 'roster');
    const workbook = await writeWorkbook({ sheets: [{ name: '名册', columns: HEAD.split(',').map((header) => ({ header })), rows: [LINE.split(',')] }] });
    await imported('名册.xlsx', workbook, 'roster');
    const person = writePersonFile(buildPersonFile({ name: '示例甲', born: '197603', idNumber: NUMBER }));
    await imported('示例甲.lrmx', person, 'person_files');
    expect(await placesOf(Buffer.from(NUMBER), NUMBER)).toEqual([]);
    // A workbook is packed: look for its packed bytes as they were uploaded.
    for (const bytes of [workbook, person]) expect(await placesOf(bytes.subarray(40, 72), null)).toEqual([]);
  });

  it('would be found by this search if it lay in the clear, and such files of earlier versions are still read', async () => {
    const bytes = Buffer.from(`${HEAD}\n${LINE}\n旧\n`);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await t.database.query(`insert into platform.file (region_id, hash, size, media_type, name, bytes, uploaded_at, uploaded_by) values ($1, $2, $3, 'text/plain', '旧.csv', $4, now(), 'test')`, [t.system.regionId, hash, bytes.length, bytes]);
    expect(await placesOf(Buffer.from(NUMBER), NUMBER)).toEqual(['platform.file.bytes']);
    expect(Buffer.from((await t.house.unit(officer, (unit) => readFile(unit, hash))).bytes)).toEqual(bytes);
  });

  it('comes back byte for byte, and not under the hash of another file', async () => {
    const one = Buffer.from('甲的附件');
    const other = Buffer.from('乙的附件');
    const [a, b] = await t.house.unit(officer, async (unit) => [(await saveFile(unit, '甲.txt', one)).hash, (await saveFile(unit, '乙.txt', other)).hash]);
    expect(Buffer.from((await t.house.unit(officer, (unit) => readFile(unit, a))).bytes)).toEqual(one);
    await t.database.query('update platform.file f set bytes = o.bytes, key_sealed = o.key_sealed from platform.file o where f.hash = $1 and o.hash = $2', [a, b]);
    await expect(t.house.unit(officer, (unit) => readFile(unit, a))).rejects.toThrow(/auth|unable|decrypt/i);
  });
});
