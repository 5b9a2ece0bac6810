import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Item, ItemState, Member, Team, TeamMatter } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.team': { region_id: string; id: string; organization_id: string; name: string; theme: string; leader_id: string; leader_posts: string; founded_on: string; ended_on: string | null; ended_because: string | null; recorded_by: string };
    'work.team_member': { region_id: string; id: string; team_id: string; person_id: string; section: string; joined_on: string; left_on: string | null };
    'work.team_matter': { region_id: string; matter_id: string; team_id: string; due_on: string; given_on: string; given_by: string; closed_on: string | null; closed_by: string | null; result: string | null };
    'work.team_matter_move': { region_id: string; id: string; matter_id: string; from_team_id: string; to_team_id: string; reason: string; moved_on: string; moved_by: string };
    'work.team_item': { region_id: string; id: string; team_id: string; matter_id: string | null; title: string; person_id: string; due_on: string; state: string; listed_on: string; listed_by: string; done_on: string | null; done_note: string | null; done_by: string | null; done_account_id: string | null; opinion: string | null; closed_on: string | null; closed_by: string | null; evidence_id: string | null };
  }
}

const region = (unit: Unit) => unit.actor.regionId;

const teamQuery = (unit: Unit) => unit.tx.selectFrom('work.team').selectAll().where('region_id', '=', region(unit));
const toTeam = (r: Awaited<ReturnType<ReturnType<typeof teamQuery>['execute']>>[number]): Team => ({ id: r.id, organizationId: r.organization_id, name: r.name, theme: r.theme, leaderId: r.leader_id, leaderPosts: r.leader_posts, foundedOn: r.founded_on, endedOn: r.ended_on, endedBecause: r.ended_because });
export const teams = async (unit: Unit): Promise<Team[]> => (await teamQuery(unit).orderBy('founded_on').orderBy('id').execute()).map(toTeam);
/** With `hold` it is locked first and read then; whatever changes a team, its matters or items holds it. */
export async function findTeam(unit: Unit, id: string, hold = false): Promise<Team | null> {
  let q = teamQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toTeam(row) : null;
}
export async function insertTeam(unit: Unit, t: Pick<Team, 'organizationId' | 'name' | 'theme' | 'leaderId' | 'leaderPosts'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.team').values({ region_id: region(unit), id, organization_id: t.organizationId, name: t.name, theme: t.theme, leader_id: t.leaderId, leader_posts: t.leaderPosts, founded_on: unit.today, ended_on: null, ended_because: null, recorded_by: unit.actor.name }).execute();
  return id;
}
export const changeTeam = async (unit: Unit, id: string, change: Partial<{ leader_id: string; leader_posts: string; ended_on: Day; ended_because: string }>): Promise<void> => void (await unit.tx.updateTable('work.team').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export async function members(unit: Unit, teamIds: readonly string[]): Promise<Member[]> {
  if (teamIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('work.team_member').selectAll().where('region_id', '=', region(unit)).where('team_id', 'in', [...teamIds]).where('left_on', 'is', null).orderBy('joined_on').orderBy('id').execute();
  return rows.map((r) => ({ teamId: r.team_id, personId: r.person_id, section: r.section }));
}
export async function insertMembers(unit: Unit, lines: readonly Member[]): Promise<void> {
  if (lines.length === 0) return;
  await unit.tx.insertInto('work.team_member').values(lines.map((m) => ({ region_id: region(unit), id: newId(unit.at.getTime()), team_id: m.teamId, person_id: m.personId, section: m.section, joined_on: unit.today, left_on: null }))).execute();
}
export const endMembership = async (unit: Unit, teamId: string, personId: string): Promise<void> => void (await unit.tx.updateTable('work.team_member').set({ left_on: unit.today }).where('region_id', '=', region(unit)).where('team_id', '=', teamId).where('person_id', '=', personId).where('left_on', 'is', null).execute());

const toMatter = (r: { matter_id: string; team_id: string; due_on: string; given_on: string; closed_on: string | null; closed_by: string | null; result: string | null }): TeamMatter => ({ matterId: r.matter_id, teamId: r.team_id, dueOn: r.due_on, givenOn: r.given_on, closedOn: r.closed_on, closedBy: r.closed_by, result: r.result });
export const teamMatters = async (unit: Unit): Promise<TeamMatter[]> => (await unit.tx.selectFrom('work.team_matter').selectAll().where('region_id', '=', region(unit)).orderBy('due_on').orderBy('matter_id').execute()).map(toMatter);
export async function findMatter(unit: Unit, matterId: string): Promise<TeamMatter | null> {
  const row = await unit.tx.selectFrom('work.team_matter').selectAll().where('region_id', '=', region(unit)).where('matter_id', '=', matterId).executeTakeFirst();
  return row ? toMatter(row) : null;
}
/** False when the matter has a team already: the key lets one through. */
export async function insertMatter(unit: Unit, m: Pick<TeamMatter, 'matterId' | 'teamId' | 'dueOn'>): Promise<boolean> {
  const written = await unit.tx.insertInto('work.team_matter').values({ region_id: region(unit), matter_id: m.matterId, team_id: m.teamId, due_on: m.dueOn, given_on: unit.today, given_by: unit.actor.name, closed_on: null, closed_by: null, result: null }).onConflict((o) => o.doNothing()).returning('matter_id').executeTakeFirst();
  return written !== undefined;
}
export const changeMatter = async (unit: Unit, matterId: string, change: Partial<{ team_id: string; closed_on: Day; closed_by: string; result: string }>): Promise<void> => void (await unit.tx.updateTable('work.team_matter').set(change).where('region_id', '=', region(unit)).where('matter_id', '=', matterId).execute());
export const insertMove = async (unit: Unit, m: { readonly matterId: string; readonly from: string; readonly to: string; readonly reason: string }): Promise<void> => void (await unit.tx.insertInto('work.team_matter_move').values({ region_id: region(unit), id: newId(unit.at.getTime()), matter_id: m.matterId, from_team_id: m.from, to_team_id: m.to, reason: m.reason, moved_on: unit.today, moved_by: unit.actor.name }).execute());

const itemQuery = (unit: Unit) => unit.tx.selectFrom('work.team_item').selectAll().where('region_id', '=', region(unit));
const toItem = (r: Awaited<ReturnType<ReturnType<typeof itemQuery>['execute']>>[number]): Item => ({ id: r.id, teamId: r.team_id, matterId: r.matter_id, title: r.title, personId: r.person_id, dueOn: r.due_on, state: r.state as ItemState, doneOn: r.done_on, doneNote: r.done_note, doneBy: r.done_by, doneAccountId: r.done_account_id, opinion: r.opinion, closedOn: r.closed_on, closedBy: r.closed_by, evidenceId: r.evidence_id });
export async function items(unit: Unit, by: { readonly personId?: string } = {}): Promise<Item[]> {
  let q = itemQuery(unit);
  if (by.personId !== undefined) q = q.where('person_id', '=', by.personId);
  return (await q.orderBy('due_on').orderBy('id').execute()).map(toItem);
}
/** With `hold` it is locked first and read then. */
export async function findItem(unit: Unit, id: string, hold = false): Promise<Item | null> {
  let q = itemQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toItem(row) : null;
}
export async function insertItem(unit: Unit, i: Pick<Item, 'teamId' | 'matterId' | 'title' | 'personId' | 'dueOn'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.team_item').values({ region_id: region(unit), id, team_id: i.teamId, matter_id: i.matterId, title: i.title, person_id: i.personId, due_on: i.dueOn, state: 'open', listed_on: unit.today, listed_by: unit.actor.name, done_on: null, done_note: null, done_by: null, done_account_id: null, opinion: null, closed_on: null, closed_by: null, evidence_id: null }).execute();
  return id;
}
export const changeItem = async (unit: Unit, id: string, change: Partial<{ team_id: string; state: ItemState; done_on: Day | null; done_note: string | null; done_by: string | null; done_account_id: string | null; opinion: string; closed_on: Day; closed_by: string; evidence_id: string }>): Promise<void> => void (await unit.tx.updateTable('work.team_item').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());
export const moveItems = async (unit: Unit, matterId: string, teamId: string): Promise<void> => void (await unit.tx.updateTable('work.team_item').set({ team_id: teamId }).where('region_id', '=', region(unit)).where('matter_id', '=', matterId).execute());
