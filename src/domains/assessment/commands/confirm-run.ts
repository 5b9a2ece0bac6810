import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { recordAnnualGrades } from '../../registry/index.ts';
import { decideGrades as permission } from '../access.ts';
import { gradeWords } from '../model.ts';
import { openUses } from '../outcomes/commands/open-uses.ts';
import { mustHaveHungOut } from '../outcomes/commands/publicity.ts';
import { serveAll } from '../outcomes/store/outcomes.ts';
import { heldGrades } from '../queries/held-grades.ts';
import { subjectsOf } from '../queries/results.ts';
import { moveRun, resultsOfRun, type Run, type StoredResult } from '../store/index.ts';
import { holdRun, schemeOfRun, stepFor } from './open-run.ts';

/** People named in one event, so that no event grows without bound. */
const EVENT_BATCH = 1000;

/**
 * Closes the year: the grades go to the personnel files, everybody is told, what the grades lead to is opened, and the domains that
 * use them hear it as `assessment.grades_confirmed`. Refuses while a grade is open, while a 优秀 is on hold, and until the list of 优秀 has hung out its term.
 */
export const confirmRun = (house: House, actor: Actor, runId: string): Promise<{ people: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, permission, { regionId: actor.regionId, organizationPaths: [] });
    return confirmYear(unit, runId);
  });

/** `settledBefore`: a year that was published, told and used before this program came, put on record as it ended. */
export async function confirmYear(unit: Unit, runId: string, options: { readonly settledBefore?: boolean } = {}): Promise<{ people: number }> {
  const run = await holdRun(unit, runId);
  const state = stepFor(run, 'confirm');
  const results = await resultsOfRun(unit, run.id, run.computation);
  const grades = results.flatMap((r) => (r.grade === null ? [] : [{ personId: r.personId as string, grade: r.grade }]));
  if (grades.length < results.length) throw new Refusal('rule', 'assessment.grades_open', { open: results.length - grades.length, year: run.year });
  if (!options.settledBefore) await mustNotBeHeld(unit, run, results);
  // Only the annual assessment of people goes to personnel files and has legal notice and uses; other results are cited as results.
  const annual = run.purpose === 'annual' && run.subject === 'person';
  if (annual && !options.settledBefore) await mustHaveHungOut(unit, run, results);
  const scheme = await schemeOfRun(unit, run);
  if (annual) await recordAnnualGrades(unit, grades.map((g) => ({ personId: g.personId, year: run.year, grade: gradeWords[g.grade], source: `${run.year}年度考核（${scheme.definition.title.zh}第${scheme.version}版）` })));
  await moveRun(unit, run.id, { state, confirmed: true });
  if (annual && !options.settledBefore) {
    await serveAll(unit, run.id, run.computation);
    await openUses(unit, run, grades.map((g) => ({ ...g, version: 1 })));
  }
  for (let from = 0; from < grades.length; from += EVENT_BATCH) {
    unit.publish({ type: 'assessment.grades_confirmed', payload: { runId: run.id, year: run.year, schemeKey: run.schemeKey, purpose: run.purpose, subject: run.subject, grades: grades.slice(from, from + EVENT_BATCH) } });
  }
  unit.audit({ action: 'assessment.year_confirmed', subjectKind: 'run', subjectId: run.id, detail: { year: run.year, people: grades.length } });
  return { people: grades.length };
}

/** Nobody becomes 优秀 for good while a report about him is checked: it is settled first, or another grade decided. */
async function mustNotBeHeld(unit: Unit, run: Run, results: readonly StoredResult[]): Promise<void> {
  const held = await heldGrades(unit, run);
  const waiting = results.flatMap((r) => (r.grade === 'outstanding' && held.has(r.personId) ? [r.personId as string] : []));
  if (waiting.length === 0) return;
  const names = await subjectsOf(unit, run, waiting);
  throw new Refusal('rule', 'assessment.outstanding_on_hold', { count: waiting.length, year: run.year }, waiting.map((personId) => ({ code: 'assessment.grade_on_hold', params: { name: names.get(personId)?.name ?? '' }, at: personId })));
}
