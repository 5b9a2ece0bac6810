import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { AppointmentGate } from '../../commands/appointment-gate.ts';
import type { ChangeOf } from '../store/write-changes.ts';

/**
 * A file that shows someone in another post ends the old one, and that asks what leaving office asks (M009): all refusals at once,
 * each with the name, so that the officer can settle them or not take those rows over. Posts the file adds to new people are history and ask nothing.
 */
export async function askGates(unit: Unit, gates: readonly AppointmentGate[], changed: readonly ChangeOf[]): Promise<void> {
  const open: Reason[] = [];
  for (const { onFile, changes } of changed) {
    const ends = changes.newPost?.ends;
    if (!ends) continue;
    for (const gate of gates) {
      const reasons = await gate(unit, { id: ends.id, personId: ends.personId, organizationId: ends.organizationId, principal: ends.principal, leadershipLevel: ends.leadershipLevel, state: ends.state }, 'leave_office');
      open.push(...reasons.map((r) => ({ ...r, at: onFile.fields.name })));
    }
  }
  if (open.length > 0) throw new Refusal('rule', 'registry.checkpoint_open', { count: open.length }, open.slice(0, 50));
}
