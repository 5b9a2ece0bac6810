import type { Explanation } from '../../../../kernel/explanation.ts';
import { formatScore } from '../../../../kernel/score.ts';
import { amountOf } from '../../rules/month-plan.ts';
import type { RaceTask, RaceTerms, Snapshot, Standing } from '../model.ts';
import { weightOf } from './award-proposals.ts';
import { countedMonths, racePoints } from './points.ts';

const leaf = (t: RaceTask): Explanation => ({
  statement: t.setAside ? 'races.explain.asideTask' : t.later ? 'races.explain.laterTask' : 'races.explain.task',
  params: { project: t.projectTitle, title: t.title, achieved: amountOf(t.achieved), target: amountOf(t.target), unit: t.unit, weight: weightOf(t.weight) },
  value: t.setAside ? '—' : formatScore(racePoints([t])!),
  unit: '分',
  ...(t.evidenceIds.length > 0 ? { evidenceIds: [...t.evidenceIds] } : {}),
});

/** How the points of a lane came about: the mean of its tasks, month by month, each task with difficulty and the entry behind it. */
export function explainLane(name: string, standing: Standing, snapshot: Snapshot, terms: RaceTerms): Explanation {
  const months = [...new Set(standing.tasks.map((t) => t.month))].sort();
  return {
    statement: standing.unranked === null ? 'races.explain.lane' : `races.explain.${standing.unranked}`,
    params: { name, tasks: standing.tasks.filter((t) => !t.setAside).length, until: snapshot.countedUntil, rank: standing.rank ?? '—', months: countedMonths(standing.tasks).length, minimum: standing.unranked === 'small_group' ? terms.groupMinimum : terms.monthsMinimum },
    value: standing.points === null ? '—' : formatScore(standing.points),
    unit: '分',
    ruleId: 'work.race_points',
    source: 'M023',
    version: terms.version,
    children: months.map((month) => {
      const of = standing.tasks.filter((t) => t.month === month);
      const points = racePoints(of);
      return { statement: 'races.explain.month', params: { month: month.slice(0, 7), tasks: of.length }, value: points === null ? '—' : formatScore(points), unit: '分', children: of.map(leaf) };
    }),
  };
}
