import type { Confidence, DiagnosisSettings, Signal } from '../model.ts';

/** Points a signal gives, or takes away. */
export const pointsOf = (signal: Pick<Signal, 'weight' | 'z'>): number => signal.weight * signal.z;

/**
 * analysis.points: where everybody starts, plus what each signal gives. Ten points make the odds tenfold, three double them
 * (ten times the decimal logarithm of odds), so points add up as independent evidence does.
 */
export const total = (start: number, signals: readonly Signal[]): number => signals.reduce((sum, s) => sum + pointsOf(s), start);

/** The share of people with so many points who would have the problem, if the points are right: 0 points is one in two. */
export const likelihood = (points: number): number => 1 / (1 + 10 ** (-points / 10));
export const pointsAt = (share: number): number => 10 * Math.log10(share / (1 - share));

/** The highest level of confidence that so many points reach; null below all of them. */
export function levelOf(points: number, levels: DiagnosisSettings['levels']): Confidence | null {
  return points >= levels.high.from ? 'high' : points >= levels.medium.from ? 'medium' : points >= levels.low.from ? 'low' : null;
}
