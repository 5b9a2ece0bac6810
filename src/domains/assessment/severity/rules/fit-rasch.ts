import { connectedSubsets } from './connected-subsets.ts';
import { addTo, emptyHistogram, expect, expectationTable, expectedSteps, type ExpectationTable } from './expectation-table.ts';
import type { Sheet } from './ratings.ts';
import { solveMain, type MainEffects } from './solve-main.ts';
import { ALL_HIGHEST, ALL_LOWEST, USED, usableRatings, type Usable } from './usable-ratings.ts';

export const rule = { ruleId: 'assessment.severity_fit', source: 'Linacre J. M., Many-Facet Rasch Measurement (MESA Press, 1989/1994)' } as const;

export interface FitOptions {
  /**
   * `degrees_of_freedom` multiplies all measures by the share of ratings left over after the parameters were paid for, which is
   * Wright and Douglas' (L−1)/L for persons by items and takes most of the bias of joint maximum likelihood away; `none` leaves it in, as FACETS does.
   */
  readonly bias: 'degrees_of_freedom' | 'none';
  /** How far an element all of whose ratings lie at one end is moved inward, in score points. */
  readonly extremeAdjustment: number;
}

export const usualOptions: FitOptions = { bias: 'degrees_of_freedom', extremeAdjustment: 0.3 };

/** The model fitted by joint maximum likelihood. Measures in logits; higher is abler, more severe, harder. */
export interface Fit {
  readonly sheet: Sheet;
  readonly usable: Usable;
  /** As estimated, before `shrink`: what residuals are taken from. */
  readonly effects: MainEffects;
  readonly thresholds: readonly Float64Array[];
  readonly tables: readonly ExpectationTable[];
  /** Factor that takes the bias out; every measure told to people is the estimate times this. */
  readonly shrink: number;
  /** Subset of each subject and rater; measures are comparable within one subset only. */
  readonly subsetOfSubject: Int32Array;
  readonly subsetOfRater: Int32Array;
  readonly subsets: number;
  readonly rounds: number;
  readonly converged: boolean;
  readonly ratings: number;
  readonly parameters: number;
}

const MOST_ROUNDS = 60;
/** Largest move of a measure, in logits, at which the fit is done. */
const STILL = 1e-5;

/** Fits the many-facet rating scale model ln(Pₖ/Pₖ₋₁) = Bₙ − Dᵢ − Cⱼ − Fₖ. Deterministic: the same ballots give the same bits. */
export function fitRasch(sheet: Sheet, options: FitOptions = usualOptions): Fit {
  const usable = usableRatings(sheet);
  const { used } = usable;
  const linked = connectedSubsets(sheet.subjects.length, sheet.raters.length, sheet.subject, sheet.rater, used);
  const itemSubsets = connectedSubsets(linked.count, sheet.items.length, sheet.subject.map((s) => Math.max(0, linked.left[s]!)), sheet.item, used);
  const effects = startingValues(sheet, usable);
  const thresholds = usable.kept.map((k) => new Float64Array(Math.max(0, k.length - 1)));
  const observed = ratingsAbove(sheet, usable);
  let tables = thresholds.map(expectationTable);
  let rounds = 0;
  let moved = Infinity;
  while (rounds < MOST_ROUNDS && moved > STILL) {
    rounds++;
    moved = solveMain(sheet, usable, tables, effects);
    moved = Math.max(moved, moveThresholds(sheet, usable, thresholds, observed, effects));
    centre(effects, linked, itemSubsets.right, usable);
    tables = thresholds.map(expectationTable);
  }
  const count = (states: Uint8Array): number => states.reduce((n, s) => n + (s === USED ? 1 : 0), 0);
  const ratings = used.reduce((n, u) => n + u, 0);
  const parameters = count(usable.subjects) + count(usable.raters) - linked.count + count(usable.items) - 1 + usable.kept.reduce((n, k) => n + Math.max(0, k.length - 2), 0);
  const shrink = options.bias === 'none' || ratings === 0 ? 1 : Math.max(0, (ratings - parameters) / ratings);
  measureExtremes(sheet, usable, tables, effects, options.extremeAdjustment);
  const all = connectedSubsets(sheet.subjects.length, sheet.raters.length, sheet.subject, sheet.rater);
  const subsets = joinExtremes(linked, all);
  return { sheet, usable, effects, thresholds, tables, shrink, ...subsets, rounds, converged: moved <= STILL, ratings, parameters };
}

/** PROX: every element starts at the logit of its mean place on the scale. */
function startingValues(sheet: Sheet, { used, category, kept }: Usable): MainEffects {
  const effects: MainEffects = { ability: new Float64Array(sheet.subjects.length), severity: new Float64Array(sheet.raters.length), difficulty: new Float64Array(sheet.items.length) };
  for (const [values, of, sign] of [[effects.ability, sheet.subject, 1], [effects.severity, sheet.rater, -1], [effects.difficulty, sheet.item, -1]] as const) {
    const place = new Float64Array(values.length);
    const counts = new Float64Array(values.length);
    let all = 0;
    let total = 0;
    for (let o = 0; o < used.length; o++) {
      const top = kept[sheet.scaleOf[sheet.item[o]!]!]!.length - 1;
      if (used[o] === 0 || top < 1) continue;
      place[of[o]!]! += category[o]! / top;
      counts[of[o]!]!++;
      all += category[o]! / top;
      total++;
    }
    const logit = (p: number, n: number): number => Math.log((p + 0.5) / (n - p + 0.5));
    for (let e = 0; e < values.length; e++) if (counts[e]! > 0) values[e] = sign * (logit(place[e]!, counts[e]!) - logit(all, total));
  }
  return effects;
}

/** Weighted number of ratings at or above each threshold of each scale. */
function ratingsAbove(sheet: Sheet, { used, category, kept }: Usable): Float64Array[] {
  const above = kept.map((k) => new Float64Array(Math.max(0, k.length - 1)));
  for (let o = 0; o < used.length; o++) {
    if (used[o] === 0) continue;
    for (let k = 0; k < category[o]!; k++) above[sheet.scaleOf[sheet.item[o]!]!]![k]! += sheet.weight[sheet.rater[o]!]!;
  }
  return above;
}

/** One Newton step of the thresholds of every scale, given everything else. Out: the largest move. */
function moveThresholds(sheet: Sheet, { used }: Usable, thresholds: readonly Float64Array[], observed: readonly Float64Array[], { ability, severity, difficulty }: MainEffects): number {
  const histograms = thresholds.map(emptyHistogram);
  for (let o = 0; o < used.length; o++) {
    if (used[o] === 0) continue;
    const s = sheet.scaleOf[sheet.item[o]!]!;
    const w = sheet.weight[sheet.rater[o]!]!;
    addTo(histograms[s]!, ability[sheet.subject[o]!]! - difficulty[sheet.item[o]!]! - severity[sheet.rater[o]!]!, w);
  }
  let moved = 0;
  for (const [s, f] of thresholds.entries()) {
    if (f.length === 0) continue;
    const { above, information } = expectedSteps(f, histograms[s]!);
    // More ratings above a threshold than expected: the threshold is lower than thought.
    const move = solveSmall(information, above.map((a, k) => a - observed[s]![k]!));
    const before = f.slice();
    for (let k = 0; k < f.length; k++) f[k]! += Math.max(-1, Math.min(1, move[k]!));
    const mean = f.reduce((a, b) => a + b, 0) / f.length;
    for (let k = 0; k < f.length; k++) {
      f[k]! -= mean;
      moved = Math.max(moved, Math.abs(f[k]! - before[k]!));
    }
    for (let i = 0; i < difficulty.length; i++) if (sheet.scaleOf[i] === s) difficulty[i]! += mean;
  }
  return moved;
}

/** Solves a small symmetric positive definite system by Gauss elimination. */
function solveSmall(matrix: Float64Array, right: Float64Array): Float64Array {
  const m = right.length;
  const a = matrix.slice();
  const b = right.slice();
  for (let k = 0; k < m; k++) {
    const pivot = a[k * m + k]! + 1e-9;
    for (let i = k + 1; i < m; i++) {
      const factor = a[i * m + k]! / pivot;
      for (let j = k; j < m; j++) a[i * m + j]! -= factor * a[k * m + j]!;
      b[i]! -= factor * b[k]!;
    }
  }
  for (let k = m - 1; k >= 0; k--) {
    let sum = b[k]!;
    for (let j = k + 1; j < m; j++) sum -= a[k * m + j]! * b[j]!;
    b[k] = sum / (a[k * m + k]! + 1e-9);
  }
  return b;
}

/** Raters of every subset are severe by 0 on average, items hard by 0: the rest of the freedom goes to the people. */
function centre({ ability, severity, difficulty }: MainEffects, linked: { left: Int32Array; right: Int32Array; count: number }, itemSubset: Int32Array, usable: Usable): void {
  const mean = (values: Float64Array, part: (i: number) => boolean): number => {
    let [sum, count] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      if (!part(i)) continue;
      sum += values[i]!;
      count++;
    }
    return count === 0 ? 0 : sum / count;
  };
  for (let s = 0; s < linked.count; s++) {
    const shift = mean(severity, (j) => linked.right[j] === s);
    for (let j = 0; j < severity.length; j++) if (linked.right[j] === s) severity[j]! -= shift;
    for (let n = 0; n < ability.length; n++) if (linked.left[n] === s) ability[n]! -= shift;
  }
  const shift = mean(difficulty, (i) => itemSubset[i] === 0);
  for (let i = 0; i < difficulty.length; i++) if (usable.items[i] === USED) difficulty[i]! -= shift;
  for (let n = 0; n < ability.length; n++) if (usable.subjects[n] === USED) ability[n]! -= shift;
}

/** Elements left out of the estimation are measured against the others, with a score moved a little inward from the end. */
function measureExtremes(sheet: Sheet, usable: Usable, tables: readonly ExpectationTable[], effects: MainEffects, adjustment: number): void {
  const { used, category } = usable;
  const outside = Array.from(used.keys()).filter((o) => used[o] === 0);
  if (outside.length === 0) return;
  const has = (of: Int32Array, size: number): Uint8Array => {
    const seen = new Uint8Array(size);
    for (let o = 0; o < used.length; o++) if (used[o]) seen[of[o]!] = 1;
    return seen;
  };
  const facets = [
    { values: effects.ability, of: sheet.subject, sign: 1, states: usable.subjects, inside: has(sheet.subject, sheet.subjects.length) },
    { values: effects.severity, of: sheet.rater, sign: -1, states: usable.raters, inside: has(sheet.rater, sheet.raters.length) },
    { values: effects.difficulty, of: sheet.item, sign: -1, states: usable.items, inside: has(sheet.item, sheet.items.length) },
  ];
  const out = new Float64Array(2);
  for (let round = 0; round < 50; round++) {
    let moved = 0;
    for (const { values, of, sign, states, inside } of facets) {
      const gap = new Float64Array(values.length);
      const information = new Float64Array(values.length);
      for (const o of outside) {
        const e = of[o]!;
        if (inside[e]) continue;
        expect(tables[sheet.scaleOf[sheet.item[o]!]!]!, effects.ability[sheet.subject[o]!]! - effects.difficulty[sheet.item[o]!]! - effects.severity[sheet.rater[o]!]!, out);
        gap[e]! += category[o]! - out[0]!;
        information[e]! += out[1]!;
      }
      for (let e = 0; e < values.length; e++) {
        if (inside[e] || information[e] === 0) continue;
        const inward = states[e] === ALL_HIGHEST ? -adjustment : states[e] === ALL_LOWEST ? adjustment : 0;
        const move = Math.max(-1, Math.min(1, (gap[e]! + inward) / Math.max(information[e]!, 1e-6)));
        values[e] = Math.max(-20, Math.min(20, values[e]! + sign * move));
        moved = Math.max(moved, Math.abs(move));
      }
    }
    if (moved < 1e-6) break;
  }
}

/** Elements measured afterwards belong to the subset of those that they were measured against. */
function joinExtremes(linked: ReturnType<typeof connectedSubsets>, all: ReturnType<typeof connectedSubsets>): { subsetOfSubject: Int32Array; subsetOfRater: Int32Array; subsets: number } {
  const inside = new Map<number, Set<number>>();
  for (let n = 0; n < all.left.length; n++) if (linked.left[n]! >= 0) inside.set(all.left[n]!, (inside.get(all.left[n]!) ?? new Set()).add(linked.left[n]!));
  let next = linked.count;
  const own = new Map<number, number>();
  const outside = (whole: number): number => {
    const parts = inside.get(whole);
    // The one part there is, else a subset of its own: it hung between several.
    if (parts?.size === 1) return [...parts][0]!;
    const found = own.get(whole) ?? next++;
    own.set(whole, found);
    return found;
  };
  const subsetOfSubject = linked.left.map((s, n) => (s >= 0 || all.left[n]! < 0 ? s : outside(all.left[n]!)));
  const subsetOfRater = linked.right.map((s, j) => (s >= 0 || all.right[j]! < 0 ? s : outside(all.right[j]!)));
  return { subsetOfSubject, subsetOfRater, subsets: next };
}
