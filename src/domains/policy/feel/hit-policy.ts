import { Refusal } from '../../../kernel/refusal.ts';
import type { Decision, Facts, RowTrace, Scalar } from '../model.ts';
import { factOf, type RuleContext } from './facts.ts';
import { interpretOutput, type Truth } from './interpret-cell.ts';
import type { PreparedRow, PreparedTable } from './prepare.ts';

type Outputs = Readonly<Record<string, Scalar>>;
export type RowTest = (row: number) => Truth;

/**
 * Joins the rows' answers by the table's hit policy (DMN 1.5 §8.2.8) with one addition: a row may be undetermined.
 * `first` stops being decided as soon as an earlier row might still light; `unique` and `any` may trust the row that is lit.
 */
export function applyHitPolicy(prepared: PreparedTable, test: RowTest, facts: Facts, context: RuleContext): Decision {
  const { table } = prepared;
  const lit: { row: number; outputs: Outputs | null; missing: string[] }[] = [];
  const open: number[] = [];
  for (let row = 0; row < prepared.rows.length; row++) {
    const truth = test(row);
    if (truth === -1) open.push(row);
    if (truth !== 1) continue;
    lit.push({ row, ...outputsOf(prepared.rows[row]!, facts, context) });
    if (table.hitPolicy === 'first') break;
  }
  const trace: RowTrace[] = [];
  const missing = new Set<string>();
  const say = (row: number, state: RowTrace['state'], lacks: readonly string[]): void => {
    const { reason, source, also, verified } = table.rows[row]!;
    trace.push({ row: row + 1, state, reason, source, also: also ?? [], verified, missing: lacks });
    for (const name of lacks) missing.add(name);
  };
  const base = { ruleId: table.id, effectiveFrom: table.effectiveFrom, packVersion: context.packVersion };
  const undetermined = (): Decision => {
    for (const row of open) say(row, 'undetermined', lacks(prepared.rows[row]!, facts));
    for (const one of lit) say(one.row, one.outputs ? 'lit' : 'undetermined', one.missing);
    trace.sort((a, b) => a.row - b.row);
    return { ...base, status: 'undetermined', outputs: null, collected: lit.flatMap((l) => (l.outputs && table.hitPolicy === 'collect' ? [l.outputs] : [])), trace, missing: [...missing].sort() };
  };
  const first = lit[0];
  switch (table.hitPolicy) {
    case 'unique':
      if (lit.length > 1) throw new Refusal('invalid', 'policy.rule_not_unique', { rule: table.id, rows: lit.map((l) => l.row + 1).join(', ') });
      break;
    case 'any':
      if (lit.some((l) => JSON.stringify(l.outputs) !== JSON.stringify(first!.outputs))) {
        throw new Refusal('invalid', 'policy.rule_rows_disagree', { rule: table.id, rows: lit.map((l) => l.row + 1).join(', ') });
      }
      break;
    case 'first':
    case 'collect':
      if (open.length > 0) return undetermined();
      break;
  }
  if (lit.some((l) => l.outputs === null) || (lit.length === 0 && open.length > 0)) return undetermined();
  for (const one of lit) say(one.row, 'lit', []);
  if (table.hitPolicy === 'collect') return { ...base, status: 'decided', outputs: {}, collected: lit.map((l) => l.outputs!), trace, missing: [] };
  return first
    ? { ...base, status: 'decided', outputs: first.outputs, collected: [], trace, missing: [] }
    : { ...base, status: 'no_match', outputs: null, collected: [], trace, missing: [] };
}

function outputsOf(row: PreparedRow, facts: Facts, context: RuleContext): { outputs: Outputs | null; missing: string[] } {
  const outputs: Record<string, Scalar> = {};
  const missing: string[] = [];
  for (const output of row.outputs) {
    const value = output.expression ? interpretOutput(output.expression, output.reads, facts, context) : output.literal!;
    if (value === null) missing.push(...output.reads.filter((d) => factOf(facts, d) === null).map((d) => d.name));
    else outputs[output.name] = value;
  }
  return { outputs: missing.length > 0 ? null : outputs, missing };
}

const lacks = (row: PreparedRow, facts: Facts): string[] => [
  ...new Set(row.reads.flatMap((reads, i) => (row.cells[i]!.asksNull ? [] : reads.filter((d) => factOf(facts, d) === null).map((d) => d.name)))),
];
