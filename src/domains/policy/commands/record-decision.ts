import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { findDecision, insertDecisions, type NewDecision, type RecordedDecision } from '../store/versions.ts';

/**
 * Keeps a decision with its version, inputs and trace, for ever. Use it where the decision counts for a person;
 * a what-if is not recorded. The policy it came from was obtained by `policyInForce` in this or an earlier unit of work.
 */
export const recordDecision = async (unit: Unit, decision: NewDecision): Promise<string> => (await insertDecisions(unit, [decision]))[0]!;

/** The same for many at once. */
export const recordDecisions = (unit: Unit, decisions: readonly NewDecision[]): Promise<string[]> => insertDecisions(unit, decisions);

/** A recorded decision; whoever shows it first asks whether its subject may be seen. Refuses `policy.decision_not_found`. */
export async function decisionOf(unit: Unit, id: string): Promise<RecordedDecision> {
  const found = await findDecision(unit, id);
  if (!found) throw new Refusal('not_found', 'policy.decision_not_found', { decision: id });
  return found;
}
