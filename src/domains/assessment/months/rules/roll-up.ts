import { divide, roundTo, score, type Score } from '../../../../kernel/score.ts';
import type { PeriodKind } from '../model.ts';

export const rule = { ruleId: 'assessment.roll_up_periods', source: '湘潭城发集团“月小结+季考核+年考评”（M060），权重为工作参数' } as const;

/** Percent that lower periods weigh in the higher one; the rest is the mark given for the higher period itself. */
export interface RollUpShares {
  readonly monthsInQuarter: number;
  readonly quartersInYear: number;
}

export interface MarkedPeriod {
  readonly kind: PeriodKind;
  readonly number: number;
  readonly mark: Score | null;
}

export interface RolledPeriod extends MarkedPeriod {
  /** Mean of the lower periods, two decimals; null for a month, and while one of them has no score. */
  readonly below: Score | null;
  readonly score: Score | null;
  /** Periods without which there is no score: itself, or any below it. Never counted as zero, never left out of the mean. */
  readonly missing: readonly { readonly kind: PeriodKind; readonly number: number }[];
}

const mean = (scores: readonly Score[]): Score => roundTo(Number(divide(scores.reduce((sum, s) => sum + BigInt(s), 0n), BigInt(scores.length), 'half_up')) as Score, 2, 'half_up');
const blend = (below: Score, own: Score, share: number): Score => roundTo(Number(divide(BigInt(below) * BigInt(share) + BigInt(own) * BigInt(100 - share), 100n, 'half_up')) as Score, 2, 'half_up');

/**
 * Rolls months into quarters and quarters into the year: share × mean of the lower periods + (100 − share) × own mark.
 * In: the seventeen periods of one unit. Out: the same, in order, with scores or what is missing for them.
 */
export function rollUp(periods: readonly MarkedPeriod[], shares: RollUpShares): RolledPeriod[] {
  const of = (kind: PeriodKind): MarkedPeriod[] => periods.filter((p) => p.kind === kind).sort((a, b) => a.number - b.number);
  const own = (p: MarkedPeriod) => (p.mark === null ? [{ kind: p.kind, number: p.number }] : []);
  const months = of('month').map((p): RolledPeriod => ({ ...p, below: null, score: p.mark, missing: own(p) }));
  const over = (p: MarkedPeriod, lower: readonly RolledPeriod[], share: number): RolledPeriod => {
    const scores = lower.flatMap((l) => (l.score === null ? [] : [l.score]));
    const below = lower.length > 0 && scores.length === lower.length ? mean(scores) : null;
    return { ...p, below, score: below === null || p.mark === null ? null : blend(below, p.mark, share), missing: [...lower.flatMap((l) => l.missing), ...own(p)] };
  };
  const quarters = of('quarter').map((q) => over(q, months.filter((m) => Math.ceil(m.number / 3) === q.number), shares.monthsInQuarter));
  return [...months, ...quarters, ...of('year').map((y) => over(y, quarters, shares.quartersInYear))];
}

/** 月小结由好差评得出: mean of the points of the ratings; null without an item. */
export const markOfItems = (ratings: readonly (keyof RatingPoints)[], points: RatingPoints): Score | null => (ratings.length === 0 ? null : mean(ratings.map((r) => score(points[r]))));
export type RatingPoints = Readonly<Record<'good' | 'fair' | 'poor', number>>;
