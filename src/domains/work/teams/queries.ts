import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry, must, reachablePaths, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { matterTitles } from '../../evidence/index.ts';
import { organizationNames, organizationsNow, organizationSubject, personSummaries } from '../../registry/index.ts';
import { projects } from '../store/index.ts';
import { doTeamItems, readTeams, runTeams } from './access.ts';
import type * as contract from './contract.ts';
import type { Item, Team } from './model.ts';
import { loadOf, standingOf, type TeamWork } from './rules/team-load.ts';
import { findTeam, items as allItems, members as allMembers, teamMatters, teams as allTeams } from './store.ts';

/** Which units a permission reaches; null is all of them. */
async function unitsOf(unit: Unit, permission: Permission): Promise<Set<string> | null> {
  const paths = reachablePaths(unit.actor, permission);
  return paths === 'all' ? null : new Set<string>(paths.length === 0 ? [] : (await organizationsNow(unit, {}, paths)).map((o) => o.id));
}

async function workOf(unit: Unit, teams: readonly Team[]): Promise<TeamWork[]> {
  const [members, matters, items] = [await allMembers(unit, teams.map((t) => t.id)), await teamMatters(unit), await allItems(unit)];
  return teams.map((team) => ({ team, members: members.filter((m) => m.teamId === team.id), matters: matters.filter((m) => m.teamId === team.id), items: items.filter((i) => i.teamId === team.id) }));
}
type Names = Awaited<ReturnType<typeof personSummaries>>;
const headOf = (w: TeamWork, people: Names, units: ReadonlyMap<string, string>, today: string) => ({
  id: w.team.id, name: w.team.name, theme: w.team.theme, organizationId: w.team.organizationId, organizationName: units.get(w.team.organizationId) ?? '—', leader: { personId: w.team.leaderId, name: people.get(w.team.leaderId)?.name ?? '—' }, leaderPosts: w.team.leaderPosts,
  foundedOn: w.team.foundedOn, endedOn: w.team.endedOn, endedBecause: w.team.endedBecause, members: w.members.length, matters: standingOf(w.matters, today), items: standingOf(w.items, today),
});
const itemOf = (i: Item, people: Names, today: string) => ({ id: i.id, matterId: i.matterId, title: i.title, person: { personId: i.personId, name: people.get(i.personId)?.name ?? '—' }, dueOn: i.dueOn, state: i.state, overdue: standingOf([i], today).overdue > 0, doneOn: i.doneOn, doneNote: i.doneNote, doneBy: i.doneBy, opinion: i.opinion, closedOn: i.closedOn, closedBy: i.closedBy, evidenceId: i.evidenceId });

/** Teams in reach and the load across them. */
export const teamBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.listTeams.output>> =>
  house.unit(actor, async (unit) => {
    const within = await unitsOf(unit, readTeams);
    const work = await workOf(unit, (await allTeams(unit)).filter((t) => within === null || within.has(t.organizationId)));
    const load = loadOf(work, unit.today);
    const people = await personSummaries(unit, [...work.map((w) => w.team.leaderId), ...load.map((l) => l.personId)]);
    const names = await organizationNames(unit, work.map((w) => w.team.organizationId));
    const run = mayTry(actor, runTeams);
    const paths = run ? reachablePaths(actor, runTeams) : [];
    const units = !run || paths.length === 0 ? [] : (await organizationsNow(unit, {}, paths === 'all' ? undefined : paths)).filter((o) => o.type !== 'department');
    return {
      teams: work.map((w) => headOf(w, people, names, unit.today)),
      load: load.map((l) => ({ ...l, name: people.get(l.personId)?.name ?? '—', organizationName: people.get(l.personId)?.organizationName ?? null })),
      units: units.map((o) => ({ id: o.id, name: o.name })),
      can: { run },
    };
  });

export const teamPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readTeam.output>> =>
  house.unit(actor, async (unit) => {
    const team = await findTeam(unit, id);
    if (!team) throw new Refusal('not_found', 'teams.no_such_team');
    const subject = await organizationSubject(unit, team.organizationId);
    must(actor, readTeams, subject);
    const [w] = await workOf(unit, [team]);
    const people = await personSummaries(unit, [team.leaderId, ...w!.members.map((m) => m.personId), ...w!.items.map((i) => i.personId)]);
    const run = may(actor, runTeams, subject) && team.endedOn === null;
    const taken = new Set((await teamMatters(unit)).map((m) => m.matterId));
    const within = run ? await unitsOf(unit, runTeams) : new Set<string>();
    const reachable = (organizationId: string): boolean => within === null || within.has(organizationId);
    const free = run ? (await projects(unit)).filter((p) => p.state === 'announced' && p.matterId !== null && !taken.has(p.matterId) && reachable(p.organizationId)) : [];
    const titles = await matterTitles(unit, w!.matters.map((m) => m.matterId));
    return {
      team: headOf(w!, people, await organizationNames(unit, [team.organizationId]), unit.today),
      members: w!.members.map((m) => ({ personId: m.personId, name: people.get(m.personId)?.name ?? '—', section: m.section, post: people.get(m.personId)?.title ?? null })),
      matters: w!.matters.map((m) => ({ matterId: m.matterId, title: titles.get(m.matterId) ?? '—', dueOn: m.dueOn, givenOn: m.givenOn, closedOn: m.closedOn, closedBy: m.closedBy, result: m.result, items: standingOf(w!.items.filter((i) => i.matterId === m.matterId), unit.today) })),
      items: w!.items.map((i) => itemOf(i, people, unit.today)),
      free: free.map((p) => ({ matterId: p.matterId!, title: p.title })),
      others: (await allTeams(unit)).filter((t) => t.id !== id && t.endedOn === null && reachable(t.organizationId)).map((t) => ({ id: t.id, name: t.name })),
      can: { run },
    };
  });

/** 本人: items of one's own, open ones first. */
export const itemsOfSelf = (house: House, actor: Actor): Promise<z.output<typeof contract.ownItems.output>> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'work.account_without_person');
    must(actor, doTeamItems, { regionId: actor.regionId, personIds: [actor.personId] });
    const own = await allItems(unit, { personId: actor.personId });
    const names = new Map((await allTeams(unit)).map((t) => [t.id, t.name]));
    const people = await personSummaries(unit, [actor.personId]);
    return { items: own.map((i) => ({ ...itemOf(i, people, unit.today), teamName: names.get(i.teamId) ?? '—' })).sort((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed')) };
  });
