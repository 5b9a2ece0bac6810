import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import type { CellValue } from '../../../../platform/sheets/index.ts';
import { importPeople } from '../access.ts';
import type { StoredRow } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import { countAgain, findDuplicates, holdImport, readingOf, recompareBlocks } from '../reading.ts';
import { readRows, type Reading } from '../rules/read-rows.ts';
import { rowPlaces, rowViews } from '../queries/import-rows.ts';
import { openBlocks } from '../store/blocks.ts';
import type { Import } from '../store/import.ts';
import type { ImportRowView } from '../contract/shapes.ts';

export interface CellEdit {
  readonly n: number;
  readonly column: number;
  readonly value: CellValue;
}
export interface CellAt {
  readonly n: number;
  readonly column: number;
}
export interface CellChanges {
  readonly edits: readonly CellEdit[];
  readonly accept: readonly CellAt[];
  readonly undo: readonly CellAt[];
}

/** Corrects and confirms cells; their rows are checked and compared again, and duplicates are looked for anew. */
export async function editCells(house: House, actor: Actor, importId: string, changes: CellChanges, options: ImportOptions): Promise<{ rows: ImportRowView[] }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await holdImport(unit, importId, ['checked']);
    const reading = await readingOf(unit, i, options);
    await changeCells(unit, i, changes, reading);
    await countAgain(unit, i);
    return { rows: await rowViews(unit, i, await rowPlaces(unit, i, [...new Set([...changes.edits, ...changes.accept, ...changes.undo].map((c) => c.n))]), reading) };
  });
}

/** The same for as many cells as a fix names. */
export async function changeCells(unit: Unit, i: Import, changes: CellChanges, reading: Reading): Promise<void> {
  const byRow = new Map<number, ((row: StoredRow) => StoredRow)[]>();
  const on = (n: number, change: (row: StoredRow) => StoredRow): void => {
    const list = byRow.get(n);
    if (list) list.push(change);
    else byRow.set(n, [change]);
  };
  for (const e of changes.edits) on(e.n, (row) => ({ ...row, edits: { ...row.edits, [e.column]: e.value } }));
  for (const a of changes.accept) on(a.n, (row) => ({ ...row, accepted: [...new Set([...(row.accepted ?? []), a.column])] }));
  for (const u of changes.undo) on(u.n, (row) => withoutChange(row, u.column));
  let who = false;
  for (const [block, places] of await blocksOf(unit, i, [...byRow.keys()])) {
    const [opened] = await openBlocks(unit, i.id, block, 1);
    const rows = [...opened!.rows];
    for (const { at, n } of places) {
      const before = rows[at]!;
      const after = byRow.get(n)!.reduce((row, change) => change(row), before);
      rows[at] = after;
      who ||= before.duplicate !== undefined || says(before, reading) !== says(after, reading);
    }
    await recompareBlocks(unit, i.id, [{ ...opened!, rows }], reading);
  }
  // Only a change of number, name or birth can make or end a pair.
  if (who) await findDuplicates(unit, i, reading);
}

const says = (row: StoredRow, reading: Reading): string => {
  const { values } = readRows([row], reading)[0]!.row;
  return [values.idNumber, values.name, values.birth].join('|');
};

function withoutChange(row: StoredRow, column: number): StoredRow {
  const { edits, accepted, ...rest } = row;
  const left = Object.fromEntries(Object.entries(edits ?? {}).filter(([c]) => Number(c) !== column));
  const stillAccepted = (accepted ?? []).filter((c) => c !== column);
  return { ...rest, ...(Object.keys(left).length > 0 ? { edits: left } : {}), ...(stillAccepted.length > 0 ? { accepted: stillAccepted } : {}) };
}

/** Which blocks hold these rows, and where. Refuses a number that no row has. */
export async function blocksOf(unit: Unit, i: Import, numbers: readonly number[]): Promise<Map<number, { n: number; at: number }[]>> {
  const blocks = new Map<number, { n: number; at: number }[]>();
  for (const p of await rowPlaces(unit, i, numbers)) blocks.set(p.block, [...(blocks.get(p.block) ?? []), { n: p.n, at: p.at }]);
  const found = [...blocks.values()].reduce((sum, list) => sum + list.length, 0);
  if (found < numbers.length) throw new Refusal('not_found', 'registry.import_no_such_row');
  return blocks;
}
