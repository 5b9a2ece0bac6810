import { Refusal } from '../../kernel/refusal.ts';
import { cellText } from './cell.ts';
import { openWorkbook } from './open-workbook.ts';

/** A sheet as people keep it: names it goes by, and for each column the heads it goes by. The first of each is written into templates. */
export interface TableShape {
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** A workbook without such a name is read as this table where the head of its first visible sheet fits: files of other programs. */
  readonly orFirst?: boolean;
}
/** A row as read: where it stands in its sheet as Excel counts, its cells by column. */
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Titles and remarks may stand above the header. */
const HEADER_WITHIN = 10;

/**
 * Rows of the tables of a workbook, found by the names of sheets and of columns; columns may stand in any order, others are passed over.
 * A table that is not there is empty. Refuses `sheets.no_table` where there is none of them, `sheets.no_header` where a sheet has no head.
 */
export async function readNamedTables<K extends string>(bytes: Uint8Array, shapes: Readonly<Record<K, TableShape>>): Promise<Record<K, TableRow[]>> {
  const keys = Object.keys(shapes) as K[];
  const book = await openWorkbook(bytes);
  const shown = book.sheets.filter((s) => !s.hidden);
  const read = async (key: K, sheet: string): Promise<TableRow[] | null> => {
    const rows: TableRow[] = [];
    let columns: (string | null)[] | null = null;
    for await (const batch of book.batches(sheet, { batchSize: 2000 }))
      for (const { index, values } of batch) {
        if (columns === null) {
          columns = headOf(shapes[key], values.map(cellText));
          if (columns === null && index >= HEADER_WITHIN) return null;
          continue;
        }
        const cells: Record<string, string> = {};
        let filled = false;
        for (const [i, column] of columns.entries()) {
          if (column === null) continue;
          const text = cellText(values[i] ?? null).trim();
          cells[column] = text;
          filled ||= text !== '';
        }
        if (filled) rows.push({ row: index + 1, cells });
      }
    return columns === null ? null : rows;
  };
  const out = Object.fromEntries(keys.map((k) => [k, [] as TableRow[]])) as Record<K, TableRow[]>;
  let found = 0;
  for (const key of keys) {
    const sheet = shown.find((s) => shapes[key].names.includes(s.name.trim()));
    if (!sheet) continue;
    const rows = await read(key, sheet.name);
    if (rows === null) throw new Refusal('invalid', 'sheets.no_header', { sheet: sheet.name });
    out[key] = rows;
    found++;
  }
  const first = shown[0];
  for (const key of found === 0 && first ? keys.filter((k) => shapes[k].orFirst) : []) {
    const rows = await read(key, first!.name);
    if (rows === null) continue;
    out[key] = rows;
    found++;
    break;
  }
  if (found === 0) throw new Refusal('invalid', 'sheets.no_table', { names: keys.map((k) => shapes[k].names[0]!).join('、') });
  return out;
}

/** The column of each cell when this row is the head: two of the table's columns at least are named in it. */
function headOf(shape: TableShape, cells: readonly string[]): (string | null)[] | null {
  const names = Object.entries(shape.columns);
  const columns = cells.map((cell) => names.find(([, words]) => words.includes(cell.trim().replaceAll('(', '（').replaceAll(')', '）').replace(/\*$/, '')))?.[0] ?? null);
  return columns.filter((c) => c !== null).length >= 2 ? columns : null;
}
