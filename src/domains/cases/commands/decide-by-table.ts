import type { Unit } from '../../../platform/house/index.ts';
import { recordDecision, type Decision, type Facts, type PolicyView } from '../../policy/index.ts';
import type { StepContext } from '../definition.ts';

export interface TableSaid {
  readonly decision: Decision;
  /** Kept with the step: the rows that were lit, why, and by which article. */
  readonly kept: { readonly rows: readonly string[]; readonly rowReason: string; readonly rowSource: string };
}

/**
 * Asks a decision table about a case and records what it said, so that a later change of the table can be tried on it.
 * `law`: policy of the day that governs, where it is not that of the case. What the answer leads to, or refuses, is the caller's.
 */
export async function decideByTable(unit: Unit, { case: file, policy }: StepContext, ruleId: string, facts: Facts, law: PolicyView = policy): Promise<TableSaid> {
  const decision = law.decide(ruleId, facts);
  await recordDecision(unit, { ruleId, subject: { kind: 'case', id: file.id, label: file.number }, on: law.on, facts, decision });
  const lit = decision.trace.filter((t) => t.state === 'lit');
  return { decision, kept: { rows: lit.map((t) => String(t.row)), rowReason: lit.map((t) => t.reason.zh).join('；'), rowSource: lit.map((t) => law.cite(t.source)).join('；') } };
}
