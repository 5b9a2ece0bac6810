import { cellText, writeWorkbook, type CellValue, type Mark, type OutSheet, type Workbook } from '../../../platform/sheets/index.ts';
import { rosterFields, specOf } from './columns.ts';
import type { Note } from './model.ts';
import { rosterLines, type CellEdits, type RosterLine, type RosterPlan } from './roster-lines.ts';
import type { RosterRow } from './row-reader.ts';

/** Turns a note into a sentence in the reader's language; the app fills it from locales `refusals.roster`. */
export type Describe = (note: Note) => string;

/**
 * The rows that could not be taken, in their original columns under their original headings, each bad cell coloured
 * with its reason. Corrected, the file comes back through the same mapping: the added 问题说明 column does not count.
 * In: the same workbook, plans and edits the rows were read with; out: bytes of an xlsx.
 */
export async function writeRejectFile(workbook: Workbook, plans: readonly RosterPlan[], rejected: readonly RosterRow[], describe: Describe, options: { readonly edits?: CellEdits; readonly watermark?: string } = {}): Promise<Uint8Array> {
  const sheets: OutSheet[] = [];
  for (const plan of plans) {
    const rows = new Map(rejected.filter((r) => r.sheet === plan.sheet).map((r) => [r.rowNumber - 1, r]));
    if (rows.size > 0) sheets.push(await rejectSheet(workbook, plan, rows, describe, options.edits));
  }
  if (sheets.length === 0) throw new RangeError('writeRejectFile: no rejected rows of these plans');
  return writeWorkbook({ sheets, date1904: workbook.date1904, ...(options.watermark ? { watermark: options.watermark } : {}) });
}

async function rejectSheet(workbook: Workbook, plan: RosterPlan, rejected: ReadonlyMap<number, RosterRow>, describe: Describe, edits: CellEdits | undefined): Promise<OutSheet> {
  const head: (CellValue[] | undefined)[] = [];
  const rows: CellValue[][] = [];
  const marks: Mark[] = [];
  const width = plan.columns.length;
  const reasonAt = plan.columns.includes('problems') ? plan.columns.indexOf('problems') : width;
  let pendingSection: RosterLine | null = null;
  for await (const lines of rosterLines(workbook, plan, edits)) {
    for (const line of lines) {
      if (line.kind === 'head') head[line.index] = [...line.values];
      else if (line.kind === 'section') pendingSection = line;
      const row = line.kind === 'person' ? rejected.get(line.index) : undefined;
      if (!row) continue;
      if (pendingSection) rows.push([...pendingSection.values]);
      pendingSection = null;
      const at = rows.length;
      const cells = Array.from({ length: Math.max(width, reasonAt + 1, line.values.length) }, (_, c): CellValue => line.values[c] ?? null);
      cells[reasonAt] = row.notes.map((n) => `${plan.columns[n.column] ? specOf(n.key).label : ''}：${describe(n)}`).join('；');
      rows.push(cells);
      marks.push({ row: at, column: reasonAt, tone: 'quiet' });
      for (const [column, notes] of byColumn(row)) {
        const tone = notes.some((n) => n.severity === 'error') ? 'problem' : notes.some((n) => n.severity === 'confirm') ? 'confirm' : 'warning';
        marks.push({ row: at, column, tone, note: notes.map(describe).join('\n') });
      }
    }
  }
  return { name: plan.sheet, ...headOf(head, plan, reasonAt, rows), rows, marks, merges: headMerges(workbook, plan) };
}

/** Several sentences may stand on one cell. (Map.groupBy needs Node 21.) */
function byColumn(row: RosterRow): Map<number, RosterRow['notes'][number][]> {
  const groups = new Map<number, RosterRow['notes'][number][]>();
  for (const n of row.notes) groups.set(n.column, [...(groups.get(n.column) ?? []), n]);
  return groups;
}

function headOf(head: readonly (CellValue[] | undefined)[], plan: RosterPlan, reasonAt: number, rows: readonly CellValue[][]): Pick<OutSheet, 'above' | 'columns'> {
  const lines = Array.from({ length: plan.headerTo + 1 }, (_, i) => head[i] ?? []);
  for (let i = plan.headerFrom; i <= plan.headerTo; i++) {
    while (lines[i]!.length < reasonAt) lines[i]!.push(null);
    lines[i]![reasonAt] = rosterFields.problems.label;
  }
  const last = lines.pop()!;
  const columns = Array.from({ length: Math.max(last.length, reasonAt + 1) }, (_, c) => {
    const longest = Math.max(cellText(last[c] ?? null).length, ...rows.slice(0, 200).map((r) => (typeof r[c] === 'string' ? Math.min(r[c].length, 20) : 8)));
    const key = plan.columns[c];
    const text = key === 'idNumber' || key === 'phone';
    return { header: cellText(last[c] ?? null), width: c === reasonAt ? 60 : key === 'idNumber' ? 22 : Math.max(6, longest * 2), ...(text ? { format: 'text' as const } : {}) };
  });
  return { above: lines, columns };
}

/** The head's own merges; those of the rows are not kept, their text stands in each row instead. */
const headMerges = (workbook: Workbook, plan: RosterPlan) => (workbook.sheets.find((s) => s.name === plan.sheet)?.merges ?? []).filter((m) => m.toRow <= plan.headerTo);
