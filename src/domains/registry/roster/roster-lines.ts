import { cellAddress, cellText, type CellValue, type Merge, type Workbook } from '../../../platform/sheets/index.ts';
import { cleanName } from './cells/name.ts';
import { keyOfHeader, type RosterKey } from './columns.ts';
import type { RosterSheet } from './find-header.ts';
import { isFoot } from './header-words.ts';

/** How to read one sheet: where its people begin and what each column means. */
export interface RosterPlan {
  readonly sheet: string;
  readonly headerFrom: number;
  readonly headerTo: number;
  readonly columns: readonly (RosterKey | null)[];
}

export const planOf = (sheet: RosterSheet, columns: readonly (RosterKey | null)[]): RosterPlan => ({
  sheet: sheet.sheet,
  headerFrom: sheet.headerFrom,
  headerTo: sheet.headerTo,
  columns,
});

/** Cells corrected on screen, by `address`. They replace what the file holds. */
export type CellEdits = ReadonlyMap<string, CellValue>;
export const address = (sheet: string, row: number, column: number): string => `${sheet}!${cellAddress(row, column)}`;

export type LineKind = 'person' | 'head' | 'blank' | 'foot' | 'section' | 'repeated_header' | 'example';

export interface RosterLine {
  readonly kind: LineKind;
  /** Row from zero. */
  readonly index: number;
  /** Edits and merged-down cells already filled in. */
  readonly values: readonly CellValue[];
  /** The group heading it stands under, e.g. a unit's name, without its number. */
  readonly section: string | null;
}

/** Every line of one sheet with what it is. Both reading and writing back use it, so they agree on what a person is. */
export async function* rosterLines(workbook: Workbook, plan: RosterPlan, edits: CellEdits = new Map(), signal?: AbortSignal): AsyncGenerator<RosterLine[], void, undefined> {
  const down = mergedDown(workbook.sheets.find((s) => s.name === plan.sheet)?.merges ?? [], plan);
  const byRow = editsByRow(plan.sheet, edits);
  const nameAt = plan.columns.indexOf('name');
  const sequenceAt = plan.columns.indexOf('sequence');
  let section: string | null = null;
  for await (const batch of workbook.batches(plan.sheet, signal ? { signal } : {})) {
    const lines: RosterLine[] = [];
    for (const row of batch) {
      const changed = byRow?.get(row.index);
      const values = changed || down ? [...row.values] : row.values;
      if (changed) for (const [column, value] of changed) (values as CellValue[])[column] = value;
      if (row.index <= plan.headerTo) {
        lines.push({ kind: 'head', index: row.index, values, section: null });
        continue;
      }
      const kind = kindOf(values, nameAt, sequenceAt);
      if (kind === 'section') section = sectionName(values);
      if (kind === 'person') down?.(row.index, values as CellValue[]);
      lines.push({ kind, index: row.index, values, section });
    }
    yield lines;
  }
}

function kindOf(values: readonly CellValue[], nameAt: number, sequenceAt: number): LineKind {
  let filled = 0;
  let first = -1;
  for (let c = 0; c < values.length; c++) {
    const v = values[c];
    if (v === null || v === undefined || (typeof v === 'string' && (v === '' || v.trim() === ''))) continue;
    if (first < 0) first = c;
    filled++;
  }
  if (filled === 0) return 'blank';
  if (sequenceAt >= 0 && /^(示例|例)[:：]?$/.test(textAt(values, sequenceAt))) return 'example';
  const name = textAt(values, nameAt);
  if (name.includes('名') && keyOfHeader(name)?.key === 'name') return 'repeated_header';
  if (filled > 6) return 'person';
  if (isFoot(cellText(values[first] ?? null).replace(/\s/g, ''), filled) && !(first === nameAt && filled > 2)) return 'foot';
  if (filled === 1) {
    // One cell alone is a group heading, unless it is a bare number or a name where names stand.
    if (first === sequenceAt && typeof values[first] === 'number') return 'blank';
    const alone = cleanName(values[first] ?? null);
    const isName = first === nameAt && first > 0 && alone.value !== null && alone.value.length <= 4;
    return isName ? 'person' : 'section';
  }
  return 'person';
}

const textAt = (values: readonly CellValue[], column: number): string => (column < 0 ? '' : cellText(values[column] ?? null).replace(/\s/g, ''));

const sectionName = (values: readonly CellValue[]): string | null => {
  const text = cellText(values.find((v) => v !== null && v !== '') ?? null).trim();
  return text.replace(/^(?:[（(]?[一二三四五六七八九十百\d]+[)）、.．]\s*)/, '').replace(/[（(]\s*(共\s*)?\d+\s*[人名]\s*[)）]$/, '').trim() || null;
};

function editsByRow(sheet: string, edits: CellEdits): Map<number, [number, CellValue][]> | null {
  const prefix = `${sheet}!`;
  const rows = new Map<number, [number, CellValue][]>();
  for (const [at, value] of edits) {
    const m = at.startsWith(prefix) ? /^([A-Z]+)(\d+)$/.exec(at.slice(prefix.length)) : null;
    if (!m) continue;
    const column = [...m[1]!].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
    const row = Number(m[2]) - 1;
    rows.set(row, [...(rows.get(row) ?? []), [column, value]]);
  }
  return rows.size > 0 ? rows : null;
}

/** A cell merged over several people (a unit's name, mostly) holds its text in the first row only: carried down, but never a name or number. */
function mergedDown(merges: readonly Merge[], plan: RosterPlan): ((row: number, values: CellValue[]) => void) | null {
  const starts = new Map<number, Merge[]>();
  for (const m of merges) {
    const key = plan.columns[m.fromColumn];
    if (m.fromRow <= plan.headerTo || m.toRow === m.fromRow || !key || key === 'name' || key === 'idNumber') continue;
    starts.set(m.fromRow, [...(starts.get(m.fromRow) ?? []), m]);
  }
  if (starts.size === 0) return null;
  const active = new Map<number, { toRow: number; value: CellValue }>();
  return (row, values) => {
    for (const m of starts.get(row) ?? []) active.set(m.fromColumn, { toRow: m.toRow, value: values[m.fromColumn] ?? null });
    for (const [column, carried] of active) {
      if (row > carried.toRow) active.delete(column);
      else if (values[column] === null || values[column] === undefined) {
        while (values.length <= column) values.push(null);
        values[column] = carried.value;
      }
    }
  };
}
