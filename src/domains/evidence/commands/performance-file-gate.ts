import type { AppointmentGate } from '../../registry/index.ts';
import { minimumMonths, progressOf, stateOf } from '../queries/performance-progress.ts';
import { checkpointReasons } from '../rules/checkpoints.ts';

/**
 * M007–M010: a principal leader takes office with a task list both have signed, and leaves with his answer sheets and an accepted
 * closing account. The application hands this gate to the registry; others than principals pass.
 */
export const performanceFileGate: AppointmentGate = async (unit, appointment, step) => {
  if (!appointment.principal) return [];
  const [p] = await progressOf(unit, { appointmentId: appointment.id });
  return checkpointReasons(p ? stateOf(p.file, p.papers) : null, step, unit.today, step === 'leave_office' ? await minimumMonths(unit) : 0);
};
