import { hasRole, type Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { findRun, type Run } from '../store/index.ts';

const seesEarly = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, 'officer') || hasRole(actor, 'leader');

/** A year whose figures the actor may read: drafts only the department and the leaders. Refuses `assessment.no_such_run`, `assessment.not_confirmed_yet`. */
export async function readableRun(unit: Unit, id: string): Promise<Run> {
  const run = await findRun(unit, id);
  if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
  if (run.state !== 'confirmed' && !seesEarly(unit.actor)) throw new Refusal('not_yet', 'assessment.not_confirmed_yet', { year: run.year });
  return run;
}
