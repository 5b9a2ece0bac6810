import { readXlsx } from 'hucre/xlsx';
import { isRefusal, Refusal } from '../../kernel/refusal.ts';
import { cellAddress, type CellValue } from './cell.ts';
import { csvRows } from './csv-text.ts';
import { inspectFile, type SheetFormat } from './guard.ts';
import { defaultSheetLimits, type SheetLimits } from './limits.ts';
import { readWorkbookParts } from './workbook-parts.ts';

export interface SheetRow {
  /** Counted from zero, as in the file. */
  readonly index: number;
  readonly values: readonly CellValue[];
}

/** A merged block, rows and columns from zero, ends included. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface SheetInfo {
  readonly name: string;
  /** Hidden sheets are named but never read. */
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly merges: readonly Merge[];
}

export interface ReadRows {
  readonly maxRows?: number;
  readonly signal?: AbortSignal;
  readonly batchSize?: number;
}

/** A checked, opened file. */
export interface Workbook {
  readonly format: SheetFormat;
  readonly date1904: boolean;
  readonly sheets: readonly SheetInfo[];
  /**
   * Rows of one sheet in batches. Between two batches other work gets its turn, so a long import does not stop the
   * server; an aborted signal throws its reason.
   */
  batches(sheet: string, options?: ReadRows): AsyncGenerator<SheetRow[], void, undefined>;
}

/**
 * Opens an xlsx or csv after all safety checks. The file is parsed once: on measurement, streaming it held as much
 * memory and parsed the shared strings anew for every pass.
 * Refuses as `inspectFile`, and sheets.corrupt, sheets.cell_too_long, sheets.too_many_cells.
 */
export async function openWorkbook(bytes: Uint8Array, limits: SheetLimits = defaultSheetLimits): Promise<Workbook> {
  const { format, entries } = inspectFile(bytes, limits);
  if (format === 'csv') {
    const rows = csvRows(bytes);
    if (!rows.some((r) => r.some((v) => v !== null))) throw new Refusal('invalid', 'sheets.empty');
    checkCells(rows, limits);
    return workbookOf(format, false, [{ info: { name: 'csv', hidden: false, rowCount: rows.length, merges: [] }, rows }]);
  }
  const parts = readWorkbookParts(bytes, entries);
  if (parts.sheets.length === 0) throw new Refusal('invalid', 'sheets.corrupt', { why: 'sheets' });
  const read = await parse(bytes, new Set(parts.sheets.filter((s) => !s.hidden).map((s) => s.name)), limits);
  return workbookOf(
    format,
    parts.date1904,
    parts.sheets.map(({ name, hidden }) => {
      const sheet = read.get(name);
      const merges = (sheet?.merges ?? []).map((m) => ({ fromRow: m.startRow, toRow: m.endRow, fromColumn: m.startCol, toColumn: m.endCol }));
      return { info: { name, hidden, rowCount: sheet?.rows.length ?? 0, merges }, rows: sheet?.rows ?? [] };
    }),
  );
}

async function parse(bytes: Uint8Array, visible: ReadonlySet<string>, limits: SheetLimits) {
  try {
    const book = await readXlsx(bytes, { sheets: (info) => visible.has(info.name) });
    for (const sheet of book.sheets) checkCells(sheet.rows, limits);
    return new Map(book.sheets.map((s) => [s.name, s]));
  } catch (error) {
    if (isRefusal(error)) throw error;
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: '' };
    if (/cells/i.test(message) && /limit|exceed|cap|max/i.test(message)) throw new Refusal('too_large', 'sheets.too_many_cells', { limit: limits.cells });
    // Whatever a parser stumbles over in a stranger's bytes is the file's fault; the cause is kept for the log.
    throw Object.assign(new Refusal('invalid', 'sheets.corrupt', { why: name }), { cause: error });
  }
}

function workbookOf(format: SheetFormat, date1904: boolean, sheets: readonly { info: SheetInfo; rows: readonly (readonly CellValue[])[] }[]): Workbook {
  return {
    format,
    date1904,
    sheets: sheets.map((s) => s.info),
    async *batches(name, options = {}) {
      const rows = sheets.find((s) => s.info.name === name)?.rows ?? [];
      const end = Math.min(rows.length, options.maxRows ?? rows.length);
      const size = options.batchSize ?? 500;
      for (let from = 0; from < end; from += size) {
        options.signal?.throwIfAborted();
        if (from > 0) await new Promise((turn) => setImmediate(turn));
        const batch: SheetRow[] = [];
        for (let i = from; i < Math.min(end, from + size); i++) batch.push({ index: i, values: rows[i] ?? [] });
        yield batch;
      }
      options.signal?.throwIfAborted();
    },
  };
}

function checkCells(rows: readonly (readonly CellValue[])[], limits: SheetLimits): void {
  let slots = 0;
  for (const [r, values] of rows.entries()) {
    if (!values) continue;
    slots += values.length;
    if (slots > limits.cells) throw new Refusal('too_large', 'sheets.too_many_cells', { cells: slots, limit: limits.cells });
    for (let c = 0; c < values.length; c++) {
      const value = values[c];
      if (typeof value === 'string' && value.length > limits.cellCharacters)
        throw new Refusal('invalid', 'sheets.cell_too_long', { cell: cellAddress(r, c), characters: value.length, limit: limits.cellCharacters });
    }
  }
}
