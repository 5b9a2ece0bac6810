import { addScores, score, type Score } from '../../../../../kernel/score.ts';
import type { Criterion } from '../model.ts';

export const rule = { ruleId: 'assessment.spot_points', source: '现场评比评分表' } as const;

/** Points of all criteria together; must be 100. */
export const criteriaSum = (criteria: readonly Pick<Criterion, 'points'>[]): Score => addScores(criteria.map((c) => score(c.points)));

/** The mark that points make up, or what is wrong with them: a criterion without points, unknown, or above its most. */
export function markOf(criteria: readonly Criterion[], points: Readonly<Record<string, string>>): { readonly mark: Score } | { readonly wrong: readonly string[] } {
  const wrong = [
    ...criteria.filter((c) => points[c.key] === undefined || score(points[c.key]!) > score(c.points)).map((c) => c.name),
    ...Object.keys(points).filter((key) => !criteria.some((c) => c.key === key)),
  ];
  return wrong.length > 0 ? { wrong } : { mark: addScores(criteria.map((c) => score(points[c.key]!))) };
}
