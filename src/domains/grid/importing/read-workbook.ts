import { Refusal } from '../../../kernel/refusal.ts';
import { cellText, openWorkbook, writeWorkbook } from '../../../platform/sheets/index.ts';
import { sheetKeys, sheets, sourceWords, wayWords, type SheetKey } from './columns.ts';
import type { RawRow } from './plan.ts';

/** Titles and remarks may stand above the header. */
const HEADER_WITHIN = 10;

/** The rows of the three sheets, by column. A sheet that is not there is empty; none of them at all is refused (`grid.no_grid_sheet`). */
export async function readGridWorkbook(bytes: Uint8Array): Promise<Record<SheetKey, RawRow[]>> {
  const book = await openWorkbook(bytes);
  const out: Record<SheetKey, RawRow[]> = { patches: [], heads: [], households: [] };
  let found = 0;
  for (const key of sheetKeys) {
    const sheet = book.sheets.find((s) => !s.hidden && (sheets[key].names as readonly string[]).includes(s.name.trim()));
    if (!sheet) continue;
    found++;
    let columns: (string | null)[] | null = null;
    for await (const batch of book.batches(sheet.name, { batchSize: 2000 }))
      for (const { index, values } of batch) {
        if (columns === null) {
          columns = headerOf(key, values.map(cellText));
          if (columns === null && index >= HEADER_WITHIN) throw new Refusal('invalid', 'grid.no_header', { sheet: sheet.name });
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
        if (filled) out[key].push({ row: index + 1, cells });
      }
    if (columns === null) throw new Refusal('invalid', 'grid.no_header', { sheet: sheet.name });
  }
  if (found === 0) throw new Refusal('invalid', 'grid.no_grid_sheet', { names: sheetKeys.map((k) => sheets[k].names[0]).join('、') });
  return out;
}

/** The column of each cell when this row is the header: its first two columns are named in it. */
function headerOf(key: SheetKey, cells: readonly string[]): (string | null)[] | null {
  const names = Object.entries(sheets[key].columns) as [string, readonly string[]][];
  const columns = cells.map((cell) => names.find(([, words]) => words.includes(cell.trim().replaceAll('(', '（').replaceAll(')', '）').replace(/\*$/, '')))?.[0] ?? null);
  return columns.filter((c) => c !== null).length >= 2 ? columns : null;
}

/** An empty workbook with the three sheets, for people to fill in. */
export const gridTemplate = (): Promise<Uint8Array> =>
  writeWorkbook({
    sheets: sheetKeys.map((key) => ({
      name: sheets[key].names[0],
      columns: (Object.entries(sheets[key].columns) as [string, readonly string[]][]).map(([column, words]) => ({
        header: words[0]!, width: 16, format: 'text' as const,
        ...(column === 'way' ? { choices: Object.keys(wayWords) } : column === 'source' ? { choices: Object.keys(sourceWords) } : ['near', 'handy', 'familiar', 'party'].includes(column) ? { choices: ['是', '否'] } : {}),
      })),
      rows: [],
      spareRows: 20,
    })),
  });
