import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { importPeople } from '../access.ts';
import type { Decision, ImportKey, StoredRow } from '../model.ts';
import { SOMEONE_NEW } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import type { RowFilter } from '../queries/import-rows.ts';
import { countAgain, findDuplicates, holdImport, readingOf, recompareBlocks } from '../reading.ts';
import { classOf, readRows } from '../rules/read-rows.ts';
import { blockCounts, openBlocks } from '../store/blocks.ts';
import { personsByIdNumbers } from '../../store/person.ts';
import { blocksOf } from './edit-cells.ts';

export interface RowDecision {
  readonly rows?: readonly number[] | undefined;
  readonly filter?: RowFilter | undefined;
  readonly leaveOut?: boolean | undefined;
  readonly reject: readonly ImportKey[];
  readonly accept: readonly ImportKey[];
  readonly is?: string | null | undefined;
}

/** Writes a decision into rows, or into all rows of a filter. Out: how many rows. */
export async function decideRows(house: House, actor: Actor, importId: string, d: RowDecision, options: ImportOptions): Promise<{ rows: number }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  if (d.rows === undefined && d.filter === undefined) throw new Refusal('invalid', 'registry.import_rows_unnamed');
  return house.unit(actor, async (unit) => {
    const i = await holdImport(unit, importId, ['checked']);
    const reading = await readingOf(unit, i, options);
    const named = d.rows === undefined ? null : await blocksOf(unit, i, d.rows);
    const numbers = named ? [...named.keys()] : (await blockCounts(unit, i)).filter((b) => d.filter === 'all' || b.counts[d.filter as Exclude<RowFilter, 'all'>] > 0).map((b) => b.block);
    let rows = 0;
    for (const block of numbers) {
      const [opened] = await openBlocks(unit, i.id, block, 1);
      const read = readRows(opened!.rows, reading);
      const mine = named ? new Set(named.get(block)!.map((p) => p.at)) : new Set(read.flatMap((r, at) => (d.filter === 'all' || classOf(r) === d.filter ? [at] : [])));
      if (d.is === SOMEONE_NEW) {
        const taken = await personsByIdNumbers(unit, [...mine].flatMap((at) => read[at]!.row.values.idNumber ?? []));
        if (taken.size > 0) throw new Refusal('rule', 'registry.import_number_on_file', { row: read[[...mine][0]!]!.row.rowNumber });
      }
      const after = opened!.rows.map((r, at) => (mine.has(at) ? decided(r, d) : r));
      rows += mine.size;
      await recompareBlocks(unit, i.id, [{ ...opened!, rows: after }], reading);
    }
    if (d.leaveOut !== undefined) await findDuplicates(unit, i, reading);
    await countAgain(unit, i);
    return { rows };
  });
}

function decided(row: StoredRow, d: RowDecision): StoredRow {
  const { decision: old, ...rest } = row;
  const rejected = [...new Set([...(old?.rejected ?? []), ...d.reject])].filter((k) => !d.accept.includes(k));
  const leaveOut = d.leaveOut ?? old?.leaveOut ?? false;
  const is = d.is === undefined ? old?.is : (d.is ?? undefined);
  const decision: Decision = { ...(leaveOut ? { leaveOut } : {}), ...(rejected.length > 0 ? { rejected } : {}), ...(is === undefined ? {} : { is }) };
  return Object.keys(decision).length > 0 ? { ...rest, decision } : rest;
}
