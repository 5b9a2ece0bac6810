import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { rosterContext } from '../roster/index.ts';
import type { ImportOptions } from './options.ts';
import type { BlockCounts, ImportCounts, ImportState, StoredRow } from './model.ts';
import { comparing, compareImportRow } from './rules/compare-row.ts';
import { unitIndex } from './rules/find-unit.ts';
import { addCounts, beforeComparing, countRows, mayLackUnit, readRows, watchDuplicates, type ReadRow, type Reading } from './rules/read-rows.ts';
import { blockCounts, openBlocks, saveBlocks, type Block } from './store/blocks.ts';
import { findImport, type Import, updateImport } from './store/import.ts';
import { isLive, jobNow } from './store/job.ts';
import { findPossible, knownUnits, loadOnFile } from './store/on-file.ts';

/** Rows of one block: few enough to open for one edit, many enough to read a county in a dozen. */
export const ROWS_IN_BLOCK = 250;
/** Person files carry pictures. */
export const FILES_IN_BLOCK = 25;
/** Blocks opened at a time when all are gone through. */
export const BLOCKS_AT_ONCE = 8;

export async function readingOf(unit: Unit, i: Pick<Import, 'plans' | 'units' | 'found'>, options: ImportOptions): Promise<Reading> {
  return { plans: i.plans, context: rosterContext(unit.today, options.ages), date1904: i.found.date1904, units: unitIndex(await knownUnits(unit)), settled: i.units };
}

/** An import held for changing: in one of these states, and no job at work on it. */
export async function holdImport(unit: Unit, id: string, states: readonly ImportState[]): Promise<Import> {
  const i = await findImport(unit, id, true);
  if (i.jobId !== null && isLive(await jobNow(unit, i.jobId))) throw new Refusal('conflict', 'registry.import_busy');
  if (!states.includes(i.state)) throw new Refusal('conflict', 'registry.import_state', { state: i.state });
  return i;
}

/** Compares read rows with what is on file now; each gets its stored row back with the comparison in it. */
export async function compareRows(unit: Unit, rows: readonly ReadRow[]): Promise<ReadRow[]> {
  const bare = rows.map((r) => ({ ...r, row: beforeComparing(r.row) }));
  const ready = bare.filter((r) => r.row.state === 'good');
  const chosen = ready.flatMap((r) => (r.stored.decision?.is && r.stored.decision.is !== 'new' ? [r.stored.decision.is] : []));
  const possible = await findPossible(unit, ready.map((r) => ({ name: r.row.values.name, idNumber: r.row.values.idNumber })));
  const c = comparing(await loadOnFile(unit, [...new Set([...possible, ...chosen])]), unit.today);
  return bare.map((r) => ({ ...r, stored: { ...r.stored, comparison: compareImportRow(r.row, r.unit, r.file, r.stored.decision, mayLackUnit(r), c) } }));
}

export const blockOf = (block: number, rows: readonly ReadRow[]): Block => ({ block, counts: countRows(rows), rows: rows.map((r) => r.stored) });

/** Reads, compares and writes back blocks; `counts` of the import are added up anew by the caller. */
export async function recompareBlocks(unit: Unit, importId: string, blocks: readonly Block[], reading: Reading): Promise<BlockCounts[]> {
  const read = await compareRows(unit, blocks.flatMap((b) => readRows(b.rows, reading)));
  let at = 0;
  const again = blocks.map((b) => blockOf(b.block, read.slice(at, (at += b.rows.length))));
  await saveBlocks(unit, importId, again);
  return again.map((b) => b.counts);
}

/** Adds the blocks' counts into the import's own. */
export async function countAgain(unit: Unit, i: Import, more: Partial<ImportCounts> = {}): Promise<ImportCounts> {
  const counts: ImportCounts = { ...i.counts, ...addCounts((await blockCounts(unit, i)).map((b) => b.counts)), ...more };
  await updateImport(unit, i.id, { counts });
  return counts;
}

/** Goes through all blocks in order, a few at a time. */
export async function* allBlocks(unit: Unit, i: Import): AsyncGenerator<Block[], void, undefined> {
  for (let from = i.firstBlock; from < i.firstBlock + i.blockCount; from += BLOCKS_AT_ONCE) yield await openBlocks(unit, i.id, from, Math.min(BLOCKS_AT_ONCE, i.firstBlock + i.blockCount - from));
}

/** Looks for people who stand in the file twice, over all rows; writes back the blocks where that changed. Out: their numbers. */
export async function findDuplicates(unit: Unit, i: Import, reading: Reading): Promise<number[]> {
  const watch = watchDuplicates(i.plans);
  const changed: number[] = [];
  for await (const blocks of allBlocks(unit, i)) {
    for (const b of blocks) {
      let differs = false;
      const rows = readRows(b.rows.map(withoutDuplicate), reading).map((r, k): StoredRow => {
        const duplicate = watch(r);
        const had = b.rows[k]!.duplicate;
        differs ||= JSON.stringify(duplicate) !== JSON.stringify(had);
        return duplicate === undefined ? r.stored : { ...r.stored, duplicate };
      });
      if (!differs) continue;
      changed.push(b.block);
      await recompareBlocks(unit, i.id, [{ ...b, rows }], reading);
    }
  }
  return changed;
}

const withoutDuplicate = ({ duplicate, ...row }: StoredRow): StoredRow => (void duplicate, row);
