import { columnOf, type Column } from '../feel/column.ts';
import type { RuleContext } from '../feel/facts.ts';
import { prepareTable } from '../feel/prepare.ts';
import type { DecisionTable, FactValue } from '../model.ts';

/** Facts of one case, by name. */
export type Case = Readonly<Record<string, FactValue>>;
export interface RowCoverage {
  /** Facts that no row takes; null when every case is taken, or when the table is too wide to be sure. */
  readonly gap: Case | null;
  /** Two rows (1-based) that both take a case. */
  readonly overlaps: readonly { readonly rows: readonly [number, number]; readonly example: Case }[];
  /** Rows whose every case earlier rows already take, by which. */
  readonly hidden: readonly { readonly row: number; readonly by: readonly number[] }[];
  /** Rows whose own tests contradict each other. */
  readonly empty: readonly number[];
}

/**
 * What the rows of a table take together, judged from the meaning of their tests: number lines, listed words, true and false, days.
 * A test that reads another fact or calls a function cannot be laid out; for gaps it counts as taking the case, for overlaps and
 * hidden rows as not taking it, so that no sound row is accused. Every example is a case that can be tried. A table that collects may leave cases out and take others twice: nothing of that is looked for.
 */
export function rowCoverage(table: DecisionTable, context: RuleContext): RowCoverage {
  const prepared = prepareTable(table, context);
  const facts = [...new Set(prepared.inputs)];
  const columns = facts.map((fact) => columnOf(fact, prepared.rows.map((row) => row.cells.filter((_, i) => prepared.inputs[i] === fact)), context));
  const rows = table.rows.length;
  const every = columns.map((c) => c.stretches.map((_, i) => i));
  const expected = columns.map((c, i) => easiestFirst(c, c.stretches.some((s) => s.expected) ? every[i]!.filter((s) => c.stretches[s]!.expected) : every[i]!));
  const empty = range(rows).filter((row) => columns.some((c) => !c.may.some((mask) => has(mask, row))));
  const overlaps: { rows: readonly [number, number]; example: Case }[] = [];
  const hidden: { row: number; by: readonly number[] }[] = [];
  for (const row of table.hitPolicy === 'collect' ? [] : range(rows)) {
    if (empty.includes(row)) continue;
    const meets = range(row).filter((other) => meet(columns, row, other) !== null);
    for (const other of meets) overlaps.push({ rows: [other + 1, row + 1], example: meet(columns, row, other)! });
    const mine = columns.map((c, i) => every[i]!.filter((s) => has(c.may[s]!, row)));
    const earlier = bits(range(row));
    if (uncovered(columns, mine, earlier, (c) => c.holds) !== null) continue;
    const alone = range(row).find((other) => uncovered(columns, mine, bits([other]), (c) => c.holds) === null);
    hidden.push({ row: row + 1, by: (alone === undefined ? meets : [alone]).map((r) => r + 1) });
  }
  const gap = table.hitPolicy === 'collect' ? null : uncovered(columns, expected, bits(range(rows)), (c) => c.may);
  return { gap: gap === null || gap === 'unsure' ? null : caseOf(columns, gap), overlaps, hidden, empty: empty.map((r) => r + 1) };
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);
const has = (mask: bigint, row: number): boolean => ((mask >> BigInt(row)) & 1n) === 1n;
const bits = (rows: readonly number[]): bigint => rows.reduce((mask, row) => mask | (1n << BigInt(row)), 0n);
const caseOf = (columns: readonly Column[], at: readonly number[]): Case => Object.fromEntries(columns.map((c, i) => [c.fact.name, c.stretches[at[i]!]!.value]));

/** Whole numbers before broken ones: an example should read well. */
const easiestFirst = (c: Column, stretches: readonly number[]): number[] => {
  const broken = (s: number): number => (typeof c.stretches[s]!.value === 'number' && !Number.isInteger(c.stretches[s]!.value) ? 1 : 0);
  return [...stretches].sort((a, b) => broken(a) - broken(b));
};

/** A case that both rows take for certain. */
function meet(columns: readonly Column[], a: number, b: number): Case | null {
  const at = columns.map((c) => c.stretches.findIndex((s, i) => s.real && has(c.holds[i]!, a) && has(c.holds[i]!, b)));
  return at.includes(-1) ? null : caseOf(columns, at);
}

/** Steps after which a table counts as too wide to be sure of. */
const MOST_STEPS = 200_000;

/** One choice of stretches that none of the rows takes; null when they take all; `unsure` when the search was cut off. */
function uncovered(columns: readonly Column[], allowed: readonly (readonly number[])[], rows: bigint, masks: (c: Column) => readonly bigint[]): number[] | null | 'unsure' {
  // Rows that take everything from a column on: nothing is left uncovered while one of them lives.
  const rest: bigint[] = Array.from({ length: columns.length + 1 }, () => rows);
  for (let c = columns.length - 1; c >= 0; c--) rest[c] = allowed[c]!.reduce((mask, s) => mask & masks(columns[c]!)[s]!, rest[c + 1]!);
  const taken = new Set<string>();
  let steps = 0;
  const search = (c: number, alive: bigint): number[] | null => {
    if (alive === 0n) return range(columns.length - c).map((k) => allowed[c + k]![0]!);
    if (c === columns.length || (alive & rest[c]!) !== 0n) return null;
    const key = `${c} ${alive}`;
    if (taken.has(key) || ++steps > MOST_STEPS) return null;
    const tried = new Set<bigint>();
    for (const s of allowed[c]!) {
      const next = alive & masks(columns[c]!)[s]!;
      if (tried.has(next)) continue;
      tried.add(next);
      const found = search(c + 1, next);
      if (found) return [s, ...found];
    }
    taken.add(key);
    return null;
  };
  const found = search(0, rows);
  return found ?? (steps > MOST_STEPS ? 'unsure' : null);
}
