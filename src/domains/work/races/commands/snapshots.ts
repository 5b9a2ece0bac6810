import { systemActor } from '../../../../kernel/actor.ts';
import type { RegionId } from '../../../../kernel/ids.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import type { Worker } from '../../../../platform/http/index.ts';
import { groupBy } from '../../queries/group-by.ts';
import { claims as allClaims, monthTasks, projects as allProjects, reportsOf } from '../../store/index.ts';
import type { Lane, Race, RaceTask, RaceTerms, Standing } from '../model.ts';
import { basisOf, proposeAwards } from '../rules/award-proposals.ts';
import { dueMonths, monthsOf, snapshotDay } from '../rules/calendar.ts';
import { rankLanes } from '../rules/rank-lanes.ts';
import { taskAtCutoff } from '../rules/task-at-cutoff.ts';
import { changeRace, findRace, insertAward, insertSnapshot, lanes, projectsOfRace, races, snapshots } from '../store/index.ts';
import { standing } from '../standing.ts';

/**
 * Counts the months of a race whose fixed day is over, each from what was confirmed by the end of that day, whenever the program gets to it.
 * After the last month the race is closed and awards are proposed. Out: months counted.
 */
export const countRace = (house: House, regionId: RegionId, raceId: string): Promise<number> =>
  house.unit(systemActor(regionId, '赛马'), async (unit) => {
    const race = await findRace(unit, raceId, true);
    if (race?.state !== 'running') return 0;
    const terms = race.terms!;
    const due = dueMonths(race.quarter, terms.snapshotDays, (await snapshots(unit, raceId)).map((s) => s.month), unit.today);
    const all = due.length === 0 ? [] : await lanes(unit, [raceId]);
    for (const month of due) {
      const standings = await standingsAfter(unit, race, terms, all, month);
      await insertSnapshot(unit, raceId, { month, countedUntil: snapshotDay(month, terms.snapshotDays) }, standings);
      unit.audit({ action: 'work.race_counted', subjectKind: 'race', subjectId: raceId, detail: { month, lanes: standings.length } });
      if (month !== monthsOf(race.quarter).at(-1)) continue;
      await propose(unit, race, terms, all, standings);
      await changeRace(unit, raceId, { state: 'closed' });
      unit.publish({ type: 'work.race_closed', payload: { raceId, quarter: race.quarter } });
    }
    return due.length;
  });

async function standingsAfter(unit: Unit, race: Race, terms: RaceTerms, all: readonly Lane[], month: string): Promise<Omit<Standing, 'month'>[]> {
  const countedUntil = snapshotDay(month, terms.snapshotDays);
  const weights = new Map((await projectsOfRace(unit, race.id)).map((p) => [p.projectId, p.weight]));
  // Who stepped back by the fixed day does not run on; later ones do, so that the count never depends on when it is made.
  const claims = new Map((await allClaims(unit, { ids: [...new Set(all.flatMap((l) => l.claimIds))] })).filter((c) => c.state !== 'withdrawn' || c.withdrawnOn! > countedUntil).map((c) => [c.id, c]));
  const titles = new Map((await allProjects(unit, [...weights.keys()])).map((p) => [p.id, p.title]));
  const tasks = (await monthTasks(unit, { claimIds: [...claims.keys()] })).filter((t) => t.month >= race.quarter && t.month <= month);
  const reports = groupBy(await reportsOf(unit, tasks.map((t) => t.id)), (r) => r.taskId);
  const shielded = await standing().shielded(unit, [...new Set([...claims.values()].map((c) => c.personId))]);
  const byClaim = groupBy(
    tasks.flatMap((task): (RaceTask & { claimId: string })[] => {
      const claim = claims.get(task.claimId)!;
      const at = taskAtCutoff(task, reports.get(task.id) ?? [], { countedUntil, ownDay: snapshotDay(task.month, terms.snapshotDays), projectTitle: titles.get(claim.projectId)!, weight: weights.get(claim.projectId)!, shielded: shielded.get(claim.personId) ?? new Set() });
      return at === null ? [] : [{ ...at, claimId: claim.id }];
    }),
    (t) => t.claimId,
  );
  const monthsSoFar = monthsOf(race.quarter).indexOf(month) + 1;
  return rankLanes(all.map((lane) => ({ lane, tasks: lane.claimIds.flatMap((id) => (byClaim.get(id) ?? []).map(({ claimId: _, ...t }) => t)) })), monthsSoFar, terms);
}

async function propose(unit: Unit, race: Race, terms: RaceTerms, all: readonly Lane[], standings: readonly Omit<Standing, 'month'>[]): Promise<void> {
  const laneOf = new Map(all.map((l) => [l.id, l]));
  const holds = await standing().againstAward(unit, all.flatMap((l) => (l.personId === null ? [] : [l.personId])));
  for (const group of groupBy(standings, (s) => `${laneOf.get(s.laneId)!.kind} ${laneOf.get(s.laneId)!.groupName}`).values()) {
    const ranked = group.filter((s) => s.rank !== null).length;
    for (const { laneId, kind } of proposeAwards(group, terms)) {
      const lane = laneOf.get(laneId)!;
      const basis = basisOf(kind, group.find((s) => s.laneId === laneId)!, { name: lane.groupName, ranked }, kind === 'running' && lane.personId !== null ? (holds.get(lane.personId) ?? []) : []);
      await insertAward(unit, { raceId: race.id, laneId, kind, origin: 'program', basis });
    }
  }
}

/** Counts what is due in one region, race by race, each in a unit of its own. */
export const raceWorker: Worker = {
  name: 'work.races',
  everySeconds: 300,
  run: async (house, regionId) => {
    const running = await house.unit(systemActor(regionId as RegionId, '赛马'), (unit) => races(unit, 'running'));
    for (const race of running) await countRace(house, regionId as RegionId, race.id);
    return false;
  },
};
