import { newId } from '../../../../kernel/ids.ts';
import type { Day } from '../../../../kernel/period.ts';
import type { Score } from '../../../../kernel/score.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Lane, Race, RaceGroup, RaceProject, Snapshot, Standing } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;

const raceQuery = (unit: Unit) => unit.tx.selectFrom('work.race').selectAll().where('region_id', '=', region(unit));
const toRace = (r: Awaited<ReturnType<ReturnType<typeof raceQuery>['execute']>>[number]): Race => ({ id: r.id, title: r.title, quarter: r.quarter, runs: r.runs as Race['runs'], state: r.state as Race['state'], terms: r.terms, lockedOn: r.locked_on, lockedBy: r.locked_by, lockReason: r.lock_reason, endedBecause: r.ended_because });
export const races = async (unit: Unit, state?: Race['state']): Promise<Race[]> => {
  const q = raceQuery(unit).orderBy('quarter', 'desc').orderBy('id', 'desc');
  return (await (state ? q.where('state', '=', state) : q).execute()).map(toRace);
};
/** With `hold` it is locked first and read then; whatever changes a race holds it. */
export async function findRace(unit: Unit, id: string, hold = false): Promise<Race | null> {
  const q = raceQuery(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toRace(row) : null;
}
export async function insertRace(unit: Unit, r: Pick<Race, 'title' | 'quarter' | 'runs'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.race').values({ region_id: region(unit), id, title: r.title, quarter: r.quarter, runs: r.runs, state: 'draft', terms: null, locked_on: null, locked_by: null, lock_reason: null, ended_because: null, recorded_at: unit.at, recorded_by: unit.actor.name }).execute();
  return id;
}
export const changeRace = async (unit: Unit, id: string, change: Partial<{ state: Race['state']; terms: Race['terms']; locked_on: Day; locked_by: string; lock_reason: string; ended_because: string }>): Promise<void> =>
  void (await unit.tx.updateTable('work.race').set({ ...change, ...(change.terms ? { terms: json(change.terms) } : {}) }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export const projectsOfRace = async (unit: Unit, raceId: string): Promise<RaceProject[]> => (await unit.tx.selectFrom('work.race_project').selectAll().where('region_id', '=', region(unit)).where('race_id', '=', raceId).orderBy('project_id').execute()).map((r) => ({ projectId: r.project_id, weight: r.weight, reason: r.reason }));
export const groupsOfRace = async (unit: Unit, raceId: string): Promise<RaceGroup[]> => (await unit.tx.selectFrom('work.race_group').selectAll().where('region_id', '=', region(unit)).where('race_id', '=', raceId).orderBy('name').orderBy('organization_id').execute()).map((r) => ({ organizationId: r.organization_id, name: r.name }));
/** Projects with difficulty and the groups of units, all anew; only of a draft. */
export async function setTerms(unit: Unit, raceId: string, projects: readonly RaceProject[], groups: readonly RaceGroup[]): Promise<void> {
  for (const table of ['work.race_project', 'work.race_group'] as const) await unit.tx.deleteFrom(table).where('region_id', '=', region(unit)).where('race_id', '=', raceId).execute();
  await unit.tx.insertInto('work.race_project').values(projects.map((p) => ({ region_id: region(unit), race_id: raceId, project_id: p.projectId, weight: p.weight, reason: p.reason }))).execute();
  if (groups.length > 0) await unit.tx.insertInto('work.race_group').values(groups.map((g) => ({ region_id: region(unit), race_id: raceId, organization_id: g.organizationId, name: g.name }))).execute();
}

export async function lanes(unit: Unit, raceIds: readonly string[]): Promise<Lane[]> {
  if (raceIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('work.race_lane').selectAll().where('region_id', '=', region(unit)).where('race_id', 'in', [...raceIds]).orderBy('group_name').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, raceId: r.race_id, kind: r.kind as Lane['kind'], personId: r.person_id, organizationId: r.organization_id, groupName: r.group_name, claimIds: r.claim_ids }));
}
export const insertLanes = async (unit: Unit, all: readonly Omit<Lane, 'id'>[]): Promise<void> =>
  void (await unit.tx.insertInto('work.race_lane').values(all.map((l) => ({ region_id: region(unit), id: newId(unit.at.getTime()), race_id: l.raceId, kind: l.kind, person_id: l.personId, organization_id: l.organizationId, group_name: l.groupName, claim_ids: [...l.claimIds] }))).execute());

export const snapshots = async (unit: Unit, raceId: string): Promise<Snapshot[]> => (await unit.tx.selectFrom('work.race_snapshot').selectAll().where('region_id', '=', region(unit)).where('race_id', '=', raceId).orderBy('month').execute()).map((r) => ({ month: r.month, countedUntil: r.counted_until, takenAt: r.taken_at }));
export async function insertSnapshot(unit: Unit, raceId: string, s: Pick<Snapshot, 'month' | 'countedUntil'>, standings: readonly Omit<Standing, 'month'>[]): Promise<void> {
  await unit.tx.insertInto('work.race_snapshot').values({ region_id: region(unit), race_id: raceId, month: s.month, counted_until: s.countedUntil, taken_at: unit.at }).execute();
  await unit.tx.insertInto('work.race_standing').values(standings.map((l) => ({ region_id: region(unit), race_id: raceId, month: s.month, lane_id: l.laneId, points: l.points, rank: l.rank, unranked: l.unranked, tasks: json(l.tasks) }))).execute();
}
export async function standings(unit: Unit, raceId: string): Promise<Standing[]> {
  const rows = await unit.tx.selectFrom('work.race_standing').selectAll().where('region_id', '=', region(unit)).where('race_id', '=', raceId).orderBy('month').orderBy('lane_id').execute();
  return rows.map((r) => ({ laneId: r.lane_id, month: r.month, points: r.points as Score | null, rank: r.rank, unranked: r.unranked as Standing['unranked'], tasks: r.tasks }));
}
