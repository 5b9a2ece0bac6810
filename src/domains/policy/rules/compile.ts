import type { Decision, DecisionTable, Facts } from '../model.ts';
import { compileCell, type CellTest } from '../feel/compile-cell.ts';
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
  /** Cells that had no closure form and are left to FEEL; 0 is what a rule over a population should have. */
  readonly interpretedCells: number;
}
export const NO_MATCH = -1;
export const UNDETERMINED = -2;

/** Parses a table once into closures. Parameters are taken at their values in the context's day. */
export function compileTable(table: DecisionTable, context: RuleContext): CompiledTable {
  const prepared = prepareTable(table, context);
  let interpretedCells = 0;
  const rows = prepared.rows.map((row): readonly CellTest[] =>
    row.cells.flatMap((cell, i) => {
      if (cell.wildcard) return [];
      const compiled = compileCell(cell, prepared.inputs[i]!, row.reads[i]!, context);
      if (compiled.interpreted) interpretedCells++;
      return [compiled.test];
    }),
  );
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
    check,
    decide(facts) {
      check(facts);
      return applyHitPolicy(prepared, (row) => test(rows[row]!, facts), facts, context);
    },
    rowOf(facts) {
      let open = false;
      for (let row = 0; row < rows.length; row++) {
        const truth = test(rows[row]!, facts);
        if (truth === 1) return first && open ? UNDETERMINED : row;
        if (truth === -1) open = true;
      }
      return open ? UNDETERMINED : NO_MATCH;
    },
  };
}
