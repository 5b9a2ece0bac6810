import { divide, SCORE_SCALE } from '../../../kernel/score.ts';
import type { CompiledIndicator, CompiledScheme } from './compile-scheme.ts';
import { divideWhole, LARGEST_NUMERATOR } from './divide-column.ts';
import { multiplyDivide } from './multiply-divide.ts';

export const rule = { ruleId: 'assessment.score_value', source: '考核方案“计分方法”设定' } as const;

/** Most that a value taken as it is can score. */
const FULL_MARK = 100 * SCORE_SCALE;

export interface Scoring {
  readonly classes: Uint8Array;
  /** Comparable group of each position; null where nobody else is there to compare with, so that a rank has no value. */
  readonly groups: Int32Array | null | undefined;
}

/** Values → scores in millionths, NaN where there is no value. One loop a method, so that each stays tight. No score is below 0 or above the method's highest. */
export function scoreValues({ step, rounding, places }: CompiledScheme, indicator: CompiledIndicator, values: Float64Array, { classes, groups }: Scoring, scores: Float64Array): void {
  const size = scores.length;
  const { scoring } = indicator;
  switch (scoring.method) {
    case 'as_is':
      for (let p = 0; p < size; p++) {
        const value = values[p]!;
        scores[p] = value <= 0 ? 0 : value >= FULL_MARK ? FULL_MARK : divideWhole(value, step, rounding) * step;
      }
      return;
    case 'attainment': {
      const { targets, cap } = scoring;
      const factor = 100 * 10 ** places;
      // Far beyond the cap; keeps the product below within exact range, which `checkScheme` sees to.
      const plenty = Float64Array.from(targets, (t) => 1 + (2 * cap * t) / 100_000_000);
      for (let p = 0; p < size; p++) {
        const c = classes[p]!;
        const value = values[p]!;
        scores[p] = value >= plenty[c]! ? cap : value <= 0 ? 0 : Math.min(cap, divideWhole(value * factor, targets[c]!, rounding) * step);
      }
      return;
    }
    case 'bands': {
      const { edges, scores: marks } = scoring;
      for (let p = 0; p < size; p++) {
        const value = values[p]!;
        let band = edges.length - 1;
        while (band > 0 && value < edges[band]!) band--;
        scores[p] = value === value ? marks[band]! : Number.NaN;
      }
      return;
    }
    case 'points': {
      const { sign, base, each, cap } = scoring;
      for (let p = 0; p < size; p++) {
        const value = values[p]!;
        scores[p] = value === value ? Math.max(0, base + sign * pointsOf(value, each, cap, step, rounding)) : Number.NaN;
      }
      return;
    }
    case 'conversion': {
      const { low, high, lowScore, highScore } = scoring;
      for (let p = 0; p < size; p++) {
        const value = values[p]!;
        scores[p] = value !== value ? value : value <= low ? lowScore : value >= high ? highScore : betweenScores(lowScore, highScore, value - low, high - low, step, rounding);
      }
      return;
    }
    case 'rank_in_group':
      rankScores(scoring, indicator.applies, values, classes, groups, scores, step, rounding);
  }
}

type Mode = CompiledScheme['rounding'];

/** Points for a value: `each` for every unit, never below 0, at most the cap, rounded once. */
export const pointsOf = (value: number, each: number, cap: number, step: number, rounding: Mode): number => (value <= 0 ? 0 : Math.min(cap, multiplyDivide(value, each, SCORE_SCALE * step, rounding) * step));

/** The score `part` of the way from `from` to `to`, rounded once. Weighted from both ends, so that nothing is negative on the way. */
function betweenScores(from: number, to: number, part: number, whole: number, step: number, rounding: Mode): number {
  const exact = from * (whole - part) + to * part;
  if (exact < LARGEST_NUMERATOR && whole * step < LARGEST_NUMERATOR) return divideWhole(exact, whole * step, rounding) * step;
  return Number(divide(BigInt(from) * BigInt(whole - part) + BigInt(to) * BigInt(part), BigInt(whole) * BigInt(step), rounding)) * step;
}

/**
 * 组内排名: position in the group among those who have a value and are asked for it. Equal values share a rank; the only
 * one of a group is its first. Who stands in what order changes nothing.
 */
function rankScores(scoring: Extract<CompiledIndicator['scoring'], { method: 'rank_in_group' }>, applies: Uint8Array, values: Float64Array, classes: Uint8Array, groups: Int32Array | null | undefined, scores: Float64Array, step: number, rounding: Mode): void {
  if (groups === undefined) throw new RangeError('a rank in the group needs the groups');
  scores.fill(Number.NaN);
  if (groups === null) return;
  const members = new Map<number, number[]>();
  for (let p = 0; p < values.length; p++) {
    if (values[p] !== values[p] || applies[classes[p]!] === 0) continue;
    const group = members.get(groups[p]!);
    if (group) group.push(p);
    else members.set(groups[p]!, [p]);
  }
  for (const group of members.values()) {
    group.sort((a, b) => (scoring.lowerIsBetter ? values[a]! - values[b]! : values[b]! - values[a]!));
    let rank = 0;
    for (const [i, p] of group.entries()) {
      if (i > 0 && values[p] !== values[group[i - 1]!]) rank = i;
      scores[p] = group.length === 1 ? scoring.best : betweenScores(scoring.best, scoring.worst, rank, group.length - 1, step, rounding);
    }
  }
}
