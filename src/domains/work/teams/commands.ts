import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { appendEvidence, matterTitles, saveMatters } from '../../evidence/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { formHeads, organizationNames, organizationSubject, personSubject } from '../../registry/index.ts';
import { doTeamItems, runTeams } from './access.ts';
import type { Item, Team } from './model.ts';
import { partyGroupPosts } from './rules/party-group.ts';
import { changeItem, changeMatter, changeTeam, endMembership, findItem, findMatter, findTeam, insertItem, insertMatter, insertMembers, insertMove, insertTeam, items, members, moveItems, teamMatters } from './store.ts';

type Nothing = Record<never, never>;

/** Refuses whoever is not in office in the unit or below it. */
async function inUnit(unit: Unit, personId: string, organizationId: string): Promise<void> {
  const [root] = (await organizationSubject(unit, organizationId)).organizationPaths!;
  const paths = (await personSubject(unit, personId)).organizationPaths!;
  if (!paths.some((p) => p === root || p.startsWith(`${root}.`))) throw new Refusal('rule', 'teams.not_in_unit', {}, [{ code: 'teams.not_in_unit', at: 'leaderId' }]);
}
/** The posts of the party group the leader holds, by the registry on the day. Refuses `teams.not_party_group` (M024). */
async function leaderPosts(unit: Unit, personId: string, organizationId: string): Promise<string> {
  await inUnit(unit, personId, organizationId);
  const { titles } = (await formHeads(unit, [personId], unit.today)).get(personId)!;
  const words = String((await policyInForce(unit, unit.today)).parameter('party-group-posts').value).split('、');
  const found = partyGroupPosts(titles, words);
  if (found.length === 0) throw new Refusal('rule', 'teams.not_party_group', { titles: titles || '—' }, [{ code: 'teams.not_party_group', params: { titles: titles || '—' }, at: 'leaderId' }]);
  return found.join('、');
}

/** A team across sections (M024). Refuses a leader who is not of the party group of the unit. */
export const foundTeam = (house: House, actor: Actor, input: { readonly organizationId: string; readonly name: string; readonly theme: string; readonly leaderId: string; readonly members: readonly { readonly personId: string; readonly section: string }[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runTeams, await organizationSubject(unit, input.organizationId));
    const posts = await leaderPosts(unit, input.leaderId, input.organizationId);
    if (new Set(input.members.map((m) => m.personId)).size < input.members.length) throw new Refusal('invalid', 'teams.member_twice');
    for (const m of input.members) await inUnit(unit, m.personId, input.organizationId);
    const id = await insertTeam(unit, { ...input, leaderPosts: posts });
    await insertMembers(unit, input.members.map((m) => ({ ...m, teamId: id })));
    unit.audit({ action: 'work.team_founded', subjectKind: 'team', subjectId: id, detail: { name: input.name, leaderId: input.leaderId } });
    return { id };
  });

/** The team for those who run it, locked; nothing is added to an ended one. */
async function runs(unit: Unit, id: string): Promise<Team> {
  const found = await findTeam(unit, id);
  if (!found) throw new Refusal('not_found', 'teams.no_such_team');
  must(unit.actor, runTeams, await organizationSubject(unit, found.organizationId));
  const team = (await findTeam(unit, id, true))!;
  if (team.endedOn !== null) throw new Refusal('conflict', 'teams.team_ended', { endedOn: team.endedOn });
  return team;
}

export const changeLeader = (house: House, actor: Actor, id: string, input: { readonly leaderId: string; readonly reason: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const team = await runs(unit, id);
    await changeTeam(unit, id, { leader_id: input.leaderId, leader_posts: await leaderPosts(unit, input.leaderId, team.organizationId) });
    unit.audit({ action: 'work.team_leader_changed', subjectKind: 'team', subjectId: id, detail: { from: team.leaderId, to: input.leaderId, reason: input.reason } });
    return {};
  });

export const addMember = (house: House, actor: Actor, id: string, input: { readonly personId: string; readonly section: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const team = await runs(unit, id);
    await inUnit(unit, input.personId, team.organizationId);
    if ((await members(unit, [id])).some((m) => m.personId === input.personId)) throw new Refusal('conflict', 'teams.member_twice');
    await insertMembers(unit, [{ ...input, teamId: id }]);
    unit.audit({ action: 'work.team_member_joined', subjectKind: 'team', subjectId: id, detail: { personId: input.personId } });
    return {};
  });

export const removeMember = (house: House, actor: Actor, id: string, personId: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await runs(unit, id);
    if (!(await members(unit, [id])).some((m) => m.personId === personId)) throw new Refusal('not_found', 'teams.no_such_member');
    const open = (await items(unit, { personId })).filter((i) => i.teamId === id && i.state !== 'closed').length;
    if (open > 0) throw new Refusal('rule', 'teams.member_has_items', { count: open });
    await endMembership(unit, id, personId);
    unit.audit({ action: 'work.team_member_left', subjectKind: 'team', subjectId: id, detail: { personId } });
    return {};
  });

const notPast = (unit: Unit, dueOn: Day): void => {
  if (dueOn < unit.today) throw new Refusal('invalid', 'teams.due_before_today', {}, [{ code: 'teams.due_before_today', at: 'dueOn' }]);
};

/** 一件事一个团队: the key of the table lets one team have a matter; the second is told whose it is. */
export const giveMatter = (house: House, actor: Actor, id: string, input: { readonly matterId?: string | undefined; readonly title?: string | undefined; readonly dueOn: Day }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const team = await runs(unit, id);
    notPast(unit, input.dueOn);
    if (input.matterId !== undefined && !(await matterTitles(unit, [input.matterId])).has(input.matterId)) throw new Refusal('not_found', 'teams.no_such_matter');
    const matterId = input.matterId ?? (await saveMatters(unit, [{ title: input.title!, arena: 'office', organizationId: team.organizationId, startedOn: unit.today, plannedOn: input.dueOn, description: team.theme.slice(0, 4000) }]))[0]!;
    if (!(await insertMatter(unit, { matterId, teamId: id, dueOn: input.dueOn }))) {
      const holder = await findTeam(unit, (await findMatter(unit, matterId))!.teamId);
      throw new Refusal('conflict', 'teams.matter_has_team', { team: holder!.name });
    }
    unit.audit({ action: 'work.matter_given', subjectKind: 'matter', subjectId: matterId, detail: { teamId: id } });
    return { id: matterId };
  });

/** The open matter of this team; the team is locked before. */
async function openMatter(unit: Unit, teamId: string, matterId: string): Promise<void> {
  const matter = await findMatter(unit, matterId);
  if (matter?.teamId !== teamId) throw new Refusal('not_found', 'teams.no_such_matter');
  if (matter.closedOn !== null) throw new Refusal('conflict', 'teams.matter_closed');
}

export const moveMatter = (house: House, actor: Actor, id: string, matterId: string, input: { readonly teamId: string; readonly reason: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    // Of two that hand matters to each other both lock in one order.
    for (const team of [id, input.teamId].sort()) await runs(unit, team);
    await openMatter(unit, id, matterId);
    await changeMatter(unit, matterId, { team_id: input.teamId });
    await moveItems(unit, matterId, input.teamId);
    await insertMove(unit, { matterId, from: id, to: input.teamId, reason: input.reason });
    unit.audit({ action: 'work.matter_moved', subjectKind: 'matter', subjectId: matterId, detail: { from: id, to: input.teamId } });
    return {};
  });

export const closeMatter = (house: House, actor: Actor, id: string, matterId: string, result: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await runs(unit, id);
    await openMatter(unit, id, matterId);
    const open = (await items(unit)).filter((i) => i.matterId === matterId && i.state !== 'closed').length;
    if (open > 0) throw new Refusal('rule', 'teams.items_open', { count: open });
    await changeMatter(unit, matterId, { closed_on: unit.today, closed_by: actor.name, result });
    unit.audit({ action: 'work.matter_closed', subjectKind: 'matter', subjectId: matterId, detail: { teamId: id } });
    return {};
  });

/** An item with the one who answers for it: a member or the leader. */
export const listItem = (house: House, actor: Actor, id: string, input: { readonly title: string; readonly personId: string; readonly matterId: string | null; readonly dueOn: Day }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const team = await runs(unit, id);
    notPast(unit, input.dueOn);
    if (team.leaderId !== input.personId && !(await members(unit, [id])).some((m) => m.personId === input.personId)) throw new Refusal('not_found', 'teams.no_such_member');
    if (input.matterId !== null) await openMatter(unit, id, input.matterId);
    const item = await insertItem(unit, { ...input, teamId: id });
    unit.audit({ action: 'work.item_listed', subjectKind: 'team_item', subjectId: item, detail: { teamId: id } });
    return { id: item };
  });

export const endTeam = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await runs(unit, id);
    const open = (await teamMatters(unit)).filter((m) => m.teamId === id && m.closedOn === null).length + (await items(unit)).filter((i) => i.teamId === id && i.state !== 'closed').length;
    if (open > 0) throw new Refusal('rule', 'teams.still_open', { count: open });
    await changeTeam(unit, id, { ended_on: unit.today, ended_because: reason });
    unit.audit({ action: 'work.team_ended', subjectKind: 'team', subjectId: id });
    return {};
  });

/** The item locked, then read, in this state. */
async function heldItem(unit: Unit, id: string, state: Item['state']): Promise<Item> {
  const item = await findItem(unit, id, true);
  if (!item) throw new Refusal('not_found', 'teams.no_such_item');
  if (item.state !== state) throw new Refusal('conflict', 'teams.item_moved');
  return item;
}

export const reportItem = (house: House, actor: Actor, id: string, note: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const found = await findItem(unit, id);
    if (!found) throw new Refusal('not_found', 'teams.no_such_item');
    must(actor, doTeamItems, { regionId: actor.regionId, personIds: [found.personId as PersonId] });
    await heldItem(unit, id, 'open');
    await changeItem(unit, id, { state: 'reported', done_on: unit.today, done_note: note, done_by: actor.name, done_account_id: actor.accountId });
    unit.audit({ action: 'work.item_reported', subjectKind: 'team_item', subjectId: id });
    return {};
  });

/** 销号 by somebody else than who reported and who did it; a closed item is an entry of the doer's file. */
export const settleItem = (house: House, actor: Actor, id: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const found = await findItem(unit, id);
    if (!found) throw new Refusal('not_found', 'teams.no_such_item');
    must(actor, runTeams, await organizationSubject(unit, (await findTeam(unit, found.teamId))!.organizationId));
    const item = await heldItem(unit, id, 'reported');
    const team = (await findTeam(unit, item.teamId))!;
    if (actor.personId === item.personId || (item.doneAccountId !== null && item.doneAccountId === actor.accountId)) throw new Refusal('forbidden', 'teams.oneself');
    if (!input.accepted) await changeItem(unit, id, { state: 'open', opinion: input.opinion });
    else await changeItem(unit, id, { state: 'closed', opinion: input.opinion, closed_on: unit.today, closed_by: actor.name, evidence_id: await onRecord(unit, team, item) });
    unit.audit({ action: input.accepted ? 'work.item_closed' : 'work.item_returned', subjectKind: 'team_item', subjectId: id });
    return {};
  });

async function onRecord(unit: Unit, team: Team, item: Item): Promise<string> {
  const source = (await organizationNames(unit, [team.organizationId])).get(team.organizationId) ?? unit.actor.name;
  const [id] = await appendEvidence(unit, [
    { title: `${team.name} · ${item.title}`.slice(0, 200), occurredOn: item.doneOn!, arena: 'office', content: { kind: 'task', task: item.title, deadline: item.dueOn, completedOn: item.doneOn, result: item.doneNote! }, organizationId: team.organizationId, persons: [{ personId: item.personId, role: 'do' }], matterId: item.matterId, correctsId: null, source: { kind: 'unit', name: source }, figures: [], attachments: [], state: 'confirmed', reportedBy: { name: item.doneBy!, personId: item.personId } },
  ]);
  return id!;
}
