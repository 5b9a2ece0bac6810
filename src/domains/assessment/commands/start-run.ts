import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { manageRuns } from '../access.ts';
import type { RunId } from '../model.ts';
import { findRunOfYear, findScheme, insertRun } from '../store/index.ts';

export interface NewRun {
  readonly year: number;
  readonly schemeId: string;
  /** The calendar year when left out. */
  readonly periodFrom?: Day | undefined;
  /** The first day that no longer counts. */
  readonly periodTo?: Day | undefined;
  readonly dueOn?: Day | null | undefined;
  readonly shareApproval?: string | null | undefined;
}

/** Opens a year under a scheme; marks may be given from now on. Refuses a second run of the same scheme and year. */
export async function openYear(unit: Unit, input: NewRun): Promise<RunId> {
  const scheme = await findScheme(unit, input.schemeId);
  if (!scheme) throw new Refusal('not_found', 'assessment.no_such_scheme');
  const periodFrom = input.periodFrom ?? `${input.year}-01-01`;
  const periodTo = input.periodTo ?? `${input.year + 1}-01-01`;
  if (periodTo <= periodFrom) throw new Refusal('invalid', 'assessment.period_backwards', { from: periodFrom, to: periodTo });
  if (await findRunOfYear(unit, input.year, scheme.key)) throw new Refusal('conflict', 'assessment.run_exists', { year: input.year, title: scheme.definition.title.zh });
  const id = await insertRun(unit, { year: input.year, schemeId: scheme.id, schemeKey: scheme.key, periodFrom, periodTo, dueOn: input.dueOn ?? null, shareApproval: input.shareApproval ?? null, state: 'collecting' });
  unit.audit({ action: 'assessment.year_opened', subjectKind: 'run', subjectId: id, detail: { year: input.year, scheme: scheme.key, version: scheme.version } });
  unit.publish({ type: 'assessment.year_opened', payload: { runId: id, year: input.year, schemeKey: scheme.key } });
  return id;
}

export const startRun = (house: House, actor: Actor, input: NewRun): Promise<{ id: RunId }> =>
  house.unit(actor, async (unit) => {
    must(actor, manageRuns, { regionId: actor.regionId });
    return { id: await openYear(unit, input) };
  });
