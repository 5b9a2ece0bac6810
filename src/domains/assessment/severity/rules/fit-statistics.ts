import { expect, fourthMoment } from './expectation-table.ts';
import type { Fit } from './fit-rasch.ts';

export const rule = { ruleId: 'assessment.severity_precision', source: 'Wright B. D., Masters G. N., Rating Scale Analysis (MESA Press, 1982), ch. 5; Linacre, FACETS manual, table 7' } as const;

/** How precise the measure of an element is and how well its ratings follow the model. Logits where not said otherwise. */
export interface Precision {
  /** 1/√information: the error if all other measures were known. */
  readonly modelError: number;
  /** With the error of the severities it was judged by, and widened where the ratings are noisier than the model (infit > 1). Never too small. */
  readonly error: number;
  /** Mean squares, 1 expected; null for an element at the end of the scale. Infit weighs by information, outfit does not. */
  readonly infit: number | null;
  readonly outfit: number | null;
  /** The same as standard normal deviates (Wilson–Hilferty). */
  readonly infitZ: number | null;
  readonly outfitZ: number | null;
  readonly ratings: number;
}

export interface FacetPrecision {
  readonly subjects: readonly Precision[];
  readonly raters: readonly Precision[];
  readonly items: readonly Precision[];
}

interface Sums {
  readonly information: Float64Array;
  /** Σ w²v: with unequal weights the spread of the score is not its information. */
  readonly spread: Float64Array;
  readonly squares: Float64Array;
  readonly variance: Float64Array;
  readonly standard: Float64Array;
  readonly kurtosis: Float64Array;
  readonly peaks: Float64Array;
  readonly count: Float64Array;
  /** Ratings of every kind, those at the end of the scale too. */
  readonly all: Float64Array;
  readonly allInformation: Float64Array;
}

const sums = (size: number): Sums => {
  const of = (): Float64Array => new Float64Array(size);
  return { information: of(), spread: of(), squares: of(), variance: of(), standard: of(), kurtosis: of(), peaks: of(), count: of(), all: of(), allInformation: of() };
};

/** Precision and fit of every element of a fit, in one pass over the ratings. */
export function fitStatistics(fit: Fit): FacetPrecision {
  const { sheet, usable, effects, tables } = fit;
  const { subject, rater, item, scaleOf, weight } = sheet;
  const facets = [
    { sum: sums(sheet.subjects.length), of: subject },
    { sum: sums(sheet.raters.length), of: rater },
    { sum: sums(sheet.items.length), of: item },
  ] as const;
  const out = new Float64Array(2);
  for (let o = 0; o < subject.length; o++) {
    const i = item[o]!;
    const table = tables[scaleOf[i]!]!;
    const eta = effects.ability[subject[o]!]! - effects.difficulty[i]! - effects.severity[rater[o]!]!;
    expect(table, eta, out);
    const v = Math.max(out[1]!, 1e-9);
    const w = weight[rater[o]!]!;
    for (let f = 0; f < 3; f++) {
      const e = facets[f]!.of[o]!;
      facets[f]!.sum.all[e]!++;
      facets[f]!.sum.allInformation[e]! += w * v;
    }
    if (usable.used[o] === 0) continue;
    const gap = usable.category[o]! - out[0]!;
    const fourth = fourthMoment(table, eta);
    for (let f = 0; f < 3; f++) {
      const { sum, of } = facets[f]!;
      const e = of[o]!;
      sum.information[e]! += w * v;
      sum.spread[e]! += w * w * v;
      sum.squares[e]! += gap * gap;
      sum.variance[e]! += v;
      sum.standard[e]! += (gap * gap) / v;
      sum.kurtosis[e]! += fourth / (v * v);
      sum.peaks[e]! += fourth - v * v;
      sum.count[e]!++;
    }
  }
  const borrowed = severityShare(fit, facets[1].sum.information);
  const [subjects, raters, items] = facets.map(({ sum }, facet) => Array.from(sum.count.keys(), (e) => precisionOf(sum, e, facet === 0 ? borrowed[e]! : 0)));
  return { subjects: subjects!, raters: raters!, items: items! };
}

/** Errors are not taken back with the measures: simulation shows intervals of the full width to hold what they promise, narrower ones not. */
function precisionOf(sum: Sums, e: number, borrowed: number): Precision {
  const n = sum.count[e]!;
  const inside = n > 0;
  const information = inside ? sum.information[e]! : sum.allInformation[e]!;
  const modelVariance = information > 0 ? (inside ? sum.spread[e]! / information ** 2 : 1 / information) : Infinity;
  const infit = inside ? sum.squares[e]! / sum.variance[e]! : null;
  const outfit = inside ? sum.standard[e]! / n : null;
  return {
    modelError: Math.sqrt(modelVariance),
    error: Math.sqrt((modelVariance + borrowed) * Math.max(1, infit ?? 1)),
    infit,
    outfit,
    infitZ: infit === null ? null : standardized(infit, Math.sqrt(Math.max(0, sum.peaks[e]!)) / sum.variance[e]!),
    outfitZ: outfit === null ? null : standardized(outfit, Math.sqrt(Math.max(0, sum.kurtosis[e]! / n - 1) / n)),
    ratings: sum.all[e]!,
  };
}

/** Wilson–Hilferty: the cube root of a mean square is nearly normal. `q` is the spread of the mean square, at most √2 as in FACETS. */
function standardized(meanSquare: number, spread: number): number {
  const q = Math.min(Math.SQRT2, spread);
  return q > 0 ? (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3 : 0;
}

/**
 * Variance that a person's measure takes over from the severities of the raters it was judged by: the first term of the inverse of the
 * joint information, Σⱼ aₙⱼ²/Iⱼ ÷ Iₙ². Where all raters judged the same people it is common to all and differences are a little wider
 * than need be; where each ballot judged few people it is what keeps their intervals honest.
 */
function severityShare({ sheet, usable, effects, tables }: Fit, raterInformation: Float64Array): Float64Array {
  const share = new Float64Array(sheet.subjects.length);
  const own = new Float64Array(sheet.subjects.length);
  const out = new Float64Array(2);
  let at = 0;
  while (at < usable.used.length) {
    const s = sheet.subject[at]!;
    const r = sheet.rater[at]!;
    let a = 0;
    // Ratings stand in order of subject and rater: all of one pair together.
    for (; at < usable.used.length && sheet.subject[at] === s && sheet.rater[at] === r; at++) {
      if (usable.used[at] === 0) continue;
      const i = sheet.item[at]!;
      expect(tables[sheet.scaleOf[i]!]!, effects.ability[s]! - effects.difficulty[i]! - effects.severity[r]!, out);
      a += sheet.weight[r]! * out[1]!;
    }
    if (a === 0) continue;
    share[s]! += (a * a) / raterInformation[r]!;
    own[s]! += a;
  }
  return share.map((v, s) => (own[s]! > 0 ? v / own[s]! ** 2 : 0));
}

/** 分离度 and reliability: how much of the spread of the measures is not error (Wright & Masters 1982). Null with fewer than two. */
export function separation(measures: readonly number[], errors: readonly number[]): { readonly spread: number; readonly rmse: number; readonly separation: number; readonly reliability: number } | null {
  const n = measures.length;
  if (n < 2) return null;
  const mean = measures.reduce((a, b) => a + b, 0) / n;
  const variance = measures.reduce((a, m) => a + (m - mean) ** 2, 0) / (n - 1);
  const noise = errors.reduce((a, e) => a + e * e, 0) / n;
  const true_ = Math.max(0, variance - noise);
  return { spread: Math.sqrt(variance), rmse: Math.sqrt(noise), separation: noise > 0 ? Math.sqrt(true_ / noise) : Infinity, reliability: variance > 0 ? true_ / variance : 0 };
}
