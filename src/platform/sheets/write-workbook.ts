import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { cellAddress, columnLetter, type CellValue } from './cell.ts';

export interface OutColumn {
  readonly header: string;
  /** In characters of width one; a Chinese character takes two. */
  readonly width?: number;
  /** `text` keeps long numbers and leading zeros as typed, also in cells filled in later. */
  readonly format?: 'text' | 'general';
  readonly required?: boolean;
  /** Shown when the mouse rests on the header. */
  readonly note?: string;
  /** A drop-down of allowed words. */
  readonly choices?: readonly string[];
}

export type Tone = 'problem' | 'confirm' | 'warning' | 'title' | 'quiet';

/** Colour and comment for one cell; row 0 is the first row below the header. */
export interface Mark {
  readonly row: number;
  readonly column: number;
  readonly tone: Tone;
  readonly note?: string;
}

export interface OutSheet {
  readonly name: string;
  readonly columns: readonly OutColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly marks?: readonly Mark[];
  /** Rows above the header, e.g. a title. */
  readonly above?: readonly (readonly CellValue[])[];
  /** Empty rows below that already carry their column's text format, for people to fill in. */
  readonly spareRows?: number;
  /** Blocks merged as in the original, rows counted over the whole sheet. */
  readonly merges?: readonly { readonly fromRow: number; readonly toRow: number; readonly fromColumn: number; readonly toColumn: number }[];
}

export interface OutWorkbook {
  readonly sheets: readonly OutSheet[];
  /** Who exported it and when: printed on every page, top and bottom, and kept in the file's properties. */
  readonly watermark?: string;
  readonly date1904?: boolean;
}

const FILL: Record<Tone, string> = { problem: 'FFD6D6', confirm: 'FFE9C7', warning: 'FFF7D1', title: 'FFFFFF', quiet: 'F2F2F2' };
const fill = (rgb: string): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } });
const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const HEADER: CellStyle = {
  ...fill('F3E3E1'),
  font: { bold: true, size: 11 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: { top: line, right: line, bottom: line, left: line },
};
const LISTS = '_choices';

/**
 * Writes an xlsx. Text is always stored as text, so `=…`, `+…`, `-…`, `@…` typed by someone never runs as a formula.
 * In: sheets; out: the file's bytes.
 */
export async function writeWorkbook(book: OutWorkbook): Promise<Uint8Array> {
  const lists: string[][] = [];
  const sheets = book.sheets.map((sheet) => toWriteSheet(sheet, book.watermark, lists));
  if (lists.length > 0) {
    const height = Math.max(...lists.map((l) => l.length));
    sheets.push({ name: LISTS, hidden: true, rows: Array.from({ length: height }, (_, r) => lists.map((l) => l[r] ?? null)) });
  }
  return writeXlsx({
    sheets,
    properties: { creator: 'Dandang', ...(book.watermark ? { description: book.watermark } : {}) },
    defaultFont: { name: '宋体', size: 11 },
    ...(book.date1904 ? { dateSystem: '1904' as const } : {}),
  });
}

function toWriteSheet(sheet: OutSheet, watermark: string | undefined, lists: string[][]): WriteSheet {
  const above = sheet.above ?? [];
  const headerRow = above.length;
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, cell: Partial<Cell>) => cells.set(`${row},${column}`, { ...cells.get(`${row},${column}`), ...cell });
  sheet.columns.forEach((c, i) => {
    const style: CellStyle = c.required ? { ...HEADER, font: { bold: true, size: 11, color: { rgb: '9B1C1C' } } } : HEADER;
    put(headerRow, i, { value: c.header, type: 'string', style, ...(c.note ? { comment: { author: 'Dandang', text: c.note } } : {}) });
  });
  above.forEach((row, r) => {
    if (row[0] !== null) put(r, 0, { value: row[0] ?? null, style: { font: { bold: true, size: 14 } } });
  });
  const rows = sheet.rows.map((row, r) => {
    row.forEach((value, c) => {
      const text = sheet.columns[c]?.format === 'text';
      if (typeof value === 'string' && (text || /^[=+\-@\t\r]/.test(value))) put(headerRow + 1 + r, c, { value, type: 'string', style: { numFmt: '@' } });
      else if (value instanceof Date) put(headerRow + 1 + r, c, { value, style: { numFmt: 'yyyy-mm-dd' } });
    });
    return [...row];
  });
  for (const mark of sheet.marks ?? []) {
    const at = headerRow + 1 + mark.row;
    const value = sheet.rows[mark.row]?.[mark.column] ?? null;
    const before = cells.get(`${at},${mark.column}`)?.style;
    put(at, mark.column, { value, style: { ...before, ...fill(FILL[mark.tone]) }, ...(mark.note ? { comment: { author: 'Dandang', text: mark.note } } : {}) });
  }
  const spare = sheet.spareRows ?? 0;
  for (let r = headerRow + 1 + rows.length; r < headerRow + 1 + rows.length + spare; r++)
    sheet.columns.forEach((c, i) => c.format === 'text' && put(r, i, { value: null, style: { numFmt: '@' } }));
  const blanks = Array.from({ length: spare }, (): CellValue[] => []);
  const last = headerRow + Math.max(rows.length + spare, 1);
  return {
    name: sheet.name,
    columns: sheet.columns.map((c) => ({ width: c.width ?? 12, ...(c.format === 'text' ? { numFmt: '@' } : {}) })),
    rows: [...above.map((r) => [...r]), sheet.columns.map((c) => c.header), ...rows, ...blanks],
    cells,
    freezePane: { rows: headerRow + 1 },
    ...(sheet.columns.length > 0 && rows.length > 0 ? { autoFilter: { range: `${cellAddress(headerRow, 0)}:${cellAddress(headerRow + rows.length, sheet.columns.length - 1)}` } } : {}),
    ...(sheet.merges?.length ? { merges: sheet.merges.map((m) => ({ startRow: m.fromRow, endRow: m.toRow, startCol: m.fromColumn, endCol: m.toColumn })) } : {}),
    dataValidations: sheet.columns.flatMap((c, i) => {
      if (!c.choices?.length) return [];
      lists.push([...c.choices]);
      const letter = columnLetter(lists.length - 1);
      const range = `${cellAddress(headerRow + 1, i)}:${cellAddress(last, i)}`;
      // A range on a hidden sheet: a list written inline may not pass 255 characters.
      return [{ type: 'list' as const, range, formula1: `${LISTS}!$${letter}$1:$${letter}$${c.choices.length}`, allowBlank: true, showErrorMessage: true, errorStyle: 'warning' as const }];
    }),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `$${headerRow + 1}:$${headerRow + 1}` },
    // `&` starts a code in headers and footers, so it is doubled.
    ...(watermark ? { headerFooter: { oddHeader: `&R&8 ${watermark.replaceAll('&', '&&')}`, oddFooter: `&L&8 ${watermark.replaceAll('&', '&&')}&R&P / &N` } } : {}),
  };
}
