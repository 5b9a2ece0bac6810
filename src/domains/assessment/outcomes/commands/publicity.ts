import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import type { Day } from '../../../../kernel/period.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import { addWorkingDays, workingDaysBetween } from '../../../../kernel/working-days.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { answerPublicity, managePublicity, objectToPublicity } from '../../access.ts';
import { holdRun, stepFor } from '../../commands/open-run.ts';
import { subjectsOf } from '../../queries/results.ts';
import { resultsOfRun, type Run, type StoredResult } from '../../store/index.ts';
import { publicityHolds, rule } from '../rules/publicity.ts';
import { answerObjection, holdObjection, holdPublicity, insertObjection, insertPublicity, objectionsTo, publicityInForce, withdrawPublicity } from '../store/publicities.ts';

export interface NewPublicity {
  /** Where and how to object: room, telephone, letter-box. */
  readonly contact: string;
  /** A notice that hung out on paper: its dates and the paper that proves it. */
  readonly elsewhere?: { readonly openedOn: Day; readonly closesOn: Day; readonly document: string } | undefined;
}

const outstandingOf = (results: readonly StoredResult[]): string[] => results.filter((r) => r.grade === 'outstanding').map((r) => r.personId);

/**
 * Hangs out the list of those graded 优秀, or records that it hung out on paper, for the working days of the policy in force.
 * Refuses while a grade is open, with nobody 优秀, beside a notice in force, and a paper term shorter than it must be.
 */
export const publishList = (house: House, actor: Actor, runId: string, input: NewPublicity): Promise<{ id: string; closesOn: Day; announced: boolean }> =>
  house.unit(actor, async (unit) => {
    must(actor, managePublicity, { regionId: actor.regionId, organizationPaths: [] });
    const run = await holdRun(unit, runId);
    stepFor(run, 'decide');
    const results = await resultsOfRun(unit, run.id, run.computation);
    const open = results.filter((r) => r.grade === null).length;
    if (open > 0) throw new Refusal('rule', 'assessment.grades_open', { open, year: run.year });
    const ids = outstandingOf(results);
    if (ids.length === 0) throw new Refusal('rule', 'assessment.publicity_nobody', { year: run.year });
    const policy = await policyInForce(unit, unit.today);
    const workingDays = policy.number('outstanding-notice-days');
    const { elsewhere } = input;
    if (elsewhere && (elsewhere.closesOn > unit.today || workingDaysBetween(elsewhere.openedOn, elsewhere.closesOn) < workingDays)) {
      throw new Refusal('rule', 'assessment.publicity_too_short', { days: workingDaysBetween(elsewhere.openedOn, elsewhere.closesOn), least: workingDays }, [{ code: 'assessment.publicity_term', params: { least: workingDays }, source: rule.source }]);
    }
    const term = elsewhere ? { day: elsewhere.closesOn, announced: true } : addWorkingDays(unit.today, workingDays);
    const names = await subjectsOf(unit, run, ids);
    const people = ids.map((personId) => {
      const p = names.get(personId);
      return { personId, name: p?.name ?? '', title: p?.title ?? '', organizationName: p?.organizationName ?? '' };
    });
    people.sort((a, b) => a.organizationName.localeCompare(b.organizationName, 'zh') || a.name.localeCompare(b.name, 'zh'));
    const id = await insertPublicity(unit, { runId: run.id, computation: run.computation, openedOn: elsewhere?.openedOn ?? unit.today, closesOn: term.day, workingDays, contact: input.contact, document: elsewhere?.document ?? null, people });
    if (id === null) throw new Refusal('conflict', 'assessment.publicity_in_force', { year: run.year });
    unit.audit({ action: 'assessment.publicity_opened', subjectKind: 'run', subjectId: run.id, detail: { people: people.length, closesOn: term.day, document: elsewhere?.document ?? null } });
    return { id, closesOn: term.day, announced: term.announced };
  });

/** Takes a notice down, with the reason; the list as it hung stays on record. Refuses one that is down already. */
export const withdrawNotice = (house: House, actor: Actor, id: string, reason: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, managePublicity, { regionId: actor.regionId, organizationPaths: [] });
    const notice = await holdPublicity(unit, id);
    if (!notice) throw new Refusal('not_found', 'assessment.no_such_publicity');
    if (notice.withdrawnAt !== null) throw new Refusal('conflict', 'assessment.publicity_withdrawn');
    const run = await holdRun(unit, notice.runId);
    if (run.state === 'confirmed') throw new Refusal('conflict', 'assessment.run_closed', { year: run.year });
    await withdrawPublicity(unit, id, reason);
    unit.audit({ action: 'assessment.publicity_withdrawn', subjectKind: 'run', subjectId: run.id, detail: { reason } });
    return {};
  });

const SEAL = 'assessment.publicity_objection.objector';

/**
 * Somebody holds something against a list that hangs out. With `named` his name is sealed for those who answer; without it
 * nothing about him is kept, in no table and no audit line. Refuses a notice that is over or down, and a person not on it.
 */
export const objectToNotice = (house: House, actor: Actor, id: string, input: { readonly personId: string | null; readonly content: string; readonly named: boolean }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, objectToPublicity, { regionId: actor.regionId });
    const notice = await holdPublicity(unit, id);
    if (!notice) throw new Refusal('not_found', 'assessment.no_such_publicity');
    if (notice.withdrawnAt !== null || notice.document !== null || unit.today > notice.closesOn) throw new Refusal('conflict', 'assessment.publicity_over', { closesOn: notice.closesOn });
    if (input.personId !== null && !notice.people.some((p) => p.personId === input.personId)) throw new Refusal('invalid', 'assessment.publicity_not_named', { person: input.personId });
    return { id: await insertObjection(unit, { publicityId: id, personId: input.personId, content: input.content, objector: input.named ? house.cipher.seal(actor.name, SEAL) : null }) };
  });

/** The name of whoever objected under his name; null when he gave none. */
export const objectorName = (house: House, sealed: Uint8Array | null): string | null => (sealed === null ? null : house.cipher.open(sealed, SEAL));

/** Answers an objection with a finding. An upheld one does not change a grade by itself: people decide again and hang out the new list. */
export const answerNotice = (house: House, actor: Actor, objectionId: string, input: { readonly finding: 'upheld' | 'unfounded'; readonly answer: string }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, answerPublicity, { regionId: actor.regionId, organizationPaths: [] });
    const objection = await holdObjection(unit, objectionId);
    if (!objection) throw new Refusal('not_found', 'assessment.no_such_objection');
    if (objection.finding !== null) throw new Refusal('conflict', 'assessment.objection_answered');
    if (objection.personId !== null && objection.personId === actor.personId) throw new Refusal('forbidden', 'assessment.review_own_case');
    await answerObjection(unit, objectionId, input.finding, input.answer);
    unit.audit({ action: 'assessment.objection_answered', subjectKind: 'publicity', subjectId: objection.publicityId, detail: { finding: input.finding } });
    return {};
  });

/** Refuses `assessment.publicity_owed`, with what is owed, unless the list of 优秀 has hung out as it must. */
export async function mustHaveHungOut(unit: Unit, run: Run, results: readonly StoredResult[]): Promise<void> {
  const notice = await publicityInForce(unit, run.id);
  const unanswered = notice ? (await objectionsTo(unit, [notice.id])).filter((o) => o.finding === null).length : 0;
  const owed: Reason[] = publicityHolds(outstandingOf(results), notice && { opensOn: notice.openedOn, closesOn: notice.closesOn, personIds: notice.people.map((p) => p.personId), unanswered }, unit.today);
  if (owed.length > 0) throw new Refusal('rule', 'assessment.publicity_owed', { year: run.year }, owed);
}
