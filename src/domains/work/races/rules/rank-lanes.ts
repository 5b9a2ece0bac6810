import type { Score } from '../../../../kernel/score.ts';
import { ranksOf } from '../../rules/progress.ts';
import type { Lane, RaceTask, RaceTerms, Standing, UnrankedReason } from '../model.ts';
import { countedMonths, racePoints } from './points.ts';

export interface LaneTasks {
  readonly lane: Pick<Lane, 'id' | 'kind' | 'groupName'>;
  readonly tasks: readonly RaceTask[];
}

/**
 * work.rank_lanes: the standing after a month. Compared are lanes of one kind in one group. Not ranked are those without a task that counts or
 * with fewer months than asked (of those run so far), and everybody where fewer than the minimum remain to be compared. Equal points, equal rank.
 */
export function rankLanes(all: readonly LaneTasks[], monthsSoFar: number, terms: Pick<RaceTerms, 'groupMinimum' | 'monthsMinimum'>): Omit<Standing, 'month'>[] {
  const needed = Math.min(terms.monthsMinimum, monthsSoFar);
  const groupOf = (l: LaneTasks): string => `${l.lane.kind} ${l.lane.groupName}`;
  const measured = all.map((l) => {
    const points = racePoints(l.tasks);
    const unranked: UnrankedReason | null = points === null ? 'no_task' : countedMonths(l.tasks).length < needed ? 'few_months' : null;
    return { ...l, group: groupOf(l), points, unranked };
  });
  const standings = new Map<string, Omit<Standing, 'month'>>();
  for (const group of new Set(measured.map((m) => m.group))) {
    const of = measured.filter((m) => m.group === group);
    const able = of.filter((m) => m.unranked === null);
    const small = able.length < terms.groupMinimum;
    const ranks = ranksOf(able.map((m) => m.points as Score));
    const rankOf = new Map(able.map((m, i) => [m.lane.id, ranks[i]!]));
    for (const m of of) {
      const unranked = m.unranked ?? (small ? ('small_group' as const) : null);
      standings.set(m.lane.id, { laneId: m.lane.id, points: m.points, tasks: m.tasks, unranked, rank: unranked === null ? rankOf.get(m.lane.id)! : null });
    }
  }
  return all.map((l) => standings.get(l.lane.id)!);
}
