import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { AgendaEntry, AgendaKind, DispatchReport, DispatchTask, Meeting, Series, TaskState } from './model.ts';
import type { Wanted } from './rules/make-agenda.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.dispatch_series': { region_id: string; id: string; name: string; purpose: string; started_on: string; ended_on: string | null; recorded_by: string };
    'work.dispatch_meeting': { region_id: string; id: string; series_id: string; number: number; held_on: string; chair: string; attendees: string | null; opened_on: string | null; closed_on: string | null; conclusion: string | null; recorded_by: string };
    'work.dispatch_agenda': { region_id: string; id: string; meeting_id: string; position: number; kind: string; about_id: string | null; title: string; note: string | null; noted_by: string | null };
    'work.dispatch_task': { region_id: string; id: string; series_id: string; kind: string; meeting_id: string | null; agenda_id: string | null; title: string; organization_id: string; source: string; source_key: string | null; given_on: string; given_by: string; days: number; due_on: string; state: string; done_on: string | null };
    'work.dispatch_report': { region_id: string; id: string; task_id: string; number: number; note: string; reported_on: string; reported_by: string; reporter_account_id: string | null; state: string; opinion: string | null; decided_on: string | null; decided_by: string | null };
  }
}

const region = (unit: Unit) => unit.actor.regionId;

const seriesQuery = (unit: Unit) => unit.tx.selectFrom('work.dispatch_series').selectAll().where('region_id', '=', region(unit));
const toSeries = (r: Awaited<ReturnType<ReturnType<typeof seriesQuery>['execute']>>[number]): Series => ({ id: r.id, name: r.name, purpose: r.purpose, startedOn: r.started_on, endedOn: r.ended_on });
export const seriesList = async (unit: Unit): Promise<Series[]> => (await seriesQuery(unit).orderBy('started_on').orderBy('id').execute()).map(toSeries);
/** Locked: whatever is handed out in a series, or opens or closes a meeting of it, holds the series first. */
export async function holdSeries(unit: Unit, id: string): Promise<Series | null> {
  const row = await seriesQuery(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toSeries(row) : null;
}
/** Null when a standing series has the name. */
export async function insertSeries(unit: Unit, s: Pick<Series, 'name' | 'purpose'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('work.dispatch_series').values({ region_id: region(unit), id, name: s.name, purpose: s.purpose, started_on: unit.today, ended_on: null, recorded_by: unit.actor.name }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  return made ? id : null;
}

const meetingQuery = (unit: Unit) => unit.tx.selectFrom('work.dispatch_meeting').selectAll().where('region_id', '=', region(unit));
const toMeeting = (r: Awaited<ReturnType<ReturnType<typeof meetingQuery>['execute']>>[number]): Meeting => ({ id: r.id, seriesId: r.series_id, number: r.number, heldOn: r.held_on, chair: r.chair, attendees: r.attendees, openedOn: r.opened_on, closedOn: r.closed_on, conclusion: r.conclusion });
export const meetings = async (unit: Unit): Promise<Meeting[]> => (await meetingQuery(unit).orderBy('held_on', 'desc').orderBy('number', 'desc').execute()).map(toMeeting);
export async function findMeeting(unit: Unit, id: string): Promise<Meeting | null> {
  const row = await meetingQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toMeeting(row) : null;
}
/** The series is held, so the number is free. */
export async function insertMeeting(unit: Unit, m: Pick<Meeting, 'seriesId' | 'heldOn' | 'chair'>): Promise<string> {
  const id = newId(unit.at.getTime());
  const { last } = await unit.tx.selectFrom('work.dispatch_meeting').select(sql<number>`coalesce(max(number), 0)::int`.as('last')).where('region_id', '=', region(unit)).where('series_id', '=', m.seriesId).executeTakeFirstOrThrow();
  await unit.tx.insertInto('work.dispatch_meeting').values({ region_id: region(unit), id, series_id: m.seriesId, number: last + 1, held_on: m.heldOn, chair: m.chair, attendees: null, opened_on: null, closed_on: null, conclusion: null, recorded_by: unit.actor.name }).execute();
  return id;
}
export const changeMeeting = async (unit: Unit, id: string, change: Partial<{ attendees: string; opened_on: Day; closed_on: Day; conclusion: string }>): Promise<void> => void (await unit.tx.updateTable('work.dispatch_meeting').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const agendaQuery = (unit: Unit) => unit.tx.selectFrom('work.dispatch_agenda').selectAll().where('region_id', '=', region(unit));
const toEntry = (r: Awaited<ReturnType<ReturnType<typeof agendaQuery>['execute']>>[number]): AgendaEntry => ({ id: r.id, meetingId: r.meeting_id, position: r.position, kind: r.kind as AgendaKind, aboutId: r.about_id, title: r.title, note: r.note });
export const agendaOf = async (unit: Unit, meetingId: string): Promise<AgendaEntry[]> => (await agendaQuery(unit).where('meeting_id', '=', meetingId).orderBy('position').execute()).map(toEntry);
export async function findEntry(unit: Unit, id: string): Promise<AgendaEntry | null> {
  const row = await agendaQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toEntry(row) : null;
}
export const clearAgenda = async (unit: Unit, meetingId: string): Promise<void> => void (await unit.tx.deleteFrom('work.dispatch_agenda').where('region_id', '=', region(unit)).where('meeting_id', '=', meetingId).execute());
export async function insertAgenda(unit: Unit, meetingId: string, entries: readonly Wanted[], after = 0): Promise<void> {
  if (entries.length === 0) return;
  await unit.tx.insertInto('work.dispatch_agenda').values(entries.map((e, i) => ({ region_id: region(unit), id: newId(unit.at.getTime()), meeting_id: meetingId, position: after + i + 1, kind: e.kind, about_id: e.aboutId, title: e.title, note: null, noted_by: null }))).execute();
}
export const noteEntry = async (unit: Unit, id: string, note: string): Promise<void> => void (await unit.tx.updateTable('work.dispatch_agenda').set({ note, noted_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const taskQuery = (unit: Unit) => unit.tx.selectFrom('work.dispatch_task').selectAll().where('region_id', '=', region(unit));
const toTask = (r: Awaited<ReturnType<ReturnType<typeof taskQuery>['execute']>>[number]): DispatchTask => ({ id: r.id, seriesId: r.series_id, kind: r.kind as DispatchTask['kind'], meetingId: r.meeting_id, agendaId: r.agenda_id, title: r.title, organizationId: r.organization_id, source: r.source, sourceKey: r.source_key, givenOn: r.given_on, givenBy: r.given_by, days: r.days, dueOn: r.due_on, state: r.state as TaskState, doneOn: r.done_on });
export async function tasks(unit: Unit, by: { readonly seriesId?: string } = {}): Promise<DispatchTask[]> {
  let q = taskQuery(unit);
  if (by.seriesId !== undefined) q = q.where('series_id', '=', by.seriesId);
  return (await q.orderBy('due_on').orderBy('id').execute()).map(toTask);
}
export async function findTask(unit: Unit, id: string): Promise<DispatchTask | null> {
  const row = await taskQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toTask(row) : null;
}
/** Locked first and read then. */
export async function holdTask(unit: Unit, id: string): Promise<DispatchTask | null> {
  const row = await taskQuery(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toTask(row) : null;
}
export type NewTask = Pick<DispatchTask, 'seriesId' | 'kind' | 'meetingId' | 'agendaId' | 'title' | 'organizationId' | 'source' | 'sourceKey' | 'days' | 'dueOn'>;
/** Null when its source handed the same thing in before. */
export async function insertTask(unit: Unit, t: NewTask): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('work.dispatch_task').values({ region_id: region(unit), id, series_id: t.seriesId, kind: t.kind, meeting_id: t.meetingId, agenda_id: t.agendaId, title: t.title, organization_id: t.organizationId, source: t.source, source_key: t.sourceKey, given_on: unit.today, given_by: unit.actor.name, days: t.days, due_on: t.dueOn, state: 'open', done_on: null }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  return made ? id : null;
}
export const changeTask = async (unit: Unit, id: string, change: Partial<{ state: TaskState; done_on: Day }>): Promise<void> => void (await unit.tx.updateTable('work.dispatch_task').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const reportQuery = (unit: Unit) => unit.tx.selectFrom('work.dispatch_report').selectAll().where('region_id', '=', region(unit));
const toReport = (r: Awaited<ReturnType<ReturnType<typeof reportQuery>['execute']>>[number]): DispatchReport => ({ id: r.id, taskId: r.task_id, number: r.number, note: r.note, reportedOn: r.reported_on, reportedBy: r.reported_by, reporterAccountId: r.reporter_account_id, state: r.state as DispatchReport['state'], opinion: r.opinion, decidedOn: r.decided_on, decidedBy: r.decided_by });
export const reportsOf = async (unit: Unit, taskIds: readonly string[]): Promise<DispatchReport[]> => (taskIds.length === 0 ? [] : (await reportQuery(unit).where('task_id', 'in', [...taskIds]).orderBy('task_id').orderBy('number').execute()).map(toReport));
export async function findReport(unit: Unit, id: string): Promise<DispatchReport | null> {
  const row = await reportQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toReport(row) : null;
}
export async function insertReport(unit: Unit, taskId: string, number: number, note: string): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.dispatch_report').values({ region_id: region(unit), id, task_id: taskId, number, note, reported_on: unit.today, reported_by: unit.actor.name, reporter_account_id: unit.actor.accountId, state: 'waiting', opinion: null, decided_on: null, decided_by: null }).execute();
  return id;
}
export const decideReport = async (unit: Unit, id: string, state: 'confirmed' | 'returned', opinion: string): Promise<void> => void (await unit.tx.updateTable('work.dispatch_report').set({ state, opinion, decided_on: unit.today, decided_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
