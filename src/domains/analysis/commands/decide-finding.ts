import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { personSubject } from '../../registry/index.ts';
import { decideFindings } from '../access.ts';
import type { Decision } from '../model.ts';
import { findFinding, insertDecision, lockDecision } from '../store.ts';

/**
 * Confirms or rejects a finding, with a reason. An abstention cannot be confirmed: there is nothing to confirm; get evidence first.
 * Nobody decides about himself. A second person who decides the opposite at the same time is told so.
 */
export async function decide(house: House, actor: Actor, findingId: string, decision: Decision, reason: string): Promise<void> {
  await house.unit(actor, async (unit) => {
    const seen = await findFinding(unit, findingId);
    if (!seen) throw new Refusal('not_found', 'analysis.no_such_finding');
    must(actor, decideFindings, await personSubject(unit, seen.personId as PersonId));
    if (actor.personId === seen.personId) throw new Refusal('rule', 'analysis.own_finding');
    if (seen.state !== 'suspected') throw new Refusal('rule', 'analysis.abstained_finding', { state: seen.state }, seen.reasons);
    await lockDecision(unit, seen.personId, seen.problem);
    const now = await findFinding(unit, findingId);
    if (now?.decision && now.decision.decidedAt.getTime() !== seen.decision?.decidedAt.getTime() && now.decision.decision !== decision) {
      throw new Refusal('conflict', 'analysis.decided_otherwise_meanwhile', { by: now.decision.decidedBy, reason: now.decision.reason });
    }
    await insertDecision(unit, seen, decision, reason);
    unit.audit({ action: `analysis.finding_${decision}`, subjectKind: 'person', subjectId: seen.personId, detail: { findingId, problem: seen.problem } });
    unit.publish({ type: 'analysis.finding_decided', payload: { findingId, personId: seen.personId, problem: seen.problem, decision } });
  });
}
