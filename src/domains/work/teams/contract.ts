import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import { id, made, nothing, reason, text, title } from '../contract/views.ts';
import { doTeamItems, readTeams, runTeams } from './access.ts';
import { itemStates } from './model.ts';

const standing = z.object({ open: z.number(), closed: z.number(), overdue: z.number() });
const person = z.object({ personId: z.string(), name: z.string() });
const teamHead = z.object({ id: z.string(), name: z.string(), theme: z.string(), organizationId: z.string(), organizationName: z.string(), leader: person, leaderPosts: z.string(), foundedOn: z.string(), endedOn: z.string().nullable(), endedBecause: z.string().nullable(), members: z.number(), matters: standing, items: standing });
const itemView = z.object({ id: z.string(), matterId: z.string().nullable(), title: z.string(), person, dueOn: z.string(), state: z.enum(itemStates), overdue: z.boolean(), doneOn: z.string().nullable(), doneNote: z.string().nullable(), doneBy: z.string().nullable(), opinion: z.string().nullable(), closedOn: z.string().nullable(), closedBy: z.string().nullable(), evidenceId: z.string().nullable() });

export const listTeams = endpoint({
  name: 'work.teams',
  method: 'GET',
  path: '/task-teams',
  summary: 'Teams of the units in reach with where their matters and items stand (M024), and what each leader and member carries across teams, explained (M025).',
  output: z.object({ teams: z.array(teamHead), load: z.array(person.extend({ organizationName: z.string().nullable(), leads: z.number(), memberOf: z.number(), matters: z.number(), items: z.number(), overdue: z.number(), explanation })), units: z.array(z.object({ id: z.string(), name: z.string() })), can: z.object({ run: z.boolean() }) }),
  permission: readTeams,
  refusals: [],
});

const newMember = z.object({ personId: z.uuid(), section: z.string().trim().min(1).max(100) });
const namesPeople = ['registry.no_such_person', 'teams.not_in_unit', 'teams.member_twice'] as const;
export const foundTeam = endpoint({
  name: 'work.found_team',
  method: 'POST',
  path: '/task-teams',
  summary: 'A team across sections. Its leader holds a post of the party group in the unit today (M024), by the registry; refused otherwise.',
  body: z.object({ organizationId: z.uuid(), name: title, theme: text, leaderId: z.uuid(), members: z.array(newMember).max(60) }),
  output: made,
  permission: runTeams,
  refusals: [...namesPeople, 'teams.not_party_group', 'registry.no_such_organization'],
});

export const readTeam = endpoint({
  name: 'work.team',
  method: 'GET',
  path: '/task-teams/:id',
  summary: 'One team: members by section, its matters, its list, and matters of projects that no team has yet.',
  params: id,
  output: z.object({ team: teamHead, members: z.array(person.extend({ section: z.string(), post: z.string().nullable() })), matters: z.array(z.object({ matterId: z.string(), title: z.string(), dueOn: z.string(), givenOn: z.string(), closedOn: z.string().nullable(), closedBy: z.string().nullable(), result: z.string().nullable(), items: standing })), items: z.array(itemView), free: z.array(z.object({ matterId: z.string(), title: z.string() })), others: z.array(z.object({ id: z.string(), name: z.string() })), can: z.object({ run: z.boolean() }) }),
  permission: readTeams,
  refusals: ['teams.no_such_team'],
});

const over = ['teams.no_such_team', 'teams.team_ended'] as const;
export const changeLeader = endpoint({ name: 'work.change_team_leader', method: 'POST', path: '/task-teams/:id/leader', summary: 'Another leader, of the party group as the first, with the reason.', params: id, body: z.object({ leaderId: z.uuid(), reason }), output: nothing, permission: runTeams, refusals: [...over, 'registry.no_such_person', 'teams.not_in_unit', 'teams.not_party_group'] });
export const addMember = endpoint({ name: 'work.add_team_member', method: 'POST', path: '/task-teams/:id/members', summary: 'Somebody joins, with the section he comes from.', params: id, body: newMember, output: nothing, permission: runTeams, refusals: [...over, ...namesPeople] });
export const removeMember = endpoint({ name: 'work.remove_team_member', method: 'POST', path: '/task-teams/:id/members/leave', summary: 'Somebody leaves; refused while he answers for open items.', params: id, body: z.object({ personId: z.uuid() }), output: nothing, permission: runTeams, refusals: [...over, 'teams.no_such_member', 'teams.member_has_items'] });
export const giveMatter = endpoint({
  name: 'work.give_matter',
  method: 'POST',
  path: '/task-teams/:id/matters',
  summary: 'Gives the team a matter: one on file (of a project) or a new one. A matter belongs to exactly one team; a second is refused and says whose it is.',
  params: id,
  body: z.object({ matterId: z.uuid().optional(), title: title.optional(), dueOn: day }).refine((b) => (b.matterId === undefined) !== (b.title === undefined), { message: 'teams.matter_or_title' }),
  output: made,
  permission: runTeams,
  refusals: [...over, 'teams.matter_has_team', 'teams.no_such_matter', 'teams.due_before_today'],
});
export const moveMatter = endpoint({ name: 'work.move_matter', method: 'POST', path: '/task-teams/:id/matters/:matterId/move', summary: 'Hands a matter with its items to another team, with the reason.', params: id.extend({ matterId: z.uuid() }), body: z.object({ teamId: z.uuid(), reason }), output: nothing, permission: runTeams, refusals: [...over, 'teams.no_such_matter', 'teams.matter_closed'] });
export const closeMatter = endpoint({ name: 'work.close_matter', method: 'POST', path: '/task-teams/:id/matters/:matterId/close', summary: '办结 with its result, once every item of it is closed.', params: id.extend({ matterId: z.uuid() }), body: z.object({ result: reason }), output: nothing, permission: runTeams, refusals: [...over, 'teams.no_such_matter', 'teams.matter_closed', 'teams.items_open'] });
export const listItem = endpoint({ name: 'work.list_item', method: 'POST', path: '/task-teams/:id/items', summary: 'An item of the list with the member who answers for it and its day.', params: id, body: z.object({ title, personId: z.uuid(), matterId: z.uuid().nullable().default(null), dueOn: day }), output: made, permission: runTeams, refusals: [...over, 'teams.no_such_member', 'teams.no_such_matter', 'teams.matter_closed', 'teams.due_before_today'] });
export const endTeam = endpoint({ name: 'work.end_team', method: 'POST', path: '/task-teams/:id/end', summary: 'The team is dissolved with the reason, once nothing of it is open.', params: id, body: z.object({ reason }), output: nothing, permission: runTeams, refusals: [...over, 'teams.still_open'] });
export const settleItem = endpoint({ name: 'work.settle_item', method: 'POST', path: '/task-teams/items/:id/decision', summary: '销号: closes a reported item, which then stands in the dossier of who did it, or sends it back. Nobody his own.', params: id, body: z.object({ accepted: z.boolean(), opinion: reason }), output: nothing, permission: runTeams, refusals: ['teams.no_such_item', 'teams.oneself', 'teams.item_moved'] });

export const ownItems = endpoint({ name: 'work.own_team_items', method: 'GET', path: '/me/team-items', summary: 'The items of teams that the caller answers for.', output: z.object({ items: z.array(itemView.extend({ teamName: z.string() })) }), permission: doTeamItems, refusals: ['work.account_without_person'] });
export const reportItem = endpoint({ name: 'work.report_item', method: 'POST', path: '/me/team-items/:id/report', summary: 'Says that an item of one’s own is done, and how. Somebody else closes it.', params: id, body: z.object({ note: reason }), output: nothing, permission: doTeamItems, refusals: ['teams.no_such_item', 'teams.item_moved'] });
