import { systemActor, type Actor } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { readFile } from '../../../../platform/files/index.ts';
import type { House } from '../../../../platform/house/index.ts';
import type { JobDefinition } from '../../../../platform/jobs/index.ts';
import { openWorkbook } from '../../../../platform/sheets/index.ts';
import { readPersonFiles } from '../../lrmx/index.ts';
import { address } from '../../roster/index.ts';
import { rosterLines } from '../../roster/roster-lines.ts';
import type { ImportCounts, Plan, StoredRow, UnitName, UnitNames } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import { allBlocks, blockOf, compareRows, FILES_IN_BLOCK, readingOf, ROWS_IN_BLOCK } from '../reading.ts';
import { unitKey } from '../rules/find-unit.ts';
import { cellsOfFile, PERSON_FILE_SHEET } from '../rules/person-file.ts';
import { addCounts, readRows, watchDuplicates, type ReadRow } from '../rules/read-rows.ts';
import { dropBlocksExcept, nextBlock, saveBlocks } from '../store/blocks.ts';
import { findImport, updateImport } from '../store/import.ts';

export const READ_JOB = 'registry.read_import';

/** Says how far the work is; throws when it is to stop. */
export type Progress = (done: number, total: number | null) => Promise<void>;

export const readJob = (options: ImportOptions): JobDefinition => ({
  kind: READ_JOB,
  run: ({ house, regionId, job, progress }) => readImportRows(house, systemActor(regionId, 'import'), String(job.input.importId), options, progress),
});

type Kept = Pick<StoredRow, 'edits' | 'accepted' | 'decision'>;

/**
 * Reads the file row by row, checks and compares, and writes the rows sealed, some hundred at a time. What people corrected and
 * decided before is kept by cell. New blocks stand beside the old ones until all are written: an interruption loses nothing.
 */
export async function readImportRows(house: House, actor: Actor, importId: string, options: ImportOptions, progress: Progress): Promise<{ rows: number }> {
  const { i, files, kept, first, reading } = await house.unit(actor, async (unit) => {
    const found = await findImport(unit, importId);
    if (!['mapping', 'checked'].includes(found.state)) throw new Refusal('conflict', 'registry.import_state', { state: found.state });
    const bytes: { name: string; bytes: Uint8Array }[] = [];
    for (const hash of found.fileHashes) bytes.push(await readFile(unit, hash));
    const before = new Map<string, Kept>();
    for await (const blocks of allBlocks(unit, found)) for (const b of blocks) for (const r of b.rows) if (r.edits || r.accepted || r.decision) before.set(address(r.sheet, r.index, 0), keptOf(r));
    return { i: found, files: bytes, kept: before, first: await nextBlock(unit, importId), reading: await readingOf(unit, found, options) };
  });
  const skipped: Record<string, number> = {};
  const refusedFiles: NonNullable<ImportCounts['refusedFiles']>[number][] = [];
  const source = i.kind === 'roster' ? rosterRows(files[0]!.bytes, i.plans, skipped) : personFileRows(files, refusedFiles);
  const watch = watchDuplicates(i.plans);
  const names = new Map<string, UnitName>();
  const size = i.kind === 'roster' ? ROWS_IN_BLOCK : FILES_IN_BLOCK;
  const perWrite = size * 8;
  let block = first;
  let done = 0;
  let waiting: ReadRow[] = [];
  const all: ReturnType<typeof blockOf>['counts'][] = [];
  const write = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const rows = waiting;
    waiting = [];
    await house.unit(actor, async (unit) => {
      const compared = await compareRows(unit, rows);
      const blocks = [];
      for (let at = 0; at < compared.length; at += size) blocks.push(blockOf(block++, compared.slice(at, at + size)));
      await saveBlocks(unit, importId, blocks);
      all.push(...blocks.map((b) => b.counts));
    });
  };
  for await (const { rows, total } of source) {
    const stored = rows.map((r): StoredRow => ({ ...r, ...kept.get(address(r.sheet, r.index, 0)) }));
    for (const read of readRows(stored, reading)) {
      const duplicate = watch(read);
      waiting.push(duplicate === undefined ? read : readRows([{ ...read.stored, duplicate }], reading)[0]!);
      noteUnits(names, read, i.units);
    }
    done += rows.length;
    if (waiting.length >= perWrite) await write();
    await progress(done, total);
  }
  await write();
  await house.unit(actor, async (unit) => {
    const now = await findImport(unit, importId, true);
    const counts: ImportCounts = { ...addCounts(all), skipped, ...(refusedFiles.length > 0 ? { refusedFiles } : {}) };
    const units = Object.fromEntries([...names].map(([key, n]) => [key, { ...now.units[key], count: n.count }]));
    await updateImport(unit, importId, { state: 'checked', firstBlock: first, blockCount: block - first, counts, units });
    await dropBlocksExcept(unit, importId, first, block - first);
  });
  return { rows: done };
}

const keptOf = (r: StoredRow): Kept => ({ ...(r.edits ? { edits: r.edits } : {}), ...(r.accepted ? { accepted: r.accepted } : {}), ...(r.decision ? { decision: r.decision } : {}) });

/** Units that the file names and the registry does not know, or that someone said something about. */
function noteUnits(names: Map<string, UnitName>, { unit, row, stored }: ReadRow, settled: UnitNames): void {
  if (stored.duplicate?.state === 'repeat') return;
  const { organization, department } = row.values;
  const said = organization === undefined ? [] : [unitKey(organization), ...(department === undefined ? [] : [unitKey(organization, department)])].filter((key) => settled[key] !== undefined);
  for (const key of new Set([unit.unknown, unit.loose, ...said])) if (key !== undefined) names.set(key, { count: (names.get(key)?.count ?? 0) + 1 });
}

interface Batch {
  readonly rows: readonly StoredRow[];
  readonly total: number | null;
}

async function* rosterRows(bytes: Uint8Array, plans: readonly Plan[], skipped: Record<string, number>): AsyncGenerator<Batch> {
  const workbook = await openWorkbook(bytes);
  const total = plans.reduce((n, p) => n + Math.max(0, (workbook.sheets.find((s) => s.name === p.sheet)?.rowCount ?? 0) - p.headerTo - 1), 0);
  for (const plan of plans) {
    for await (const lines of rosterLines(workbook, plan)) {
      const rows: StoredRow[] = [];
      for (const line of lines) {
        if (line.kind === 'person') rows.push({ sheet: plan.sheet, index: line.index, section: line.section, cells: line.values });
        else if (line.kind !== 'head') skipped[line.kind] = (skipped[line.kind] ?? 0) + 1;
      }
      yield { rows, total };
    }
  }
}

async function* personFileRows(files: readonly { name: string; bytes: Uint8Array }[], refused: { name: string; code: string; params: Readonly<Record<string, string | number>> }[]): AsyncGenerator<Batch> {
  let index = 0;
  for (const result of readPersonFiles(files)) {
    if (result.status === 'refused') refused.push({ name: result.name, code: result.refusal.code, params: result.refusal.params });
    else {
      const { photo, ...rest } = result.person;
      const person = { ...rest, photo: photo === null ? null : Buffer.from(photo).toString('base64') } as NonNullable<StoredRow['file']>['person'];
      yield { rows: [{ sheet: PERSON_FILE_SHEET, index: index++, section: null, cells: cellsOfFile(result.person), file: { name: result.name, person } }], total: null };
    }
    if (index % 20 === 0) await new Promise((turn) => setImmediate(turn));
  }
}

