import type { Decision, DecisionTable, Facts } from '../model.ts';
import { compileCell, type CellTest, type CompiledCell } from '../feel/compile-cell.ts';
import { checkNames, factOf, type RuleContext } from '../feel/facts.ts';
import { applyHitPolicy } from '../feel/hit-policy.ts';
import type { Truth } from '../feel/interpret-cell.ts';
import { prepareTable } from '../feel/prepare.ts';

export interface CompiledTable {
  /** The same answer as `decide`, trace and all. */
  decide(facts: Facts): Decision;
  /**
   * Only which row decides, for a whole population and for hit policies `first` and `unique`:
   * the row (0-based), `NO_MATCH` or `UNDETERMINED`. Facts must be complete and well typed (`check` a sample or each).
   */
  rowOf(facts: Facts): number;
  /** Refuses facts that are missing, unknown or of a wrong type. */
  check(facts: Facts): void;
  /** Names of the facts it asks for, those its cells read included. */
  readonly asks: readonly string[];
  /** Cells that had no closure form and are left to FEEL; 0 is what a rule over a population should have. */
  readonly interpretedCells: number;
}
export const NO_MATCH = -1;
export const UNDETERMINED = -2;

/** Parses a table once into closures. Parameters are taken at their values in the context's day. */
export function compileTable(table: DecisionTable, context: RuleContext): CompiledTable {
  const prepared = prepareTable(table, context);
  const cells = prepared.rows.map((row) => row.cells.map((cell, i) => (cell.wildcard ? null : compileCell(cell, prepared.inputs[i]!, row.reads[i]!, context))));
  const interpretedCells = cells.flat().filter((c) => c?.interpreted).length;
  const rows = cells.map((row) => row.flatMap((c) => (c ? [c.test] : [])));
  const byWord = indexByWord(cells);
  const named = byWord && prepared.inputs[byWord.column]!.name;
  const test = (tests: readonly CellTest[], facts: Facts): Truth => {
    let truth: Truth = 1;
    for (let i = 0; i < tests.length; i++) {
      const one = tests[i]!(facts);
      if (one === 0) return 0;
      if (one === -1) truth = -1;
    }
    return truth;
  };
  const check = (facts: Facts): void => {
    checkNames(facts, context.vocabulary);
    for (const definition of prepared.asks) factOf(facts, definition);
  };
  const first = table.hitPolicy === 'first';
  return {
    interpretedCells,
    asks: prepared.asks.map((f) => f.name),
    check,
    decide(facts) {
      check(facts);
      return applyHitPolicy(prepared, (row) => test(rows[row]!, facts), facts, context);
    },
    rowOf(facts) {
      let open = false;
      // Not known is no word: every row must then be asked.
      const word = named === null ? null : (facts[named] as string | null);
      const among = byWord === null || word === null ? null : (byWord.rows.get(word) ?? byWord.otherwise);
      for (let i = 0, count = among?.length ?? rows.length; i < count; i++) {
        const row = among === null ? i : among[i]!;
        const truth = test(rows[row]!, facts);
        if (truth === 1) return first && open ? UNDETERMINED : row;
        if (truth === -1) open = true;
      }
      return open ? UNDETERMINED : NO_MATCH;
    },
  };
}

interface WordIndex {
  readonly column: number;
  /** Rows that can light for a word, in their order, those that do not ask for one among them. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly otherwise: readonly number[];
}

/** The column in which most rows are a list of words; null when no column has two such rows. */
function indexByWord(cells: readonly (readonly (CompiledCell | null)[])[]): WordIndex | null {
  const listing = (column: number): number => cells.filter((row) => row[column]?.words).length;
  const column = (cells[0] ?? []).map((_, i) => i).sort((a, b) => listing(b) - listing(a))[0];
  if (column === undefined || listing(column) < 2) return null;
  const words = new Set(cells.flatMap((row) => [...(row[column]?.words ?? [])]));
  const rowsFor = (word: string | null): number[] => cells.flatMap((row, i) => (row[column]?.words && !(word !== null && row[column].words.has(word)) ? [] : [i]));
  return { column, rows: new Map([...words].map((w) => [w, rowsFor(w)])), otherwise: rowsFor(null) };
}
