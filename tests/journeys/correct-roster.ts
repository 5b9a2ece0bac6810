import type { PlantedError } from '../../src/domains/registry/roster/fixtures.ts';
import { cellText, openWorkbook, writeWorkbook, type CellValue, type OutSheet } from '../../src/platform/sheets/index.ts';

/** Corrects a roster, or the rows it gave back, as a person does in a spreadsheet: the cell of each planted fault gets what it should have held. */
export async function correctRoster(bytes: Uint8Array, planted: readonly PlantedError[]): Promise<{ readonly bytes: Uint8Array; readonly corrected: number }> {
  const workbook = await openWorkbook(bytes);
  const bySequence = new Map(planted.map((p) => [p.sequence, p]));
  const sheets: OutSheet[] = [];
  let corrected = 0;
  for (const { name, merges } of workbook.sheets) {
    const lines: CellValue[][] = [];
    for await (const batch of workbook.batches(name)) {
      for (const { index, values } of batch) {
        const line = [...values];
        const fault = typeof line[0] === 'number' ? bySequence.get(line[0]) : undefined;
        if (fault && fault.sheet === name) {
          line[fault.column] = fault.right;
          corrected++;
        }
        lines[index] = line;
      }
    }
    const rows = Array.from(lines, (line) => line ?? []);
    const first = Math.max(1, rows.findIndex((r) => typeof r[0] === 'number'));
    sheets.push({ name, above: rows.slice(0, first - 1), columns: rows[first - 1]!.map((header) => ({ header: cellText(header) })), rows: rows.slice(first), merges });
  }
  return { bytes: await writeWorkbook({ sheets }), corrected };
}
