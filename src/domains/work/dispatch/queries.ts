import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must, mayTry, reachablePaths, type Subject } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow } from '../../registry/index.ts';
import { groupBy } from '../queries/group-by.ts';
import { findTeam, teamMatters } from '../teams/store.ts';
import { readDispatch, reportDispatch, runDispatch } from './access.ts';
import { usualDays } from './commands.ts';
import type * as contract from './contract.ts';
import type { DispatchTask, Meeting } from './model.ts';
import { wantedAgenda } from './open-things.ts';
import { isOverdue } from './rules/make-agenda.ts';
import { accountOf } from './rules/unit-account.ts';
import { agendaOf, findMeeting, meetings, reportsOf, seriesList, tasks } from './store.ts';

type Board = z.output<typeof contract.readDispatchBoard.output>;
const whole = (actor: Actor): Subject => ({ regionId: actor.regionId, organizationPaths: [] });

async function within(unit: Unit, permission: typeof readDispatch): Promise<(organizationId: string) => boolean> {
  if (!mayTry(unit.actor, permission)) return () => false;
  const paths = reachablePaths(unit.actor, permission);
  if (paths === 'all') return () => true;
  const ids = new Set<string>(paths.length === 0 ? [] : (await organizationsNow(unit, {}, paths)).map((o) => o.id));
  return (id) => ids.has(id);
}

/** Tasks as a reader sees them, with their reports and what he may do. */
async function viewsOf(unit: Unit, list: readonly DispatchTask[]): Promise<Board['tasks']> {
  const names = await organizationNames(unit, list.map((t) => t.organizationId));
  const series = new Map((await seriesList(unit)).map((s) => [s.id, s.name]));
  const numbers = new Map((await meetings(unit)).map((m) => [m.id, m.number]));
  const reports = groupBy(await reportsOf(unit, list.map((t) => t.id)), (r) => r.taskId);
  const [reporting, settling] = [await within(unit, reportDispatch), may(unit.actor, runDispatch, whole(unit.actor))];
  return list.map((t) => {
    const said = reports.get(t.id) ?? [];
    const waiting = said.find((r) => r.state === 'waiting');
    const overdue = isOverdue(t, unit.today);
    const late = t.doneOn !== null && t.doneOn > t.dueOn ? t.doneOn : overdue ? unit.today : null;
    return {
      id: t.id, seriesId: t.seriesId, seriesName: series.get(t.seriesId) ?? '—', kind: t.kind, meetingId: t.meetingId, meetingNumber: t.meetingId === null ? null : (numbers.get(t.meetingId) ?? null), title: t.title, organizationId: t.organizationId, organizationName: names.get(t.organizationId) ?? '—', givenOn: t.givenOn, givenBy: t.givenBy, dueOn: t.dueOn, state: t.state,
      overdue, lateBy: late === null ? 0 : Math.max(1, workingDaysBetween(t.dueOn, late)), doneOn: t.doneOn,
      reports: said.map((r) => ({ id: r.id, number: r.number, note: r.note, reportedOn: r.reportedOn, reportedBy: r.reportedBy, state: r.state, opinion: r.opinion, decidedBy: r.decidedBy, decidedOn: r.decidedOn })),
      can: { report: t.state === 'open' && reporting(t.organizationId), settle: waiting !== undefined && settling && (waiting.reporterAccountId === null || waiting.reporterAccountId !== unit.actor.accountId) },
    };
  });
}
const meetingView = (m: Meeting, series: ReadonlyMap<string, string>, given: readonly DispatchTask[]) => ({ id: m.id, seriesId: m.seriesId, seriesName: series.get(m.seriesId) ?? '—', number: m.number, heldOn: m.heldOn, chair: m.chair, attendees: m.attendees, openedOn: m.openedOn, closedOn: m.closedOn, conclusion: m.conclusion, given: given.filter((t) => t.meetingId === m.id).length, done: given.filter((t) => t.meetingId === m.id && t.state === 'done').length });
/** Units that can be handed something: all but inner departments and villages. */
const choicesOf = async (unit: Unit) => (await organizationsNow(unit)).filter((o) => !['region', 'department', 'village', 'community'].includes(o.type)).map((o) => ({ id: o.id, name: o.name }));

/** Board and account by unit; a unit's own liaison sees what his units received. */
export const dispatchBoard = (house: House, actor: Actor): Promise<Board> =>
  house.unit(actor, async (unit) => {
    const run = may(actor, runDispatch, whole(actor));
    const reach = await within(unit, readDispatch);
    const list = (await tasks(unit)).filter((t) => reach(t.organizationId));
    const account = accountOf([], list, unit.today);
    const names = await organizationNames(unit, account.map((a) => a.organizationId));
    const series = await seriesList(unit);
    const byId = new Map(series.map((s) => [s.id, s.name]));
    return {
      series: run ? series.filter((s) => s.endedOn === null).map((s) => ({ id: s.id, name: s.name, purpose: s.purpose, open: list.filter((t) => t.seriesId === s.id && t.state !== 'done').length })) : [],
      meetings: run ? (await meetings(unit)).map((m) => meetingView(m, byId, list)) : [],
      tasks: await viewsOf(unit, list),
      units: account.map((a) => ({ ...a, name: names.get(a.organizationId) ?? '—' })),
      choices: run ? await choicesOf(unit) : [],
      days: await usualDays(unit),
      can: { run },
    };
  });

/** The meeting as it is gone through; a planned one shows what is open today. */
export const meetingPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readMeeting.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, runDispatch, whole(actor));
    const meeting = await findMeeting(unit, id);
    if (!meeting) throw new Refusal('not_found', 'dispatch.no_such_meeting');
    const all = await tasks(unit, { seriesId: meeting.seriesId });
    const entries = meeting.openedOn === null ? (await wantedAgenda(unit, meeting)).map((e, i) => ({ ...e, id: null, position: i + 1, note: null })) : await agendaOf(unit, id);
    const views = new Map((await viewsOf(unit, all)).map((t) => [t.id, t]));
    const given = all.filter((t) => t.meetingId === id);
    const teams = new Map((await teamMatters(unit)).map((m) => [m.matterId, m.teamId]));
    const linkOf = async (e: (typeof entries)[number]): Promise<string | null> => {
      if (e.kind === 'project') return `/projects/${e.aboutId}`;
      const team = e.kind === 'matter' ? await findTeam(unit, teams.get(e.aboutId!)!) : null;
      return team ? `/task-teams/${team.id}` : null;
    };
    const agenda = [];
    for (const e of entries) agenda.push({ id: e.id, position: e.position, kind: e.kind, title: e.title, note: e.note, about: (e.aboutId === null ? undefined : views.get(e.aboutId)) ?? null, link: await linkOf(e), given: given.filter((t) => e.id !== null && t.agendaId === e.id).map((t) => views.get(t.id)!) });
    return { meeting: meetingView(meeting, new Map((await seriesList(unit)).map((s) => [s.id, s.name])), all), agenda, choices: await choicesOf(unit), days: await usualDays(unit) };
  });
