import { readNamedTables, writeWorkbook, type TableRow } from '../../../platform/sheets/index.ts';
import { sheetKeys, sheets, sourceWords, wayWords, type SheetKey } from './columns.ts';

/** The rows of the three sheets, by column. A sheet that is not there is empty; none of them at all is refused (`sheets.no_table`). */
export const readGridWorkbook = (bytes: Uint8Array): Promise<Record<SheetKey, TableRow[]>> => readNamedTables(bytes, sheets);

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
