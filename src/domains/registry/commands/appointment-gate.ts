import type { Reason } from '../../../kernel/refusal.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Appointment, AppointmentState } from '../model.ts';

export interface GatedAppointment {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly principal: boolean;
  readonly leadershipLevel: string | null;
  readonly state: AppointmentState;
}

/** What another domain demands before an appointment takes force or ends; an empty list agrees. The application hands them in. */
export type AppointmentGate = (unit: Unit, appointment: GatedAppointment, step: 'take_office' | 'leave_office') => Promise<Reason[]>;

/** Asks every gate and refuses with all that is still open, so that it can be settled in one go. */
export async function passGates(unit: Unit, gates: readonly AppointmentGate[], a: Appointment, step: 'take_office' | 'leave_office'): Promise<void> {
  const open: Reason[] = [];
  for (const gate of gates) open.push(...(await gate(unit, { id: a.id, personId: a.personId, organizationId: a.organizationId, principal: a.principal, leadershipLevel: a.leadershipLevel, state: a.state }, step)));
  if (open.length > 0) throw new Refusal('rule', 'registry.checkpoint_open', { count: open.length }, open);
}
