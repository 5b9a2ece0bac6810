import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { addMonths, type Day } from '../../../../kernel/period.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { organizationNames, organizationsNow } from '../../../registry/index.ts';
import type { Claim } from '../../model.ts';
import { claims as allClaims, monthTasks, projects as allProjects } from '../../store/index.ts';
import { groupBy } from '../../queries/group-by.ts';
import { runRaces } from '../access.ts';
import type { Lane, Race, RaceGroup, RaceProject, RaceRuns, RaceTerms } from '../model.ts';
import { isQuarter } from '../rules/calendar.ts';
import { changeRace, groupsOfRace, insertLanes, insertRace, projectsOfRace, setTerms } from '../store/index.ts';
import { heldRace, whole } from './at-hand.ts';

export interface RaceInput {
  readonly title: string;
  readonly quarter: Day;
  readonly runs: RaceRuns;
  readonly projects: readonly RaceProject[];
  readonly groups: readonly RaceGroup[];
}

/** A race as a draft: projects with difficulty and why, units in comparable groups. Refuses with every fault. */
export const draftRace = (house: House, actor: Actor, input: RaceInput): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runRaces, whole(actor));
    await checkTerms(unit, input);
    const id = await insertRace(unit, input);
    await setTerms(unit, id, input.projects, input.groups);
    unit.audit({ action: 'work.race_drafted', subjectKind: 'race', subjectId: id, detail: { quarter: input.quarter, projects: input.projects.length } });
    return { id };
  });

/** Difficulty and groups of a draft. After the start they are fixed: a changed weight needs a new race (`work.race_locked`). */
export const weighRace = (house: House, actor: Actor, id: string, input: Pick<RaceInput, 'projects' | 'groups'>): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, runRaces, whole(actor));
    const race = await heldRace(unit, id);
    if (race.state !== 'draft') throw new Refusal('conflict', 'work.race_locked', { day: race.lockedOn ?? '', name: race.lockedBy ?? '' });
    await checkTerms(unit, { ...race, ...input });
    await setTerms(unit, id, input.projects, input.groups);
    unit.audit({ action: 'work.race_weighed', subjectKind: 'race', subjectId: id, detail: { weights: Object.fromEntries(input.projects.map((p) => [p.projectId, p.weight])) } });
    return {};
  });

/**
 * Starts a race: a named person fixes the difficulty with a reason, not later than the first day of the quarter, so that nobody weighs what he
 * has seen. Who has signed for one of the projects by then, runs. The parameters of the day stay with the race.
 */
export const startRace = (house: House, actor: Actor, id: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, runRaces, whole(actor));
    const race = await heldRace(unit, id);
    if (race.state !== 'draft') throw new Refusal('conflict', 'work.race_locked', { day: race.lockedOn ?? '', name: race.lockedBy ?? '' });
    if (unit.today > race.quarter) throw new Refusal('rule', 'work.race_begun', { quarter: race.quarter });
    const [projects, groups] = [await projectsOfRace(unit, id), await groupsOfRace(unit, id)];
    await checkTerms(unit, { ...race, projects, groups });
    const runners = lanesOf(race, await winnersIn(unit, race.quarter, projects), groups);
    if (runners.length === 0) throw new Refusal('rule', 'work.race_empty');
    const policy = await policyInForce(unit, unit.today);
    const terms: RaceTerms = { snapshotDays: policy.number('race-snapshot-days'), groupMinimum: policy.number('race-group-minimum'), monthsMinimum: policy.number('race-months-minimum'), awardPlaces: policy.number('race-award-places'), boardPlaces: policy.number('race-board-places'), version: policy.version };
    await changeRace(unit, id, { state: 'running', terms, locked_on: unit.today, locked_by: actor.name, lock_reason: reason });
    await insertLanes(unit, runners);
    unit.audit({ action: 'work.race_started', subjectKind: 'race', subjectId: id, detail: { reason, lanes: runners.length } });
    return {};
  });

/** Withdraws a draft or a race that runs, with the reason; what was counted stays on file. */
export const withdrawRace = (house: House, actor: Actor, id: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, runRaces, whole(actor));
    const race = await heldRace(unit, id);
    if (race.state !== 'draft' && race.state !== 'running') throw new Refusal('conflict', 'work.race_moved', { state: race.state });
    await changeRace(unit, id, { state: 'withdrawn', ended_because: reason });
    unit.audit({ action: 'work.race_withdrawn', subjectKind: 'race', subjectId: id, detail: { reason } });
    return {};
  });

/** Winners who signed for one of the projects and have tasks in the quarter. */
export async function winnersIn(unit: Unit, quarter: Day, projects: readonly Pick<RaceProject, 'projectId'>[]): Promise<Claim[]> {
  const ids = new Set(projects.map((p) => p.projectId));
  const running = new Set((await allProjects(unit, [...ids])).filter((p) => p.state === 'announced').map((p) => p.id));
  const signed = (await allClaims(unit, { states: ['committed'] })).filter((c) => running.has(c.projectId));
  const end = addMonths(quarter, 3);
  const withTasks = new Set((await monthTasks(unit, { claimIds: signed.map((c) => c.id) })).filter((t) => t.month >= quarter && t.month < end).map((t) => t.claimId));
  return signed.filter((c) => withTasks.has(c.id));
}

function lanesOf(race: Race, winners: readonly Claim[], groups: readonly RaceGroup[]): Omit<Lane, 'id'>[] {
  const groupOf = new Map(groups.map((g) => [g.organizationId, g.name]));
  const lane = (kind: Lane['kind'], personId: string | null, of: readonly Claim[]): Omit<Lane, 'id'> => ({ raceId: race.id, kind, personId, organizationId: of.at(-1)!.organizationId, groupName: groupOf.get(of.at(-1)!.organizationId)!, claimIds: of.map((c) => c.id) });
  return [
    ...(race.runs === 'units' ? [] : [...groupBy(winners, (c) => c.personId)].map(([personId, of]) => lane('person', personId, of))),
    ...(race.runs === 'winners' ? [] : [...groupBy(winners, (c) => c.organizationId)].map(([, of]) => lane('unit', null, of))),
  ];
}

async function checkTerms(unit: Unit, input: Pick<RaceInput, 'quarter' | 'projects' | 'groups'>): Promise<void> {
  const found = new Map((await allProjects(unit, input.projects.map((p) => p.projectId))).map((p) => [p.id, p]));
  if (input.projects.some((p) => !found.has(p.projectId))) throw new Refusal('not_found', 'work.no_such_project');
  const winners = await winnersIn(unit, input.quarter, input.projects);
  const grouped = new Set(input.groups.map((g) => g.organizationId));
  const faults: Reason[] = [
    ...(isQuarter(input.quarter) ? [] : [{ code: 'work.not_a_quarter', at: 'quarter' }]),
    ...(new Set(input.projects.map((p) => p.projectId)).size < input.projects.length ? [{ code: 'work.project_twice', at: 'projects' }] : []),
    ...(await groupFaults(unit, input.groups, new Set(winners.map((c) => c.organizationId)))),
    ...input.projects.flatMap((p, i) => (found.get(p.projectId)?.state === 'announced' ? [] : [{ code: 'work.project_not_running', at: `projects.${i}.projectId` }])),
    ...(winners.some((c) => !grouped.has(c.organizationId)) ? [{ code: 'work.unit_without_group', at: 'groups' }] : []),
  ];
  if (faults.length === 1) throw new Refusal('invalid', faults[0]!.code, faults[0]!.params ?? {}, faults);
  if (faults.length > 1) throw new Refusal('invalid', 'work.race_faults', {}, faults);
}

/** Each group names a unit of the region that is there today, once. A unit that has ended is let in only for a winner who signed there. */
async function groupFaults(unit: Unit, groups: readonly RaceGroup[], running: ReadonlySet<string>): Promise<Reason[]> {
  const ids = groups.map((g) => g.organizationId);
  const [names, now] = [await organizationNames(unit, ids), new Set((await organizationsNow(unit)).map((o) => o.id as string))];
  return ids.flatMap((id, i): Reason[] => {
    const at = `groups.${i}.organizationId`;
    const name = names.get(id);
    if (name === undefined) return [{ code: 'registry.no_such_organization', at }];
    if (ids.indexOf(id) < i) return [{ code: 'work.unit_twice', params: { name }, at }];
    return now.has(id) || running.has(id) ? [] : [{ code: 'work.unit_ended', params: { name }, at }];
  });
}
