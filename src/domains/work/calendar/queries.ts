import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, addMonths, type Day } from '../../../kernel/period.ts';
import { mayTry, must, reachablePaths } from '../../../kernel/permission.ts';
import { isWorkingDay } from '../../../kernel/working-days.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow, organizationSubject, personSummaries, reachOf, unitChoices, type Reach } from '../../registry/index.ts';
import { clocked } from '../chains/queries.ts';
import { chains } from '../chains/store.ts';
import { reportsOf as dispatchReports, seriesList, tasks as dispatchTasks } from '../dispatch/store.ts';
import { doerOf, worked } from '../manuals/queries.ts';
import { matters } from '../manuals/store.ts';
import { measured } from '../queries/winners.ts';
import { readRaces } from '../races/access.ts';
import { monthsOf, snapshotDay } from '../races/rules/calendar.ts';
import { races } from '../races/store/index.ts';
import type { TaskState } from '../model.ts';
import { claims, projects } from '../store/index.ts';
import { items, teams } from '../teams/store.ts';
import { readCalendar } from './access.ts';
import type { readWorkCalendar } from './contract.ts';
import type { DueState, DueThing } from './model.ts';
import { dueState } from './rules/due-state.ts';

/** Whose things: units in reach, or one person's. */
type Whose = { readonly reach: Reach } | { readonly personId: string };
const own = (whose: Whose): whose is { readonly personId: string } => 'personId' in whose;
const inReach = (whose: Whose, organizationId: string | null): boolean => own(whose) || (organizationId !== null && whose.reach(organizationId));

const monthStates: Readonly<Record<Exclude<TaskState, 'planned'>, DueState>> = { not_due: 'open', waiting: 'waiting', done: 'done', late: 'done', overdue: 'late' };
async function monthThings(unit: Unit, whose: Whose): Promise<DueThing[]> {
  const winners = (await claims(unit, { states: ['committed'], ...(own(whose) ? { personId: whose.personId } : {}) })).filter((c) => inReach(whose, c.organizationId));
  const titles = new Map((await projects(unit, winners.map((c) => c.projectId))).map((p) => [p.id, p.title]));
  const byClaim = await measured(unit, winners);
  return winners.flatMap((c) =>
    (byClaim.get(c.id) ?? []).flatMap(({ task, standing }): DueThing[] =>
      standing.state === 'planned' ? [] : [{ key: `month.${task.id}`, kind: 'month_task', dueOn: task.dueOn, title: task.title, about: titles.get(c.projectId) ?? '', personId: c.personId, organizationId: c.organizationId, state: monthStates[standing.state], lateBy: standing.lateBy, to: own(whose) ? '/projects/own' : `/projects/months/${c.id}` }],
    ),
  );
}

async function teamThings(unit: Unit, whose: Whose): Promise<DueThing[]> {
  const known = new Map((await teams(unit)).map((t) => [t.id, t]));
  return (await items(unit, own(whose) ? { personId: whose.personId } : {})).flatMap((i): DueThing[] => {
    const team = known.get(i.teamId)!;
    // What a team left open when it ended is nobody's any more.
    if (!inReach(whose, team.organizationId) || (team.endedOn !== null && i.state !== 'closed')) return [];
    return [{ key: `item.${i.id}`, kind: 'team_item', dueOn: i.dueOn, title: i.title, about: team.name, personId: i.personId, organizationId: team.organizationId, ...dueState(i.dueOn, { done: i.state === 'closed', reportedOn: i.state === 'open' ? null : i.doneOn }, unit.today), to: own(whose) ? '/task-teams/own' : `/task-teams/${team.id}` }];
  });
}

/** What units were handed; nobody's own. */
async function dispatchThings(unit: Unit, whose: Whose): Promise<DueThing[]> {
  if (own(whose)) return [];
  const list = (await dispatchTasks(unit)).filter((t) => whose.reach(t.organizationId));
  const names = new Map((await seriesList(unit)).map((s) => [s.id, s.name]));
  const waiting = new Map((await dispatchReports(unit, list.filter((t) => t.state === 'reported').map((t) => t.id))).filter((r) => r.state === 'waiting').map((r) => [r.taskId, r.reportedOn]));
  return list.map((t) => ({ key: `dispatch.${t.id}`, kind: 'dispatch', dueOn: t.dueOn, title: t.title, about: names.get(t.seriesId) ?? '', personId: null, organizationId: t.organizationId, ...dueState(t.dueOn, { done: t.state === 'done', reportedOn: t.doneOn ?? waiting.get(t.id) ?? null }, unit.today), to: '/dispatch' }));
}

/** Links on the clock: their day moves with the days they stood for others, and how late they are is what the chain itself counts. */
async function linkThings(unit: Unit, whose: Whose): Promise<DueThing[]> {
  if (own(whose)) return [];
  return (await clocked(unit, (await chains(unit)).filter((c) => c.stoppedOn === null))).flatMap(({ chain, lines }) =>
    lines.flatMap(({ link, clock }): DueThing[] => {
      if (clock.dueOn === null || !whose.reach(link.organizationId)) return [];
      const state = clock.stage === 'done' ? 'done' : clock.stage === 'reported' ? 'waiting' : clock.overdue ? 'late' : 'open';
      return [{ key: `link.${link.id}`, kind: 'link', dueOn: clock.dueOn, title: link.title, about: chain.title, personId: null, organizationId: link.organizationId, state, lateBy: Math.max(0, clock.taken - link.promisedDays), to: `/chains/${chain.id}` }];
    }),
  );
}

async function stepThings(unit: Unit, whose: Whose): Promise<DueThing[]> {
  const list = (await matters(unit, own(whose) ? { personId: whose.personId } : {})).filter((m) => inReach(whose, m.organizationId) && m.outcome !== 'stopped');
  return (await worked(unit, list)).flatMap((w) =>
    w.standing.flatMap((s): DueThing[] => {
      if (s.dueOn === null || (own(whose) && doerOf(w, s.position) !== whose.personId)) return [];
      return [{ key: `step.${w.matter.id}.${s.position}`, kind: 'manual_step', dueOn: s.dueOn, title: w.version.content.steps[s.position - 1]!.title, about: w.matter.title, personId: doerOf(w, s.position), organizationId: w.matter.organizationId, state: s.stage === 'done' ? 'done' : s.overdue ? 'late' : 'open', lateBy: s.late, to: `/manual-matters/${w.matter.id}` }];
    }),
  );
}

/** Fixed days of races: what is confirmed by their end counts for the month. */
async function raceThings(unit: Unit): Promise<DueThing[]> {
  if (!mayTry(unit.actor, readRaces)) return [];
  return (await races(unit)).filter((r) => r.terms !== null && (r.state === 'running' || r.state === 'closed')).flatMap((r) =>
    monthsOf(r.quarter).map((m): DueThing => {
      const on = snapshotDay(m, r.terms!.snapshotDays);
      return { key: `race.${r.id}.${m}`, kind: 'race', dueOn: on, title: r.title, about: m.slice(0, 7), personId: null, organizationId: null, state: on < unit.today ? 'done' : 'open', lateBy: 0, to: `/races/${r.id}` };
    }),
  );
}

/** What is due in a month, and what was due before and is still not done. Things of a unit, or one's own. */
export const workCalendar = (house: House, actor: Actor, query: { readonly month?: Day | undefined; readonly unit?: string | undefined; readonly whose?: 'units' | 'own' | undefined }): Promise<z.output<typeof readWorkCalendar.output>> =>
  house.unit(actor, async (unit) => {
    const paths = reachablePaths(actor, readCalendar);
    const [mayUnits, mayOwn] = [paths === 'all' || paths.length > 0, actor.personId !== null && actor.kind !== 'system' && actor.grants.some((g) => readCalendar.reach[g.role] === 'self')];
    const whose = query.whose === 'own' || !mayUnits ? 'own' : 'units';
    const month = query.month ?? `${unit.today.slice(0, 7)}-01`;
    const next = addMonths(month, 1);
    const reach = await reachOf(unit, readCalendar);
    let within = reach;
    if (whose === 'units' && query.unit !== undefined) {
      const subject = await organizationSubject(unit, query.unit);
      must(actor, readCalendar, subject);
      const below = new Set<string>((await organizationsNow(unit, {}, subject.organizationPaths!)).map((o) => o.id));
      within = (id) => below.has(id);
    }
    // Somebody without a person on file has nothing of his own.
    const of: Whose | null = whose === 'units' ? { reach: within } : mayOwn ? { personId: actor.personId! } : null;
    const all = of === null ? [] : [...(await monthThings(unit, of)), ...(await teamThings(unit, of)), ...(await dispatchThings(unit, of)), ...(await linkThings(unit, of)), ...(await stepThings(unit, of)), ...(await raceThings(unit))];
    const things = all.filter((t) => t.dueOn >= month && t.dueOn < next);
    const carried = all.filter((t) => t.dueOn < month && (t.state === 'late' || t.state === 'waiting'));
    const named = [...things, ...carried];
    const people = await personSummaries(unit, [...new Set(named.flatMap((t) => (t.personId === null ? [] : [t.personId])))]);
    const units = await organizationNames(unit, [...new Set(named.flatMap((t) => (t.organizationId === null ? [] : [t.organizationId])))]);
    const view = ({ personId, organizationId, ...t }: DueThing) => ({ ...t, who: personId !== null ? (people.get(personId)?.name ?? '—') : organizationId === null ? null : (units.get(organizationId) ?? '—') });
    const byDay = (a: DueThing, b: DueThing): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.title.localeCompare(b.title, 'zh') || (a.key < b.key ? -1 : 1));
    const daysOff: Day[] = [];
    for (let day = month; day < next; day = addDays(day, 1)) if (!isWorkingDay(day)) daysOff.push(day);
    return { month, today: unit.today, whose, both: mayUnits && mayOwn, things: things.toSorted(byDay).map(view), carried: carried.toSorted(byDay).map(view), daysOff, units: whose === 'units' ? await unitChoices(unit, reach) : [] };
  });
