import { performance } from 'node:perf_hooks';
import { readXlsx } from 'hucre/xlsx';
import { openWorkbook } from '../src/platform/sheets/index.ts';
import { messyRoster } from '../src/domains/registry/roster/fixtures.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { importsOf, registryModule } from '../src/domains/registry/index.ts';
import { buildRosterRegion, storeFile } from '../src/domains/registry/importing/fixtures.ts';
import { migrationsFolder } from '../src/app/paths.ts';
import { migrate, openDatabase, type DatabaseLocation } from '../src/platform/db/index.ts';
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
  /** The stored file to rows checked, compared and kept sealed for review. */
  readonly readMs: number;
  /** From "import" to everyone on file, in one transaction: compared again, versions, sealed fields, cards for searching. */
  readonly applyMs: number;
  /** The library alone turning the same bytes into rows. */
  readonly baselineMs: number;
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
    const hash = await storeFile(house, actor, 'roster.xlsx', bytes);
    const baselineMs = await timed(async () => void (await readXlsx(bytes)));
    const { importId } = await importsOf.create(house, actor, { kind: 'roster', files: [hash] });
    const { sheets } = await importsOf.view(house, actor, importId);
    await importsOf.chooseColumns(house, actor, importId, sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
    const readMs = await timed(work);
    await importsOf.apply(house, actor, importId, { leaveOutProblems: true });
    const applyMs = await timed(work);
    const { counts } = await importsOf.view(house, actor, importId);
    if (!counts.applied || counts.applied.created < rows - 20) throw new Error(`only ${counts.applied?.created ?? 0} of ${rows} people were taken over`);
    return { readMs, applyMs, baselineMs };
  } finally {
    await database.close();
  }
}
