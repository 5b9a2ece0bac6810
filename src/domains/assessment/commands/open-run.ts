import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { RunState } from '../model.ts';
import { stepOf, type RunAction } from '../rules/run-steps.ts';
import { findRun, findScheme, type Run, type StoredScheme } from '../store/index.ts';

/** The run, held for change. Refuses `assessment.no_such_run`. */
export async function holdRun(unit: Unit, id: string): Promise<Run> {
  const run = await findRun(unit, id, true);
  if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
  return run;
}

/** Where the action leads. Refuses with the reason why it cannot be taken now. */
export function stepFor(run: Run, action: RunAction): RunState {
  const step = stepOf(run.state, action);
  if (!step.ok) throw new Refusal('conflict', step.refusal, { year: run.year });
  return step.to;
}

export async function schemeOfRun(unit: Unit, run: Run): Promise<StoredScheme> {
  const scheme = await findScheme(unit, run.schemeId);
  if (!scheme) throw new Error(`run ${run.id} names a scheme that is not there`);
  return scheme;
}
