import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { manageRuns } from '../access.ts';
import type { RunId } from '../model.ts';
import { purposeOf, subjectOf } from '../scheme-format.ts';
import { findRunLike, findScheme, holdSchemeKey, insertRun } from '../store/index.ts';

export interface NewRun {
  readonly year: number;
  readonly schemeId: string;
  /** The calendar year when left out. */
  readonly periodFrom?: Day | undefined;
  /** The first day that no longer counts. */
  readonly periodTo?: Day | undefined;
  readonly dueOn?: Day | null | undefined;
  readonly shareApproval?: string | null | undefined;
  /** Tells runs of one scheme within a year apart. */
  readonly title?: { readonly zh: string; readonly en: string } | null | undefined;
}

/**
 * Opens a run under a scheme; marks may be given from now on. Purpose and subject are the scheme's. Refuses a second annual or team run
 * of the same scheme and year, and a second one of any other purpose over the same period.
 */
export async function openYear(unit: Unit, input: NewRun): Promise<RunId> {
  const scheme = await findScheme(unit, input.schemeId);
  if (!scheme) throw new Refusal('not_found', 'assessment.no_such_scheme');
  const periodFrom = input.periodFrom ?? `${input.year}-01-01`;
  const periodTo = input.periodTo ?? `${input.year + 1}-01-01`;
  if (periodTo <= periodFrom) throw new Refusal('invalid', 'assessment.period_backwards', { from: periodFrom, to: periodTo });
  const purpose = purposeOf(scheme.definition);
  // Two officers who open it at once: the second waits here, then sees the first one's run.
  await holdSchemeKey(unit, scheme.key);
  if (await findRunLike(unit, { year: input.year, schemeKey: scheme.key, purpose, periodFrom, periodTo })) throw new Refusal('conflict', 'assessment.run_exists', { year: input.year, title: scheme.definition.title.zh });
  const id = await insertRun(unit, { year: input.year, schemeId: scheme.id, schemeKey: scheme.key, periodFrom, periodTo, dueOn: input.dueOn ?? null, shareApproval: input.shareApproval ?? null, state: 'collecting', purpose, subject: subjectOf(scheme.definition), title: input.title ?? null });
  unit.audit({ action: 'assessment.year_opened', subjectKind: 'run', subjectId: id, detail: { year: input.year, scheme: scheme.key, version: scheme.version, purpose } });
  unit.publish({ type: 'assessment.year_opened', payload: { runId: id, year: input.year, schemeKey: scheme.key, purpose } });
  return id;
}

export const startRun = (house: House, actor: Actor, input: NewRun): Promise<{ id: RunId }> =>
  house.unit(actor, async (unit) => {
    must(actor, manageRuns, { regionId: actor.regionId });
    return { id: await openYear(unit, input) };
  });
