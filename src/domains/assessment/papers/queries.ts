import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { peopleAt, personSubject, personSummaries } from '../../registry/index.ts';
import { readRegistrations } from '../access.ts';
import { schemeOfRun } from '../commands/open-run.ts';
import { allRuns, findRun, latestScores, resultsOfRun, type Run } from '../store/index.ts';
import type { listRegistrations, openRegistration, ownRegistrations } from './contract.ts';
import { annualRun, dueDays, mustBeAssessed, ownWriter } from './commands/registrations.ts';
import type { Registration } from './model.ts';
import { findRegistration, registrationsOfPerson, registrationsOfRun } from './store.ts';

/** Years back that a person's page still shows. */
const YEARS = 3;

const blank = { state: null, duties: '', summary: '', submittedOn: null, returnedReason: null, comment: null, suggestedGrade: null, commentedOn: null, commentedBy: null };
const shown = (r: Registration | undefined | null) => {
  if (!r) return blank;
  const { runId: _run, personId: _person, ...rest } = r;
  return rest;
};
/** What the leader wrote is for the person once the year is confirmed, not while it is weighed. */
const withoutComment = { comment: null, suggestedGrade: null, commentedOn: null, commentedBy: null };

/** Annual runs of people whom the person belongs to: those with a result of his, and those not computed while he is in office. */
export async function runsOfPerson(unit: Unit, personId: string): Promise<Run[]> {
  const annual = (await allRuns(unit)).filter((r) => r.purpose === 'annual' && r.subject === 'person' && r.state !== 'draft');
  const assessed = new Set((await latestScores(unit, [personId], 'all')).map((r) => r.runId as string));
  const inOffice = ((await personSubject(unit, personId)).organizationPaths ?? []).length > 0;
  return annual.filter((r) => (r.computation > 0 ? assessed.has(r.id) : inOffice)).slice(0, YEARS);
}

/** The own forms, newest year first. */
export const formsOfSelf = (house: House, actor: Actor): Promise<z.infer<typeof ownRegistrations.output>> =>
  house.unit(actor, async (unit) => {
    const personId = ownWriter(actor);
    const written = new Map((await registrationsOfPerson(unit, personId)).map((r) => [r.runId, r]));
    const forms = [];
    for (const run of await runsOfPerson(unit, personId)) {
      const due = await dueDays(unit, run);
      const own = written.get(run.id);
      const confirmed = run.state === 'confirmed';
      forms.push({ runId: run.id, year: run.year, schemeTitle: (await schemeOfRun(unit, run)).definition.title, dueOn: due.summary, late: !confirmed && (own?.state ?? 'draft') === 'draft' && unit.today > due.summary, confirmed, ...shown(own), ...(confirmed ? {} : withoutComment) });
    }
    return forms;
  });

/** Who of a year has written, within reach. */
export const formsOfYear = (house: House, actor: Actor, runId: string): Promise<z.infer<typeof listRegistrations.output>> =>
  house.unit(actor, async (unit) => {
    const run = await annualRun(unit, runId);
    const due = await dueDays(unit, run);
    const written = await registrationsOfRun(unit, runId);
    const ids = await assessedWithin(unit, run);
    const people = await personSummaries(unit, ids);
    const rows = ids.map((personId) => {
      const [r, p] = [written.get(personId), people.get(personId)];
      const open = r === undefined || r.state === 'draft';
      return { personId, name: p?.name ?? '', title: p?.title ?? '', organizationName: p?.organizationName ?? '', state: r?.state ?? null, late: run.state !== 'confirmed' && ((open && unit.today > due.summary) || (r?.state === 'submitted' && unit.today > due.comment)), suggestedGrade: r?.suggestedGrade ?? null };
    });
    // What waits for a comment first.
    const waits = (r: (typeof rows)[number]): number => (r.state === 'submitted' ? 0 : 1);
    rows.sort((a, b) => waits(a) - waits(b) || a.organizationName.localeCompare(b.organizationName, 'zh') || a.name.localeCompare(b.name, 'zh'));
    return { summaryDueOn: due.summary, commentDueOn: due.comment, rows };
  });

/** People of a year within the reader's reach: those with a result, or everybody in office before there are results. */
export async function assessedWithin(unit: Unit, run: Run): Promise<string[]> {
  const paths = reachablePaths(unit.actor, readRegistrations);
  return run.computation > 0 ? (await resultsOfRun(unit, run.id, run.computation, paths)).map((r) => r.personId) : (await peopleAt(unit, paths)).map((p) => p.id);
}

/** One form as those read it who comment on it. */
export const formOfPerson = (house: House, actor: Actor, runId: string, personId: string): Promise<z.infer<typeof openRegistration.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRegistrations, await personSubject(unit, personId));
    const found = await findRun(unit, runId);
    if (!found) throw new Refusal('not_found', 'assessment.no_such_run');
    const run = await annualRun(unit, runId);
    await mustBeAssessed(unit, run, personId);
    const r = await findRegistration(unit, runId, personId);
    unit.audit({ action: 'assessment.summary_read', subjectKind: 'person', subjectId: personId, detail: { runId } });
    const draft = r?.state === 'draft';
    return { name: (await personSummaries(unit, [personId])).get(personId)?.name ?? '', year: run.year, confirmed: run.state === 'confirmed', ...shown(r), ...(draft ? { duties: '', summary: '' } : {}) };
  });

