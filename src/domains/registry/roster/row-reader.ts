import { cellText, type CellValue } from '../../../platform/sheets/index.ts';
import { columnCleaner } from './cells/clean-cell.ts';
import { findEntry } from './cells/coded.ts';
import { splitGrades } from './cells/grades.ts';
import { checkIdentity, checkRow, type KeyedNote, type RosterValues } from './check-row.ts';
import { labelOf, type RosterKey } from './columns.ts';
import { fingerprint, seedOf } from './fingerprint.ts';
import type { Note, RosterContext, Severity } from './model.ts';
import { address, type RosterPlan } from './roster-lines.ts';

/** A sentence on one cell of one row. */
export interface CellNote extends Note {
  readonly severity: Severity;
  readonly key: RosterKey;
  readonly column: number;
  /** What stood in the cell. */
  readonly original: string;
  /** The other reading, where there are two. */
  readonly alternative?: string;
}

export type RowState = 'good' | 'needs_fix' | 'repeat';

export interface RosterRow {
  readonly sheet: string;
  /** As Excel counts, from 1. */
  readonly rowNumber: number;
  /** Cleaned values: PartialDates, codes of tables, texts. Empty cells are absent. */
  readonly values: RosterValues;
  /** Keys that came from the identity number, not from a cell. */
  readonly derived: readonly RosterKey[];
  readonly notes: readonly CellNote[];
  readonly state: RowState;
  readonly fingerprint: string;
}

export type RowReader = (index: number, cells: readonly CellValue[], section: string | null) => RosterRow;

/**
 * Prepares a reader for the rows of one sheet. Also used alone, when one row was edited on screen.
 * `accepted`: addresses whose `confirm` notes a person has accepted as they are.
 */
export function rowReader(plan: RosterPlan, context: RosterContext, date1904: boolean, accepted: ReadonlySet<string> = new Set()): RowReader {
  const columns = plan.columns
    .flatMap((key, column) => (key === null ? [] : [{ key, column, seed: seedOf(key), clean: columnCleaner(key, context, date1904) }]))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const columnOf = new Map(columns.map((c) => [c.key, c.column]));
  const hasOrganization = columnOf.has('organization');
  const codes = { male: findEntry('sex', '男', context)?.code, female: findEntry('sex', '女', context)?.code };
  const must: RosterKey[] = columnOf.has('idNumber') ? ['name', 'idNumber'] : ['name', 'birth', 'sex'];

  return (index, cells, section) => {
    const values: RosterValues = {};
    const notes: CellNote[] = [];
    const derived: RosterKey[] = [];
    const print = fingerprint();
    let birthAlternative: string | undefined;
    const original = (column: number) => cellText(cells[column] ?? null);

    for (let position = 0; position < columns.length; position++) {
      const { key, column, clean, seed } = columns[position]!;
      const cell = cells[column];
      if (cell === null || cell === undefined) continue;
      const cleaned = clean(cell);
      if (cleaned.value !== null) {
        if (key === 'assessments') for (const [year, grade] of splitGrades(cleaned.value)) values[`assessment.${year}`] ??= grade;
        else values[key] = cleaned.value;
        print.add(seed, cleaned.value);
      }
      if (key === 'birth') birthAlternative = cleaned.alternative;
      if (cleaned.note) notes.push({ ...cleaned.note, key, column, original: original(column), ...(cleaned.alternative ? { alternative: cleaned.alternative } : {}) });
    }
    if (!hasOrganization && section) values.organization = section;

    const add = (n: KeyedNote) => {
      const column = columnOf.get(n.key) ?? 0;
      notes.push({ ...n, column, original: original(column) });
    };
    for (const key of must) if (values[key] === undefined && !notes.some((n) => n.key === key)) add({ key, severity: 'error', code: 'roster.required', params: { field: labelOf(key) } });

    if (values.idNumber) {
      const answer = context.checkIdNumber(values.idNumber);
      if (answer.ok) {
        const checked = checkIdentity(values, answer, codes[answer.sex], birthAlternative);
        if (checked.birth) values.birth = checked.birth;
        // The identity number has said which month it was, so nothing is left to confirm.
        if (birthAlternative && !checked.notes.some((n) => n.key === 'birth')) remove(notes, (n) => n.code === 'roster.date_ambiguous' && n.key === 'birth');
        checked.notes.forEach(add);
        if (!values.birth && !notes.some((n) => n.key === 'birth')) {
          values.birth = answer.birth;
          derived.push('birth');
        }
        const sexCode = codes[answer.sex];
        if (!values.sex && sexCode && !notes.some((n) => n.key === 'sex')) {
          values.sex = sexCode;
          derived.push('sex');
        }
      }
    }
    checkRow(values, context).forEach(add);
    const open = notes.filter((n) => n.severity !== 'confirm' || !accepted.has(address(plan.sheet, index, n.column)));
    return {
      sheet: plan.sheet,
      rowNumber: index + 1,
      values,
      derived,
      notes: open,
      state: open.some((n) => n.severity !== 'warning') ? 'needs_fix' : 'good',
      fingerprint: print.end(),
    };
  };
}

function remove<T>(list: T[], which: (item: T) => boolean): void {
  for (let i = list.length - 1; i >= 0; i--) if (which(list[i]!)) list.splice(i, 1);
}
