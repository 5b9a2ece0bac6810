import { Refusal } from '../../../kernel/refusal.ts';
import type { DecisionTable, FactDefinition } from '../model.ts';
import { parseCell, parseOutput, type Cell } from './cell.ts';
import { definitionOf, type RuleContext } from './facts.ts';

export interface PreparedRow {
  readonly cells: readonly Cell[];
  /** Per cell, the facts it reads (its input first unless it is a wildcard). */
  readonly reads: readonly (readonly FactDefinition[])[];
  readonly outputs: readonly PreparedOutput[];
}
export interface PreparedOutput {
  readonly name: string;
  readonly literal: string | number | boolean | null;
  readonly expression: Cell | null;
  readonly reads: readonly FactDefinition[];
}
export interface PreparedTable {
  readonly table: DecisionTable;
  readonly inputs: readonly FactDefinition[];
  readonly rows: readonly PreparedRow[];
  /** Every fact the table can ask for. */
  readonly asks: readonly FactDefinition[];
}

/**
 * Parses a table's cells and resolves every name in them to a fact of the vocabulary or a parameter the table uses.
 * An unknown name is refused here, before any person is looked at: it must never count as false.
 */
export function prepareTable(table: DecisionTable, context: RuleContext): PreparedTable {
  const inputs = table.inputs.map((input) => {
    const definition = definitionOf(input.name, context.vocabulary);
    if (definition.type !== input.type) throw new Refusal('invalid', 'policy.input_type', { rule: table.id, fact: input.name, type: input.type });
    return definition;
  });
  const known = [...context.vocabulary.keys(), ...Object.keys(context.parameters)];
  const factsIn = (cell: Cell): FactDefinition[] =>
    cell.names.filter((name) => !Object.hasOwn(context.parameters, name)).map((name) => definitionOf(name, context.vocabulary));
  const rows = table.rows.map((row, i): PreparedRow => {
    if (row.when.length !== inputs.length) {
      throw new Refusal('invalid', 'policy.row_width', { rule: table.id, row: i + 1, cells: row.when.length, inputs: inputs.length });
    }
    const cells = row.when.map((text) => parseCell(text, known));
    const reads = cells.map((cell, column) => (cell.wildcard ? [] : [...new Set([inputs[column]!, ...factsIn(cell)])]));
    const outputs = table.outputs.map((output): PreparedOutput => {
      const value = row.then[output.name];
      if (value === undefined) throw new Refusal('invalid', 'policy.output_missing', { rule: table.id, row: i + 1, output: output.name });
      if (typeof value !== 'string' || !value.startsWith('=')) return { name: output.name, literal: value, expression: null, reads: [] };
      const expression = parseOutput(value.slice(1).trim(), known);
      return { name: output.name, literal: null, expression, reads: factsIn(expression) };
    });
    const extra = Object.keys(row.then).find((name) => !table.outputs.some((o) => o.name === name));
    if (extra !== undefined) throw new Refusal('invalid', 'policy.output_unknown', { rule: table.id, row: i + 1, output: extra });
    return { cells, reads, outputs };
  });
  const asks = [...new Set([...inputs, ...rows.flatMap((r) => [...r.reads.flat(), ...r.outputs.flatMap((o) => o.reads)])])];
  return { table, inputs, rows, asks };
}
