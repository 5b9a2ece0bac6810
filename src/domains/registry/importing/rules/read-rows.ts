import type { CellValue } from '../../../../platform/sheets/index.ts';
import { duplicateWatch } from '../../roster/duplicates.ts';
import { address, rowReader, type CellNote, type RosterContext, type RosterKey, type RosterRow } from '../../roster/index.ts';
import type { BlockCounts, Plan, StoredRow, UnitNames } from '../model.ts';
import { noCounts } from '../model.ts';
import { findUnit, type FoundUnit, type UnitIndex } from './find-unit.ts';
import { filePartOf, personFilePlan, personFilePlanWithoutNumber, PERSON_FILE_SHEET } from './person-file.ts';
import type { FilePart } from './person-of-row.ts';

export const ruleId = 'registry.import_read_rows';

/** A stored row with everything that follows from it. */
export interface ReadRow {
  readonly stored: StoredRow;
  readonly row: RosterRow;
  readonly unit: FoundUnit;
  readonly file: FilePart | null;
  readonly plan: Plan;
}

export interface Reading {
  readonly plans: readonly Plan[];
  readonly context: RosterContext;
  readonly date1904: boolean;
  readonly units: UnitIndex;
  readonly settled: UnitNames;
}

const cellsWithEdits = (s: StoredRow): readonly CellValue[] => {
  if (!s.edits) return s.cells;
  const cells = [...s.cells];
  for (const [column, value] of Object.entries(s.edits)) {
    while (cells.length < Number(column)) cells.push(null);
    cells[Number(column)] = value;
  }
  return cells;
};

/** Reads stored rows: cleaned values, notes, unit. The note on a duplicate was found when all rows were looked at together. */
export function readRows(rows: readonly StoredRow[], r: Reading): ReadRow[] {
  const accepted = new Set(rows.flatMap((s) => (s.accepted ?? []).map((column) => address(s.sheet, s.index, column))));
  const readers = new Map<Plan, ReturnType<typeof rowReader>>();
  const readerOf = (plan: Plan) => {
    let reader = readers.get(plan);
    if (!reader) readers.set(plan, (reader = rowReader(plan, r.context, r.date1904, accepted)));
    return reader;
  };
  const plans = new Map(r.plans.map((p) => [p.sheet, p]));
  return rows.map((stored) => {
    const cells = cellsWithEdits(stored);
    const number = cells[2];
    const plan = stored.sheet === PERSON_FILE_SHEET ? (number === null || number === undefined || number === '' ? personFilePlanWithoutNumber : personFilePlan) : plans.get(stored.sheet)!;
    const row = readerOf(plan)(stored.index, cells, stored.section);
    const unit = findUnit(row.values, r.units, r.settled);
    return { stored, row: withNotes(row, unit, plan, stored, r.units), unit, file: stored.file ? filePartOf(stored.file.person) : null, plan };
  });
}

/** Someone new of whom the file does not say where they work: to be confirmed. Who is on file needs no unit in every file. */
export const NO_UNIT = 'registry.import_no_unit';
const unitColumn = (plan: Plan): number => (['organization', 'position', 'name'] as const).map((k) => plan.columns.indexOf(k)).find((c) => c >= 0) ?? 0;
export const mayLackUnit = ({ stored, plan }: ReadRow): boolean => stored.accepted?.includes(unitColumn(plan)) ?? false;

/** The row without the note that only comparing can give. */
export function beforeComparing(row: RosterRow): RosterRow {
  if (!row.notes.some((n) => n.code === NO_UNIT)) return row;
  const notes = row.notes.filter((n) => n.code !== NO_UNIT);
  return { ...row, notes, state: row.state === 'repeat' ? 'repeat' : notes.some((n) => n.severity !== 'warning') ? 'needs_fix' : 'good' };
}

function withNotes(row: RosterRow, unit: FoundUnit, plan: Plan, stored: StoredRow, units: UnitIndex): RosterRow {
  const columnOf = (...keys: RosterKey[]): number => keys.map((k) => plan.columns.indexOf(k)).find((c) => c >= 0) ?? 0;
  const say = (severity: CellNote['severity'], key: RosterKey, column: number, code: string, params: CellNote['params'] = {}): CellNote => ({ severity, key, column, code, params, original: row.values[key] ?? '' });
  const added: CellNote[] = [];
  if (unit.unknown !== undefined) {
    const like = units.suggest(unit.unknown)[0];
    const name = like === undefined ? null : units.nameOf(like);
    added.push(say('error', 'organization', columnOf('organization', 'name'), name === null ? 'registry.import_unit_unknown' : 'registry.import_unit_like', { name: unit.unknown, ...(name === null ? {} : { suggestion: name }) }));
  } else if (unit.organizationId === null && stored.comparison?.because === 'no_unit') {
    added.push(say('confirm', 'organization', unitColumn(plan), NO_UNIT));
  }
  if (unit.loose !== undefined) added.push(say('warning', 'department', columnOf('department'), 'registry.import_department_unknown', { name: row.values.department ?? '' }));
  if (stored.duplicate?.state === 'needs_fix' && !(stored.duplicate.note.severity === 'confirm' && stored.accepted?.includes(stored.duplicate.note.column))) added.push(stored.duplicate.note);
  if (stored.duplicate?.state === 'repeat') return { ...row, state: 'repeat' };
  if (added.length === 0) return row;
  const notes = [...row.notes, ...added];
  return { ...row, notes, state: notes.some((n) => n.severity !== 'warning') ? 'needs_fix' : 'good' };
}

/** Watches over all rows in order for people who stand in the file twice; rows left out do not count. */
export function watchDuplicates(plans: readonly Plan[]): (read: ReadRow) => StoredRow['duplicate'] {
  const columns = new Map([...plans, personFilePlan].map((p) => [p.sheet, p.columns]));
  const watch = duplicateWatch((row, key) => Math.max(0, columns.get(row.sheet)?.indexOf(key) ?? 0));
  return ({ stored, row }) => {
    if (stored.decision?.leaveOut) return undefined;
    // Two people's files are never "the same row again" while their names differ, so the own fingerprint is enough.
    const watched = watch({ ...row, notes: [], state: 'good' });
    if (watched.state === 'repeat') return { state: 'repeat' };
    const note = watched.notes.at(-1);
    return note === undefined ? undefined : { state: 'needs_fix', note };
  };
}

export type RowClass = 'problems' | 'repeats' | 'leftOut' | 'new' | 'same' | 'changed' | 'ambiguous';

/** In which drawer of the review a row lies; each lies in one. */
export function classOf(read: Pick<ReadRow, 'stored' | 'row'>): RowClass {
  if (read.stored.decision?.leaveOut) return 'leftOut';
  if (read.row.state === 'repeat') return 'repeats';
  const outcome = read.stored.comparison?.outcome;
  if (read.row.state === 'needs_fix' || outcome === undefined || outcome === 'blocked') return 'problems';
  return outcome;
}

export function countRows(rows: readonly Pick<ReadRow, 'stored' | 'row'>[]): BlockCounts {
  const counts: Record<keyof BlockCounts, number> = { ...noCounts };
  for (const r of rows) {
    counts.rows++;
    counts[classOf(r)]++;
  }
  return counts;
}

export function addCounts(all: readonly BlockCounts[]): BlockCounts {
  const sum: Record<keyof BlockCounts, number> = { ...noCounts };
  for (const c of all) for (const key of Object.keys(sum) as (keyof BlockCounts)[]) sum[key] += c[key] ?? 0;
  return sum;
}
