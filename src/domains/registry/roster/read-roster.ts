import type { Workbook } from '../../../platform/sheets/index.ts';
import { duplicateWatch } from './duplicates.ts';
import type { RosterContext } from './model.ts';
import { address, rosterLines, type CellEdits, type LineKind, type RosterPlan } from './roster-lines.ts';
import { rowReader, type RosterRow } from './row-reader.ts';

export interface ReadOptions {
  readonly edits?: CellEdits;
  /** Addresses whose `confirm` notes a person accepted as they are. */
  readonly accepted?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RosterProgress) => void;
}

export interface RosterProgress {
  readonly sheet: string;
  readonly rowsRead: number;
  readonly rowsExpected: number;
}

export type SkippedKind = Exclude<LineKind, 'person' | 'head'>;

export interface RosterCounts {
  people: number;
  good: number;
  needsFix: number;
  repeats: number;
  skipped: Record<SkippedKind, number>;
  /** How often each code was said, warnings included. */
  notes: Record<string, number>;
}

export interface RosterReading {
  /** Pull these; stopping early stops the file's reader too. */
  readonly batches: AsyncGenerator<RosterRow[], void, undefined>;
  /** Filled as the batches are pulled. */
  readonly counts: RosterCounts;
}

/**
 * Reads the people of all planned sheets, cleaned and checked, a batch at a time.
 * In: an opened workbook, a plan per sheet, code tables and rules; out: rows and running counts.
 * An aborted signal throws its reason.
 */
export function readRoster(workbook: Workbook, plans: readonly RosterPlan[], context: RosterContext, options: ReadOptions = {}): RosterReading {
  const counts: RosterCounts = { people: 0, good: 0, needsFix: 0, repeats: 0, skipped: { blank: 0, foot: 0, section: 0, repeated_header: 0, example: 0 }, notes: {} };
  return { counts, batches: batches(workbook, plans, context, options, counts) };
}

async function* batches(workbook: Workbook, plans: readonly RosterPlan[], context: RosterContext, options: ReadOptions, counts: RosterCounts): AsyncGenerator<RosterRow[], void, undefined> {
  const columns = new Map(plans.map((p) => [p.sheet, p.columns]));
  const watch = duplicateWatch((row, key) => Math.max(0, columns.get(row.sheet)?.indexOf(key) ?? 0));
  const rowsExpected = plans.reduce((n, p) => n + Math.max(0, (workbook.sheets.find((s) => s.name === p.sheet)?.rowCount ?? 0) - p.headerTo - 1), 0);
  let rowsRead = 0;
  for (const plan of plans) {
    const read = rowReader(plan, context, workbook.date1904, options.accepted);
    for await (const lines of rosterLines(workbook, plan, options.edits, options.signal)) {
      const rows: RosterRow[] = [];
      for (const line of lines) {
        if (line.kind === 'head') continue;
        rowsRead++;
        if (line.kind !== 'person') {
          counts.skipped[line.kind]++;
          continue;
        }
        const row = settleDuplicate(watch(read(line.index, line.values, line.section)), options.accepted);
        count(row, counts);
        rows.push(row);
      }
      options.onProgress?.({ sheet: plan.sheet, rowsRead, rowsExpected });
      if (rows.length > 0) yield rows;
    }
  }
}

/** Two people of one name born in one month exist: a person may say so. */
function settleDuplicate(row: RosterRow, accepted: ReadonlySet<string> | undefined): RosterRow {
  const last = row.notes.at(-1);
  if (!accepted || last?.code !== 'roster.duplicate_name' || !accepted.has(address(row.sheet, row.rowNumber - 1, last.column))) return row;
  const notes = row.notes.slice(0, -1);
  return { ...row, notes, state: notes.some((n) => n.severity !== 'warning') ? 'needs_fix' : 'good' };
}

function count(row: RosterRow, counts: RosterCounts): void {
  counts.people++;
  if (row.state === 'good') counts.good++;
  else if (row.state === 'needs_fix') counts.needsFix++;
  else counts.repeats++;
  for (const n of row.notes) counts.notes[n.code] = (counts.notes[n.code] ?? 0) + 1;
}
