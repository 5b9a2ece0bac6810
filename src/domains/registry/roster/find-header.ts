import { cellText, type CellValue, type Merge, type SheetRow, type Workbook } from '../../../platform/sheets/index.ts';
import { normalizeHeader, keyOfHeader } from './columns.ts';
import { isHeading, isKnownHeading } from './header-words.ts';

/** Where the people of one sheet begin, and what stands above each column. */
export interface RosterSheet {
  readonly sheet: string;
  /** Rows from zero. */
  readonly headerFrom: number;
  readonly headerTo: number;
  /** One text per column; a two-row head reads `全日制教育/学历`. */
  readonly headers: readonly string[];
  /** The first rows of data, for guessing and for showing. */
  readonly samples: readonly (readonly CellValue[])[];
  readonly signature: string;
}

export type LeftOutReason = 'hidden' | 'empty' | 'no_header';
export interface LeftOut {
  readonly sheet: string;
  readonly reason: LeftOutReason;
}

const LOOK = 60;
const SAMPLES = 20;

/** Chooses every sheet that looks like a roster; says which were left out and why. */
export async function findRosterSheets(workbook: Workbook): Promise<{ readonly sheets: RosterSheet[]; readonly leftOut: LeftOut[] }> {
  const sheets: RosterSheet[] = [];
  const leftOut: LeftOut[] = [];
  for (const { name, hidden, merges } of workbook.sheets) {
    if (hidden) {
      leftOut.push({ sheet: name, reason: 'hidden' });
      continue;
    }
    const rows: SheetRow[] = [];
    for await (const batch of workbook.batches(name, { maxRows: LOOK })) rows.push(...batch);
    if (!rows.some((r) => r.values.some((v) => v !== null && v !== ''))) {
      leftOut.push({ sheet: name, reason: 'empty' });
      continue;
    }
    const found = findHeader(name, rows, merges);
    if (found) sheets.push(found);
    else leftOut.push({ sheet: name, reason: 'no_header' });
  }
  return { sheets, leftOut };
}

/** The header among the first rows of one sheet, or null when there is none. */
export function findHeader(sheet: string, rows: readonly SheetRow[], merges: readonly Merge[]): RosterSheet | null {
  let best = -1;
  let score = 0;
  rows.forEach((row, i) => {
    const known = new Set(row.values.map(textOf).filter(isKnownHeading).map((t) => keyOfHeader(t)?.key));
    // A two-row head may keep the columns' own names in its second row, so the name column decides.
    const points = known.has('name') ? known.size + 1 : 0;
    if (points > score) [best, score] = [i, points];
  });
  const row = rows[best];
  if (!row || score < 3) return null;
  const depth = headerDepth(rows, best, merges);
  const lines = rows.slice(best, best + depth);
  const headers = composeHeaders(lines, merges);
  const last = lines[lines.length - 1]!.index;
  const data = rows.slice(best + depth).filter((r) => r.values.filter((v) => v !== null && v !== '').length > 1);
  return { sheet, headerFrom: row.index, headerTo: last, headers, samples: data.slice(0, SAMPLES).map((r) => r.values), signature: headerSignature(headers) };
}

const textOf = (value: CellValue | undefined): string => (value === null || value === undefined ? '' : cellText(value).trim());

/** How many rows the head takes: the tallest merge from its first row, else a second row that holds nothing but headings. */
function headerDepth(rows: readonly SheetRow[], at: number, merges: readonly Merge[]): number {
  const top = rows[at]!;
  const tallest = Math.max(0, ...merges.filter((m) => m.fromRow === top.index && m.toRow - m.fromRow <= 3).map((m) => m.toRow - m.fromRow));
  const allHeadings = (row: SheetRow | undefined) => {
    const texts = (row?.values ?? []).map(textOf).filter(Boolean);
    return texts.length > 0 && texts.every(isHeading);
  };
  if (tallest > 0) {
    let depth = 1;
    while (depth <= tallest && rows[at + depth] && rows[at + depth]!.index <= top.index + tallest && !looksLikePerson(rows[at + depth]!, top)) depth++;
    return depth;
  }
  const next = rows[at + 1];
  return next && next.index === top.index + 1 && allHeadings(next) && !looksLikePerson(next, top) ? 2 : 1;
}

/** Something under the heading 姓名 that is no heading means the people have begun. */
function looksLikePerson(row: SheetRow, top: SheetRow): boolean {
  const nameAt = top.values.findIndex((v) => keyOfHeader(textOf(v))?.key === 'name');
  const under = nameAt < 0 ? '' : textOf(row.values[nameAt]);
  return under !== '' && !isHeading(under);
}

function composeHeaders(lines: readonly SheetRow[], merges: readonly Merge[]): string[] {
  const width = Math.max(...lines.map((l) => l.values.length));
  const grid = lines.map((l) => Array.from({ length: width }, (_, c) => textOf(l.values[c])));
  const first = lines[0]!.index;
  for (const m of merges) {
    const line = m.fromRow - first;
    if (line < 0 || line >= lines.length) continue;
    for (let c = m.fromColumn + 1; c <= Math.min(m.toColumn, width - 1); c++) grid[line]![c] ||= grid[line]![m.fromColumn]!;
  }
  // Without merges (csv, or cells only centred across) a heading reaches over the blanks to its right that have a word below.
  if (lines.length > 1 && !merges.some((m) => m.fromRow === first && m.toColumn > m.fromColumn))
    for (let c = 1; c < width; c++) if (!grid[0]![c] && grid[1]![c]) grid[0]![c] = grid[0]![c - 1]!;
  const headers = Array.from({ length: width }, (_, c) => {
    const words: string[] = [];
    for (const line of grid) if (line[c] && !words.includes(line[c]!)) words.push(line[c]!.replace(/\s+/g, ' '));
    return words.join('/');
  });
  while (headers.length > 0 && headers[headers.length - 1] === '') headers.pop();
  return headers;
}

/** Two files with the same headings share a signature, so a mapping made once is found again. Our own 问题说明 column does not count. */
export const headerSignature = (headers: readonly string[]): string =>
  headers
    .map(normalizeHeader)
    .filter((h) => h !== '问题说明')
    .join('|');
