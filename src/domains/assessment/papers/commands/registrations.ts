import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { personSubject } from '../../../registry/index.ts';
import { commentRegistrations, writeOwnRegistration } from '../../access.ts';
import type { Grade } from '../../model.ts';
import { findResult, findRun, type Run } from '../../store/index.ts';
import type { Registration, RegistrationState } from '../model.ts';
import { registrationDue } from '../rules/registration-due.ts';
import { registrationStep, type RegistrationAction } from '../rules/registration-steps.ts';
import { changeRegistration, holdRegistration, saveSummary } from '../store.ts';

/** The person behind the session, who writes his own form; refuses an account without one. */
export function ownWriter(actor: Actor): string {
  if (actor.personId === null) throw new Refusal('forbidden', 'assessment.account_without_person');
  must(actor, writeOwnRegistration, { regionId: actor.regionId, personIds: [actor.personId] });
  return actor.personId;
}

/** The annual run of people by id. Refuses other runs: only the annual assessment of people has the form. */
export async function annualRun(unit: Unit, id: string): Promise<Run> {
  const run = await findRun(unit, id);
  if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
  if (run.subject !== 'person' || run.purpose !== 'annual') throw new Refusal('rule', 'assessment.paper_of_people', { year: run.year });
  return run;
}

/** Refuses somebody whom the year does not assess: no result once it is computed, no post before. Out: where he stands in it. */
export async function mustBeAssessed(unit: Unit, run: Run, personId: string): Promise<readonly string[]> {
  if (run.computation > 0) {
    const result = await findResult(unit, run.id, run.computation, personId);
    if (result) return [result.organizationPath];
  }
  const { organizationPaths = [] } = await personSubject(unit, personId);
  if (run.computation > 0 || organizationPaths.length === 0) throw new Refusal('not_found', 'assessment.not_assessed_here', { year: run.year });
  return organizationPaths;
}

/** Due days of a year, by the policy in force. */
export async function dueDays(unit: Unit, run: Run): Promise<ReturnType<typeof registrationDue>> {
  const policy = await policyInForce(unit, unit.today);
  return registrationDue(run.periodTo, { summary: policy.number('own-summary-due-days'), comment: policy.number('summary-comment-due-days') });
}

const step = (run: Run, found: Registration | null, self: boolean, action: RegistrationAction): RegistrationState => {
  const next = registrationStep({ run: run.state, state: found?.state ?? null, self }, action);
  if ('because' in next) throw new Refusal(next.because.code === 'assessment.review_own_case' ? 'forbidden' : 'conflict', next.because.code, { year: run.year }, [next.because]);
  return next.next;
};

/** Below this a summary that is handed in says nothing. */
const LEAST = 20;

/** 个人总结: keeps a draft or hands it in. */
export const writeSummary = (house: House, actor: Actor, runId: string, input: { readonly duties: string; readonly summary: string; readonly submit: boolean }): Promise<{ state: RegistrationState; late: boolean }> =>
  house.unit(actor, async (unit) => {
    const personId = ownWriter(actor);
    const run = await annualRun(unit, runId);
    await mustBeAssessed(unit, run, personId);
    const found = await holdRegistration(unit, runId, personId);
    const state = step(run, found, true, input.submit ? 'submit' : 'write');
    if (input.submit && (input.summary.length < LEAST || input.duties.length < 2)) throw new Refusal('invalid', 'assessment.summary_too_short', { least: LEAST });
    await saveSummary(unit, { runId, personId }, { duties: input.duties, summary: input.summary, state, submittedOn: input.submit ? unit.today : null });
    if (input.submit) unit.audit({ action: 'assessment.summary_submitted', subjectKind: 'person', subjectId: personId, detail: { runId, year: run.year } });
    return { state, late: input.submit && unit.today > (await dueDays(unit, run)).summary };
  });

async function holdFor(unit: Unit, runId: string, personId: string): Promise<{ run: Run; found: Registration | null }> {
  const run = await findRun(unit, runId);
  // Whose person it is comes before whether there is such a year: a stranger learns nothing.
  if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
  must(unit.actor, commentRegistrations, await personSubject(unit, personId));
  await annualRun(unit, runId);
  await mustBeAssessed(unit, run, personId);
  return { run, found: await holdRegistration(unit, runId, personId) };
}

/** 主管领导评语和考核等次建议. May be corrected until the year is confirmed. */
export const commentRegistration = (house: House, actor: Actor, runId: string, personId: string, input: { readonly comment: string; readonly suggestedGrade: Grade }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const { run, found } = await holdFor(unit, runId, personId);
    step(run, found, actor.personId === personId, 'comment');
    await changeRegistration(unit, { runId, personId }, input);
    unit.audit({ action: 'assessment.summary_commented', subjectKind: 'person', subjectId: personId, detail: { runId, year: run.year, suggestedGrade: input.suggestedGrade, before: found?.suggestedGrade ?? null } });
    return {};
  });

/** Hands a summary back with the reason, to be written again. */
export const returnSummary = (house: House, actor: Actor, runId: string, personId: string, reason: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const { run, found } = await holdFor(unit, runId, personId);
    step(run, found, actor.personId === personId, 'return');
    await changeRegistration(unit, { runId, personId }, { returned: reason });
    unit.audit({ action: 'assessment.summary_returned', subjectKind: 'person', subjectId: personId, detail: { runId, year: run.year, reason } });
    return {};
  });
