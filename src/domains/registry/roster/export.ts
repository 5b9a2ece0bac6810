import { writeWorkbook, type CellValue } from '../../../platform/sheets/index.ts';
import { labelOf, specOf, type RosterKey } from './columns.ts';
import type { RosterTable } from './model.ts';

/** A person as exported: values as cleaned rosters hold them (codes, PartialDates), already masked for who asked. */
export type ExportedPerson = Partial<Record<RosterKey, string>>;

export interface ExportOptions {
  readonly columns: readonly RosterKey[];
  readonly sheet?: string;
  /** Who exported, when, from which scope. */
  readonly watermark: string;
  /** A code's name; undefined prints the code. */
  readonly nameOf: (table: RosterTable, code: string) => string | undefined;
}

/** A roster with chosen columns. What it writes, `readRoster` reads back to the same values. Out: xlsx bytes. */
export async function writeRoster(people: Iterable<ExportedPerson>, options: ExportOptions): Promise<Uint8Array> {
  const rows: CellValue[][] = [];
  let n = 0;
  for (const person of people) {
    n++;
    rows.push(options.columns.map((key) => (key === 'sequence' ? n : printed(key, person[key], options))));
  }
  return writeWorkbook({
    watermark: options.watermark,
    sheets: [{ name: options.sheet ?? '花名册', columns: options.columns.map((key) => ({ header: labelOf(key), width: specOf(key).width ?? 14, ...(key === 'sequence' ? {} : { format: 'text' as const }) })), rows }],
  });
}

function printed(key: RosterKey, value: string | undefined, options: ExportOptions): string | null {
  if (value === undefined) return null;
  const spec = specOf(key);
  if (spec.kind === 'date') return value.replaceAll('-', '.');
  if (spec.table) return options.nameOf(spec.table, value) ?? value;
  if (spec.kind === 'grades') return value.replaceAll('=', '年').replaceAll(';', '，');
  return value;
}
