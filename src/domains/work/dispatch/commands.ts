import type { Actor } from '../../../kernel/actor.ts';
import { must, type Subject } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { reportDispatch, runDispatch } from './access.ts';
import type { Meeting, Series } from './model.ts';
import { wantedAgenda } from './open-things.ts';
import { agendaOf, changeMeeting, changeTask, clearAgenda, decideReport, findEntry, findMeeting, findReport, findTask, holdSeries, holdTask, insertAgenda, insertMeeting, insertReport, insertSeries, insertTask, meetings, noteEntry, reportsOf, seriesList } from './store.ts';

type Nothing = Record<never, never>;
const whole = (actor: Actor): Subject => ({ regionId: actor.regionId, organizationPaths: [] });

/** How many working days are given where nobody says. */
export const usualDays = async (unit: Unit): Promise<number> => (await policyInForce(unit, unit.today)).number('dispatch-days');

export const startSeries = (house: House, actor: Actor, input: { readonly name: string; readonly purpose: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    const id = await insertSeries(unit, input);
    if (id === null) throw new Refusal('conflict', 'dispatch.series_twice', { name: input.name }, [{ code: 'dispatch.series_twice', params: { name: input.name }, at: 'name' }]);
    unit.audit({ action: 'work.dispatch_started', subjectKind: 'dispatch', subjectId: id, detail: { name: input.name } });
    return { id };
  });

async function heldSeries(unit: Unit, id: string): Promise<Series> {
  const series = await holdSeries(unit, id);
  if (!series) throw new Refusal('not_found', 'dispatch.no_such_series');
  return series;
}

export interface Issue {
  readonly title: string;
  readonly organizationId: string;
  /** Working days; the pack's where left out. */
  readonly days?: number | undefined;
  /** Who hands it in and by which key of its own; the same key is taken once. */
  readonly source?: string;
  readonly sourceKey?: string;
}
/**
 * The door for domains to the right (demands): an issue lifted to dispatch, inside the caller's own unit of work; asks no permission.
 * Out: its id; null when its source handed it in before. Publishes `work.dispatch_done` with the same key when it is done.
 */
export async function raiseIssue(unit: Unit, seriesId: string, issue: Issue): Promise<string | null> {
  await heldSeries(unit, seriesId);
  // Refuses a unit that is not on file.
  await organizationSubject(unit, issue.organizationId);
  const days = issue.days ?? (await usualDays(unit));
  const id = await insertTask(unit, { seriesId, kind: 'issue', meetingId: null, agendaId: null, title: issue.title, organizationId: issue.organizationId, source: issue.source ?? 'typed', sourceKey: issue.sourceKey ?? null, days, dueOn: addWorkingDays(unit.today, days).day });
  if (id !== null) unit.audit({ action: 'work.issue_sent', subjectKind: 'dispatch_task', subjectId: id, detail: { organizationId: issue.organizationId } });
  return id;
}
/** The standing series by name, for whoever raises issues by rule; null without one. */
export const seriesNamed = async (unit: Unit, name: string): Promise<string | null> => (await seriesList(unit)).find((s) => s.name === name && s.endedOn === null)?.id ?? null;

/** Series that stand, for domains to the right that let somebody choose one. */
export const standingSeries = async (unit: Unit): Promise<{ id: string; name: string }[]> => (await seriesList(unit)).filter((s) => s.endedOn === null).map((s) => ({ id: s.id, name: s.name }));

export const sendIssue = (house: House, actor: Actor, seriesId: string, issue: Pick<Issue, 'title' | 'organizationId' | 'days'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    return { id: (await raiseIssue(unit, seriesId, issue))! };
  });

/** A meeting that has not ended comes before the next is planned, so that nothing undone can slip between two. */
export const planMeeting = (house: House, actor: Actor, seriesId: string, input: { readonly heldOn: Day; readonly chair: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    await heldSeries(unit, seriesId);
    if (input.heldOn < unit.today) throw new Refusal('invalid', 'dispatch.meeting_in_past', {}, [{ code: 'dispatch.meeting_in_past', at: 'heldOn' }]);
    const waits = (await meetings(unit)).find((m) => m.seriesId === seriesId && m.closedOn === null);
    if (waits) throw new Refusal('conflict', 'dispatch.meeting_waits', { number: waits.number });
    const id = await insertMeeting(unit, { ...input, seriesId });
    unit.audit({ action: 'work.meeting_planned', subjectKind: 'dispatch_meeting', subjectId: id, detail: { heldOn: input.heldOn } });
    return { id };
  });

/** The meeting in this stage, its series locked. */
async function heldMeeting(unit: Unit, id: string, stage: 'planned' | 'open'): Promise<Meeting> {
  const found = await findMeeting(unit, id);
  if (!found) throw new Refusal('not_found', 'dispatch.no_such_meeting');
  await heldSeries(unit, found.seriesId);
  const meeting = (await findMeeting(unit, id))!;
  const now = meeting.closedOn !== null ? 'closed' : meeting.openedOn !== null ? 'open' : 'planned';
  if (now !== stage) throw new Refusal('conflict', 'dispatch.meeting_moved', { stage: now });
  return meeting;
}

/** Indicators and topics by hand, before or during the meeting. */
export const addTopic = (house: House, actor: Actor, id: string, input: { readonly kind: 'indicator' | 'topic'; readonly title: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    const found = await findMeeting(unit, id);
    await heldMeeting(unit, id, found?.openedOn == null ? 'planned' : 'open');
    const last = (await agendaOf(unit, id)).at(-1)?.position ?? 0;
    await insertAgenda(unit, id, [{ ...input, aboutId: null }], last);
    unit.audit({ action: 'work.topic_added', subjectKind: 'dispatch_meeting', subjectId: id });
    return {};
  });

/** 开会: the agenda is fixed as everything that is open now. Not before its day. */
export const openMeeting = (house: House, actor: Actor, id: string, attendees: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    const meeting = await heldMeeting(unit, id, 'planned');
    if (meeting.heldOn > unit.today) throw new Refusal('rule', 'dispatch.not_yet', { heldOn: meeting.heldOn });
    const wanted = await wantedAgenda(unit, meeting);
    await clearAgenda(unit, id);
    await insertAgenda(unit, id, wanted);
    await changeMeeting(unit, id, { opened_on: unit.today, attendees });
    unit.audit({ action: 'work.meeting_opened', subjectKind: 'dispatch_meeting', subjectId: id, detail: { entries: wanted.length } });
    return {};
  });

/** The entry of a meeting that is being held. */
async function heldEntry(unit: Unit, id: string): Promise<{ meeting: Meeting }> {
  const entry = await findEntry(unit, id);
  if (!entry) throw new Refusal('not_found', 'dispatch.no_such_entry');
  return { meeting: await heldMeeting(unit, entry.meetingId, 'open') };
}

export const noteOnEntry = (house: House, actor: Actor, id: string, note: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    await heldEntry(unit, id);
    await noteEntry(unit, id, note);
    unit.audit({ action: 'work.entry_noted', subjectKind: 'dispatch_agenda', subjectId: id });
    return {};
  });

/** 交办: an instruction to a unit, due after so many working days. */
export const instruct = (house: House, actor: Actor, entryId: string, input: Pick<Issue, 'title' | 'organizationId' | 'days'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    const { meeting } = await heldEntry(unit, entryId);
    await organizationSubject(unit, input.organizationId);
    const days = input.days ?? (await usualDays(unit));
    const id = (await insertTask(unit, { seriesId: meeting.seriesId, kind: 'instruction', meetingId: meeting.id, agendaId: entryId, title: input.title, organizationId: input.organizationId, source: 'meeting', sourceKey: null, days, dueOn: addWorkingDays(unit.today, days).day }))!;
    unit.audit({ action: 'work.instruction_given', subjectKind: 'dispatch_task', subjectId: id, detail: { organizationId: input.organizationId } });
    return { id };
  });

export const closeMeeting = (house: House, actor: Actor, id: string, conclusion: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    await heldMeeting(unit, id, 'open');
    await changeMeeting(unit, id, { closed_on: unit.today, conclusion });
    unit.audit({ action: 'work.meeting_closed', subjectKind: 'dispatch_meeting', subjectId: id });
    return {};
  });

export const reportTaskDone = (house: House, actor: Actor, taskId: string, note: string): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const found = await findTask(unit, taskId);
    if (!found) throw new Refusal('not_found', 'dispatch.no_such_task');
    must(actor, reportDispatch, await organizationSubject(unit, found.organizationId));
    const task = (await holdTask(unit, taskId))!;
    if (task.state !== 'open') throw new Refusal('conflict', 'dispatch.task_moved', { state: task.state });
    const id = await insertReport(unit, taskId, (await reportsOf(unit, [taskId])).length + 1, note);
    await changeTask(unit, taskId, { state: 'reported' });
    unit.audit({ action: 'work.dispatch_reported', subjectKind: 'dispatch_task', subjectId: taskId });
    return { id };
  });

/**
 * Done is done by the word of somebody else than who reported; the day that counts is the day of the report that was confirmed, so that
 * no unit is late by the slowness of others.
 */
export const settleTask = (house: House, actor: Actor, reportId: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    const found = await findReport(unit, reportId);
    if (!found) throw new Refusal('not_found', 'dispatch.no_such_report');
    const task = (await holdTask(unit, found.taskId))!;
    const report = (await findReport(unit, reportId))!;
    if (report.state !== 'waiting') throw new Refusal('conflict', 'dispatch.task_moved', { state: task.state });
    if (report.reporterAccountId !== null && report.reporterAccountId === actor.accountId) throw new Refusal('forbidden', 'dispatch.own_report');
    await decideReport(unit, reportId, input.accepted ? 'confirmed' : 'returned', input.opinion);
    await changeTask(unit, task.id, input.accepted ? { state: 'done', done_on: report.reportedOn } : { state: 'open' });
    unit.audit({ action: input.accepted ? 'work.dispatch_done' : 'work.dispatch_returned', subjectKind: 'dispatch_task', subjectId: task.id });
    if (input.accepted) unit.publish({ type: 'work.dispatch_done', payload: { taskId: task.id, source: task.source, sourceKey: task.sourceKey, organizationId: task.organizationId } });
    return {};
  });
