import type { Explanation } from '../../../../kernel/explanation.ts';
import { score, weighted, WEIGHT_SCALE, type Score } from '../../../../kernel/score.ts';

export const rule = { ruleId: 'assessment.points_made', source: '考核方案权重；公务员考核规定（考核结果书面反馈）' } as const;

/** One indicator, bonus or deduction as the letter tells it. */
export interface PointLine {
  readonly name: string;
  /** Share of the whole, in ten-thousandths; null for what stands outside the 100%. */
  readonly weight: number | null;
  /** 0–100 for an indicator, signed points for a bonus or deduction. */
  readonly value: Score;
  /** Points of the total it gave. */
  readonly gave: Score;
  /** Points short of full marks, or taken. Never negative. */
  readonly cost: Score;
}

const FULL = score('100');
const OUTSIDE = new Set(['assessment.explain.bonus', 'assessment.explain.deduction', 'assessment.explain.adjustment_assumed', 'assessment.explain.bonus_capped', 'assessment.explain.deduction_capped']);

/** The weighted dimensions of a stored explanation, wherever adjustments have put them. */
const dimensionsOf = (e: Explanation): readonly Explanation[] => {
  const lines = e.children ?? [];
  const inner = lines.find((c) => c.statement === 'assessment.explain.weighted');
  return (inner?.children ?? lines).filter((c) => c.statement === 'assessment.explain.dimension');
};

/**
 * What gave and what cost points, read from the stored explanation, so that a letter never says anything else than the screen.
 * In: the explanation of a scored result. Out: every indicator and adjustment with a value, in the scheme's order.
 */
export function pointsMade(explanation: Explanation): PointLine[] {
  const inside = dimensionsOf(explanation).flatMap((d) =>
    (d.children ?? []).flatMap((i): PointLine[] => {
      if (i.value === undefined) return [];
      const weight = Math.round(((d.weight ?? 0) * (i.weight ?? 0)) / WEIGHT_SCALE);
      const value = score(i.value);
      return [{ name: String(i.params?.['name'] ?? ''), weight, value, gave: weighted(value, weight), cost: weighted(Math.max(0, FULL - value) as Score, weight) }];
    }),
  );
  const outside = (explanation.children ?? []).flatMap((a): PointLine[] => {
    if (!OUTSIDE.has(a.statement) || a.value === undefined) return [];
    const value = score(a.value);
    return [{ name: String(a.params?.['name'] ?? ''), weight: null, value, gave: Math.max(0, value) as Score, cost: Math.max(0, -value) as Score }];
  });
  return [...inside, ...outside];
}

/** The lines with most, largest first; nothing that is zero. */
export const most = (lines: readonly PointLine[], by: 'gave' | 'cost', count: number): PointLine[] => lines.filter((l) => l[by] > 0).toSorted((a, b) => b[by] - a[by]).slice(0, count);
