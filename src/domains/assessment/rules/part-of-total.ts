import { SCORE_SCALE } from '../../../kernel/score.ts';
import type { CompiledScheme } from './compile-scheme.ts';
import { divideWhole } from './divide-column.ts';
import { multiplyDivide } from './multiply-divide.ts';
import { SCORED } from './score-states.ts';
import type { ScoredSheets } from './score-sheets.ts';

export const rule = { ruleId: 'assessment.part_of_total', source: '“三长制”纳入三项考核 (M052)；政绩观纳入绩效考核 (M049)' } as const;

export interface Part {
  /** Points of the total that come from the chosen parts, in millionths; deductions count below 0. Null without a score. */
  readonly points: number | null;
  /** Points ÷ total in millionths of a percent point; null where there is no total to take a share of. */
  readonly share: number | null;
}

/** How much of one total comes from some dimensions, indicators or adjustments, by key. Rounded once, to the millionth, as the scheme rounds. */
export function partOfTotal(scheme: CompiledScheme, scored: ScoredSheets, classes: Uint8Array, p: number, keys: ReadonlySet<string>): Part {
  if (scored.states[p] !== SCORED) return { points: null, share: null };
  const c = classes[p]!;
  let exact = 0n;
  let i = 0;
  for (const [d, dimension] of scheme.dimensions.entries()) {
    for (const indicator of dimension.indicators) {
      const score = scored.indicators[i++]![p]!;
      if (!keys.has(dimension.key) && keys.has(indicator.key)) exact += BigInt(score) * BigInt(indicator.weights[c]!) * BigInt(dimension.weights[c]!);
    }
    if (keys.has(dimension.key)) exact += BigInt(scored.dimensions[d]![p]!) * BigInt(dimension.weights[c]!) * 10_000n;
  }
  let points = Number(scheme.rounding === 'half_up' ? (2n * exact + 100_000_000n) / 200_000_000n : exact / 100_000_000n);
  for (const [a, adjustment] of scheme.adjustments.entries()) {
    if (keys.has(adjustment.key)) points += (adjustment.definition.kind === 'deduction' ? -1 : 1) * scored.adjustments[a]!.points[p]!;
  }
  const total = scored.totals[p]!;
  return { points, share: total === 0 ? null : multiplyDivide(points, 100 * SCORE_SCALE, total, scheme.rounding) };
}

/** Millionths to the places of the scheme. */
export const toPlaces = (scheme: CompiledScheme, millionths: number): number => (millionths < 0 ? -1 : 1) * divideWhole(Math.abs(millionths), scheme.step, scheme.rounding) * scheme.step;
