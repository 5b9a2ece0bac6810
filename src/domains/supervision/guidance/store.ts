import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { AdoptionReport, Duty, DutyState, Experience, Level, Recommendation, Reminder, Rollout } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'supervision.rollout': { region_id: string; id: string; title: string; basis: string; measure_id: string | null; reaches_to: string; started_on: string; started_by: string; ended_on: string | null; ended_by: string | null; ended_because: string | null };
    'supervision.duty': { region_id: string; id: string; rollout_id: string; parent_id: string | null; level: string; organization_id: string | null; outside: string | null; keeper: string; task: string; due_on: string; given_on: string; given_by: string; state: string; report: string | null; done_on: string | null; reported_on: string | null; reported_by: string | null; reporter_account_id: string | null; opinion: string | null; decided_on: string | null; decided_by: string | null };
    'supervision.duty_reminder': { region_id: string; id: string; duty_id: string; kind: string; on_day: string; note: string | null; reminded_by: string };
    'supervision.experience': { region_id: string; id: string; organization_id: string; title: string; problem: string; account: string; results: string; practice_id: string | null; state: string; submitted_on: string; submitted_by: string; submitter_account_id: string | null; opinion: string | null; decided_on: string | null; decided_by: string | null };
    'supervision.recommendation': { region_id: string; id: string; experience_id: string; organization_id: string; recommended_on: string; recommended_by: string; why: string; answer_by: string; answer: string | null; answer_note: string | null; finish_by: string | null; answered_on: string | null; answered_by: string | null };
    'supervision.adoption_report': { region_id: string; id: string; recommendation_id: string; number: number; standing: string; account: string; reported_on: string; reported_by: string; reporter_account_id: string | null; state: string; opinion: string | null; decided_on: string | null; decided_by: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

const rolloutQuery = (unit: Unit) => unit.tx.selectFrom('supervision.rollout').selectAll().where('region_id', '=', region(unit));
const toRollout = (r: Awaited<ReturnType<ReturnType<typeof rolloutQuery>['execute']>>[number]): Rollout => ({ id: r.id, title: r.title, basis: r.basis, measureId: r.measure_id, reachesTo: r.reaches_to as Level, startedOn: r.started_on, startedBy: r.started_by, endedOn: r.ended_on, endedBecause: r.ended_because });
export const rollouts = async (unit: Unit): Promise<Rollout[]> => (await rolloutQuery(unit).orderBy('started_on', 'desc').orderBy('id', 'desc').execute()).map(toRollout);
/** With `hold` locked first and read then: whatever changes its chain holds it. */
export async function findRollout(unit: Unit, id: string, hold = false): Promise<Rollout | null> {
  const q = rolloutQuery(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toRollout(row) : null;
}
/** Null where one of that title stands. */
export async function insertRollout(unit: Unit, r: Pick<Rollout, 'title' | 'basis' | 'measureId' | 'reachesTo'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const row = await unit.tx.insertInto('supervision.rollout').values({ region_id: region(unit), id, title: r.title, basis: r.basis, measure_id: r.measureId, reaches_to: r.reachesTo, started_on: unit.today, started_by: unit.actor.name, ended_on: null, ended_by: null, ended_because: null }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  return row?.id ?? null;
}
export const setRolloutEnded = async (unit: Unit, id: string, because: string): Promise<void> => void (await unit.tx.updateTable('supervision.rollout').set({ ended_on: unit.today, ended_by: unit.actor.name, ended_because: because }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const dutyQuery = (unit: Unit) => unit.tx.selectFrom('supervision.duty').selectAll().where('region_id', '=', region(unit));
const toDuty = (r: Awaited<ReturnType<ReturnType<typeof dutyQuery>['execute']>>[number]): Duty => ({ id: r.id, rolloutId: r.rollout_id, parentId: r.parent_id, level: r.level as Level, organizationId: r.organization_id, outside: r.outside, keeper: r.keeper, task: r.task, dueOn: r.due_on, givenOn: r.given_on, givenBy: r.given_by, state: r.state as DutyState, report: r.report, doneOn: r.done_on, reportedOn: r.reported_on, reportedBy: r.reported_by, reporterAccountId: r.reporter_account_id, opinion: r.opinion, decidedOn: r.decided_on, decidedBy: r.decided_by });
/** In the order in which they were given. */
export const dutiesOf = async (unit: Unit, rolloutIds: readonly string[]): Promise<Duty[]> => (rolloutIds.length === 0 ? [] : (await dutyQuery(unit).where('rollout_id', 'in', [...rolloutIds]).orderBy('given_on').orderBy('id').execute()).map(toDuty));
export async function findDuty(unit: Unit, id: string, hold = false): Promise<Duty | null> {
  const q = dutyQuery(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toDuty(row) : null;
}
export async function insertDuties(unit: Unit, list: readonly (Pick<Duty, 'rolloutId' | 'parentId' | 'level' | 'organizationId' | 'outside' | 'keeper' | 'task' | 'dueOn'>)[]): Promise<string[]> {
  const rows = list.map((d) => ({ region_id: region(unit), id: newId(unit.at.getTime()), rollout_id: d.rolloutId, parent_id: d.parentId, level: d.level, organization_id: d.organizationId, outside: d.outside, keeper: d.keeper, task: d.task, due_on: d.dueOn, given_on: unit.today, given_by: unit.actor.name, state: 'open', report: null, done_on: null, reported_on: null, reported_by: null, reporter_account_id: null, opinion: null, decided_on: null, decided_by: null }));
  await unit.tx.insertInto('supervision.duty').values(rows).execute();
  return rows.map((r) => r.id);
}
export const changeDuty = async (unit: Unit, id: string, change: Partial<{ state: DutyState; report: string; done_on: Day; reported_on: Day; reported_by: string; reporter_account_id: string | null; opinion: string; decided_on: Day; decided_by: string }>): Promise<void> => void (await unit.tx.updateTable('supervision.duty').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export const remindersOf = async (unit: Unit, dutyIds: readonly string[]): Promise<Reminder[]> =>
  dutyIds.length === 0 ? [] : (await unit.tx.selectFrom('supervision.duty_reminder').selectAll().where('region_id', '=', region(unit)).where('duty_id', 'in', [...dutyIds]).orderBy('on_day').orderBy('id').execute()).map((r) => ({ dutyId: r.duty_id, kind: r.kind as Reminder['kind'], onDay: r.on_day, note: r.note, by: r.reminded_by }));
/** Out: whether it is new; by the calendar a duty is reminded of once a day and kind. */
export const insertReminder = async (unit: Unit, r: Pick<Reminder, 'dutyId' | 'kind' | 'note'>): Promise<boolean> =>
  (await unit.tx.insertInto('supervision.duty_reminder').values({ region_id: region(unit), id: newId(unit.at.getTime()), duty_id: r.dutyId, kind: r.kind, on_day: unit.today, note: r.note, reminded_by: unit.actor.name }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst()) !== undefined;

const experienceQuery = (unit: Unit) => unit.tx.selectFrom('supervision.experience').selectAll().where('region_id', '=', region(unit));
const toExperience = (r: Awaited<ReturnType<ReturnType<typeof experienceQuery>['execute']>>[number]): Experience => ({ id: r.id, organizationId: r.organization_id, title: r.title, problem: r.problem as Experience['problem'], account: r.account, results: r.results, practiceId: r.practice_id, state: r.state as Experience['state'], submittedOn: r.submitted_on, submittedBy: r.submitted_by, submitterAccountId: r.submitter_account_id, opinion: r.opinion, decidedOn: r.decided_on, decidedBy: r.decided_by });
export const experiences = async (unit: Unit): Promise<Experience[]> => (await experienceQuery(unit).orderBy('submitted_on', 'desc').orderBy('id', 'desc').execute()).map(toExperience);
export async function findExperience(unit: Unit, id: string, hold = false): Promise<Experience | null> {
  const q = experienceQuery(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toExperience(row) : null;
}
export async function insertExperience(unit: Unit, e: Pick<Experience, 'organizationId' | 'title' | 'problem' | 'account' | 'results' | 'practiceId'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const row = await unit.tx.insertInto('supervision.experience').values({ region_id: region(unit), id, organization_id: e.organizationId, title: e.title, problem: e.problem, account: e.account, results: e.results, practice_id: e.practiceId, state: 'submitted', submitted_on: unit.today, submitted_by: unit.actor.name, submitter_account_id: unit.actor.accountId, opinion: null, decided_on: null, decided_by: null }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  return row?.id ?? null;
}
export const changeExperience = async (unit: Unit, id: string, change: Partial<{ title: string; problem: string; account: string; results: string; practice_id: string | null; state: Experience['state']; submitted_on: Day; submitted_by: string; submitter_account_id: string | null; opinion: string | null; decided_on: Day | null; decided_by: string | null }>): Promise<void> => void (await unit.tx.updateTable('supervision.experience').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const recommendationQuery = (unit: Unit) => unit.tx.selectFrom('supervision.recommendation').selectAll().where('region_id', '=', region(unit));
const toRecommendation = (r: Awaited<ReturnType<ReturnType<typeof recommendationQuery>['execute']>>[number]): Recommendation => ({ id: r.id, experienceId: r.experience_id, organizationId: r.organization_id, recommendedOn: r.recommended_on, recommendedBy: r.recommended_by, why: r.why, answerBy: r.answer_by, answer: r.answer as Recommendation['answer'], answerNote: r.answer_note, finishBy: r.finish_by, answeredOn: r.answered_on, answeredBy: r.answered_by });
export const recommendationsOf = async (unit: Unit, experienceIds: readonly string[]): Promise<Recommendation[]> => (experienceIds.length === 0 ? [] : (await recommendationQuery(unit).where('experience_id', 'in', [...experienceIds]).orderBy('recommended_on').orderBy('id').execute()).map(toRecommendation));
export async function findRecommendation(unit: Unit, id: string, hold = false): Promise<Recommendation | null> {
  const q = recommendationQuery(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toRecommendation(row) : null;
}
export async function insertRecommendations(unit: Unit, experienceId: string, organizationIds: readonly string[], why: string, answerBy: Day): Promise<string[]> {
  const rows = organizationIds.map((organizationId) => ({ region_id: region(unit), id: newId(unit.at.getTime()), experience_id: experienceId, organization_id: organizationId, recommended_on: unit.today, recommended_by: unit.actor.name, why, answer_by: answerBy, answer: null, answer_note: null, finish_by: null, answered_on: null, answered_by: null }));
  await unit.tx.insertInto('supervision.recommendation').values(rows).execute();
  return rows.map((r) => r.id);
}
export const answerOne = async (unit: Unit, id: string, a: { readonly answer: NonNullable<Recommendation['answer']>; readonly note: string; readonly finishBy: Day | null }): Promise<void> => void (await unit.tx.updateTable('supervision.recommendation').set({ answer: a.answer, answer_note: a.note, finish_by: a.finishBy, answered_on: unit.today, answered_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const reportQuery = (unit: Unit) => unit.tx.selectFrom('supervision.adoption_report').selectAll().where('region_id', '=', region(unit));
const toReport = (r: Awaited<ReturnType<ReturnType<typeof reportQuery>['execute']>>[number]): AdoptionReport => ({ id: r.id, recommendationId: r.recommendation_id, number: r.number, standing: r.standing as AdoptionReport['standing'], account: r.account, reportedOn: r.reported_on, reportedBy: r.reported_by, reporterAccountId: r.reporter_account_id, state: r.state as AdoptionReport['state'], opinion: r.opinion, decidedBy: r.decided_by });
export const adoptionReportsOf = async (unit: Unit, recommendationIds: readonly string[]): Promise<AdoptionReport[]> => (recommendationIds.length === 0 ? [] : (await reportQuery(unit).where('recommendation_id', 'in', [...recommendationIds]).orderBy('number').execute()).map(toReport));
export async function findAdoptionReport(unit: Unit, id: string): Promise<AdoptionReport | null> {
  const row = await reportQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toReport(row) : null;
}
export async function insertAdoptionReport(unit: Unit, r: Pick<AdoptionReport, 'recommendationId' | 'number' | 'standing' | 'account'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('supervision.adoption_report').values({ region_id: region(unit), id, recommendation_id: r.recommendationId, number: r.number, standing: r.standing, account: r.account, reported_on: unit.today, reported_by: unit.actor.name, reporter_account_id: unit.actor.accountId, state: r.standing === 'in_place' ? 'waiting' : 'noted', opinion: null, decided_on: null, decided_by: null }).execute();
  return id;
}
export const decideAdoptionReport = async (unit: Unit, id: string, state: 'confirmed' | 'returned', opinion: string): Promise<void> => void (await unit.tx.updateTable('supervision.adoption_report').set({ state, opinion, decided_on: unit.today, decided_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
