import { evaluate, unaryTest } from 'feelin';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FactDefinition, Facts, Scalar } from '../model.ts';
import type { Cell } from './cell.ts';
import { factOf, toFeel, type RuleContext } from './facts.ts';

/** 1 holds, 0 does not, -1 cannot be said because a fact it reads is not known. */
export type Truth = 1 | 0 | -1;

const scope = (reads: readonly FactDefinition[], facts: Facts, context: RuleContext): Record<string, unknown> => {
  const names: Record<string, unknown> = { ...context.parameters };
  for (const definition of reads) names[definition.name] = toFeel(factOf(facts, definition), definition.type);
  return names;
};

/** FEEL throws on a few texts that it parses (`< < 5`): that is a fault of the cell too. */
function ask<T>(cell: Cell, feel: () => T): T {
  try {
    return feel();
  } catch (error) {
    throw new Refusal('invalid', 'policy.cell_failed', { cell: cell.text, message: error instanceof Error ? error.message.slice(0, 80) : 'null' });
  }
}

/** One cell by FEEL itself. A warning of FEEL (unknown name, wrong type, failed call) is an error here, never false. */
export function interpretCell(cell: Cell, input: FactDefinition, reads: readonly FactDefinition[], facts: Facts, context: RuleContext): Truth {
  if (cell.wildcard) return 1;
  if (!cell.asksNull && reads.some((d) => factOf(facts, d) === null)) return -1;
  const names = { ...scope(reads, facts, context), '?': toFeel(factOf(facts, input), input.type) };
  const { value, warnings } = ask(cell, () => unaryTest(cell.text, names));
  if (warnings.length > 0 || value === null) {
    throw new Refusal('invalid', 'policy.cell_failed', { cell: cell.text, message: warnings[0]?.message ?? 'null' });
  }
  return value ? 1 : 0;
}

/** An output expression; null when a fact it reads is not known. */
export function interpretOutput(cell: Cell, reads: readonly FactDefinition[], facts: Facts, context: RuleContext): Scalar | null {
  if (reads.some((d) => factOf(facts, d) === null)) return null;
  const names = scope(reads, facts, context);
  const { value, warnings } = ask(cell, () => evaluate(cell.text, names));
  if (warnings.length > 0 || value === null || value === undefined) {
    throw new Refusal('invalid', 'policy.cell_failed', { cell: cell.text, message: warnings[0]?.message ?? 'null' });
  }
  return typeof value === 'object' ? String(value) : (value as Scalar);
}
