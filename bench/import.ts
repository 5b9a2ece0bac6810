import { performance } from 'node:perf_hooks';
import { readXlsx } from 'hucre/xlsx';
import { openWorkbook } from '../src/platform/sheets/index.ts';
import { messyRoster } from '../src/domains/registry/roster/fixtures.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { importsOf, registryModule } from '../src/domains/registry/index.ts';
import { buildRosterRegion, storeFile } from '../src/domains/registry/importing/fixtures.ts';
import { migrationsFolder } from '../src/app/paths.ts';
import { migrate, openDatabase, sql, type Database, type DatabaseLocation } from '../src/platform/db/index.ts';
import { buildHouse, temporaryKeys } from '../src/platform/house/index.ts';
import { runNextJob } from '../src/platform/jobs/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { findRosterSheets, guessMapping, planOf, readRoster, rosterContext } from '../src/domains/registry/roster/index.ts';

export interface ImportFigures {
  /** File to cleaned, checked rows: guard, headers, mapping, every cell, cross-checks, duplicates. */
  readonly figureMs: number;
  /** The library alone turning the same bytes into rows. */
  readonly baselineMs: number;
}

/** Reads a roster of so many rows both ways, each three times in turn, and takes the fastest of each. */
export async function benchImport(rows: number): Promise<ImportFigures> {
  const { bytes } = await messyRoster({ people: rows, errors: Math.min(20, Math.floor(rows / 2)), seed: 7 });
  let figureMs = Infinity;
  let baselineMs = Infinity;
  for (let turn = 0; turn < 3; turn++) {
    baselineMs = Math.min(baselineMs, await timed(async () => void (await readXlsx(bytes))));
    figureMs = Math.min(figureMs, await timed(() => readAll(bytes, rows)));
  }
  return { figureMs, baselineMs };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function readAll(bytes: Uint8Array, expected: number): Promise<void> {
  const workbook = await openWorkbook(bytes);
  const { sheets } = await findRosterSheets(workbook);
  const context = rosterContext('2026-01-01', { work: 16, party: 18 });
  const plans = sheets.map((s) => planOf(s, guessMapping(s, context).columns.map((c) => c.key)));
  const reading = readRoster(workbook, plans, context);
  for await (const _batch of reading.batches);
  if (reading.counts.people !== expected) throw new Error(`read ${reading.counts.people} people of ${expected}`);
}

export interface WholeFigures {
  /** The file stored, opened and its columns taken as guessed. */
  readonly openMs: number;
  /** The stored file to rows checked, compared and kept sealed for review. */
  readonly readMs: number;
  /** From "import" to everyone on file, in one transaction: compared again, versions, sealed fields, cards for searching. */
  readonly applyMs: number;
  /** The library alone turning the same bytes into rows. */
  readonly baselineMs: number;
  /** The bytes that applying wrote, taken out and put into the same tables again by bare multi-row INSERT: keys, indexes and all. */
  readonly insertMs: number;
  /** The same bytes into tables without any key or index. */
  readonly heapMs: number;
}

/** The whole way of a roster through the database, as an officer takes it. Once, on an empty database. */
export async function benchImportWhole(rows: number, location: DatabaseLocation): Promise<WholeFigures> {
  const { bytes } = await messyRoster({ people: rows, errors: Math.min(20, Math.floor(rows / 2)), seed: 7 });
  const database = await openDatabase(location);
  try {
    await migrate(database, migrationsFolder);
    const house = buildHouse({ database, clock: systemClock, log: silentLog(), ...temporaryKeys() });
    const actor = systemActor('990624' as never, 'bench');
    await house.unit(actor, (unit) => buildRosterRegion(unit));
    const jobs = registryModule().jobs ?? [];
    const work = async (): Promise<void> => {
      while (await runNextJob(house, actor.regionId, jobs));
    };
    // Once unmeasured, so that neither side pays for compiling the library.
    await readXlsx(bytes);
    const baselineMs = await timed(async () => void (await readXlsx(bytes)));
    let importId = '';
    const openMs = await timed(async () => {
      const hash = await storeFile(house, actor, 'roster.xlsx', bytes);
      importId = (await importsOf.create(house, actor, { kind: 'roster', files: [hash] })).importId;
      const { sheets } = await importsOf.view(house, actor, importId);
      await importsOf.chooseColumns(house, actor, importId, sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
    });
    const readMs = await timed(work);
    await importsOf.apply(house, actor, importId, { leaveOutProblems: true });
    const applyMs = await timed(work);
    const { counts } = await importsOf.view(house, actor, importId);
    if (!counts.applied || counts.applied.created < rows - 20) throw new Error(`only ${counts.applied?.created ?? 0} of ${rows} people were taken over`);
    const { insertMs, heapMs } = await bareInsert(database);
    return { openMs, readMs, applyMs, baselineMs, insertMs, heapMs };
  } finally {
    await database.close();
  }
}

/** What applying writes, in an order that foreign keys allow. */
const WRITTEN = ['person', 'person_version', 'appointment', 'rank', 'education', 'annual_grade', 'person_card'] as const;
const ROWS_PER_INSERT = 500;

/** The rows on file as ready text, written again by multi-row INSERT as the owner, in one transaction; nothing is made or checked on the way. */
async function bareInsert(database: Database): Promise<{ insertMs: number; heapMs: number }> {
  const statements: { table: string; values: string[] }[] = [];
  for (const table of WRITTEN) {
    const columns = (await database.query(`select attname from pg_attribute where attrelid = 'registry.${table}'::regclass and attnum > 0 and not attisdropped order by attnum`)).rows.map((r) => String(r['attname']));
    const { rows } = await database.query(`select '(' || concat_ws(',', ${columns.map((c) => `quote_nullable("${c}"::text)`).join(', ')}) || ')' as v from registry.${table}`);
    const values = rows.map((r) => String(r['v']));
    statements.push({ table, values: Array.from({ length: Math.ceil(values.length / ROWS_PER_INSERT) }, (_, i) => values.slice(i * ROWS_PER_INSERT, (i + 1) * ROWS_PER_INSERT).join(',')) });
  }
  const insert = (schema: string): Promise<number> =>
    timed(() =>
      database.kysely.transaction().execute(async (tx) => {
        for (const { table, values } of statements) for (const v of values) await sql.raw(`insert into ${schema}.${table} values ${v}`).execute(tx);
      }),
    );
  await database.query(`create schema bare; ${WRITTEN.map((t) => `create table bare.${t} (like registry.${t})`).join('; ')}`);
  const heapMs = await insert('bare');
  await database.query(`truncate ${[...WRITTEN].reverse().map((t) => `registry.${t}`).join(', ')} cascade`);
  return { insertMs: await insert('registry'), heapMs };
}
