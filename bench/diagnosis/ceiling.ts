import { type DiagnosisInput } from '../../src/domains/analysis/index.ts';
import { problems, type Problem } from '../../src/simulation/index.ts';
import { diagnosedCounty } from './world.ts';

/** Seeds that may be looked at. */
export const LEARNING_SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

interface Model {
  readonly names: readonly string[];
  readonly weights: Readonly<Record<Problem, Float64Array>>;
}
interface Sample {
  readonly x: Float64Array;
  readonly y: readonly Problem[];
}

/**
 * The ceiling: a logistic regression for each problem on all signals that the diagnosis measures, whatever they are meant for, with any
 * sign. It may weigh as it likes and owes nobody a reason; what the points cannot reach and this does is the price of being explainable.
 */
export async function learnCeiling(note: (text: string) => void, seeds: readonly number[] = LEARNING_SEEDS): Promise<Model> {
  const samples: Sample[] = [];
  let names: readonly string[] = [];
  for (const seed of seeds) {
    note(`ceiling: learning from seed ${seed}`);
    const county = await diagnosedCounty(seed);
    names = county.input.signals;
    samples.push(...samplesOf(county.input, county.truth));
  }
  return { names, weights: Object.fromEntries(problems.map((p) => [p, regress(samples, p)])) as Record<Problem, Float64Array> };
}

const samplesOf = (input: DiagnosisInput, truth: ReadonlyMap<string, readonly Problem[]>): Sample[] => input.people.filter((p) => p.comparable).map((p) => ({ x: Float64Array.from([1, ...p.distances.map((d) => d ?? 0)]), y: truth.get(p.personId) ?? [] }));

/** Precision and recall of the ceiling where it is as strict as the lowest level of confidence asks. */
export function ceilingQuality(model: Model, input: DiagnosisInput, truth: ReadonlyMap<string, readonly Problem[]>, from: number): { problem: Problem | 'all'; precision: number; recall: number }[] {
  const count = { suspected: 0, right: 0, planted: 0 };
  const rows = problems.map((problem) => {
    let suspected = 0;
    let right = 0;
    const planted = [...truth.values()].filter((p) => p.includes(problem)).length;
    for (const p of input.people) {
      if (!p.comparable || (10 / Math.LN10) * dot(model.weights[problem], Float64Array.from([1, ...p.distances.map((d) => d ?? 0)])) < from) continue;
      suspected++;
      if (truth.get(p.personId)?.includes(problem)) right++;
    }
    count.suspected += suspected;
    count.right += right;
    count.planted += planted;
    return { problem, precision: right / Math.max(1, suspected), recall: right / Math.max(1, planted) };
  });
  return [...rows, { problem: 'all', precision: count.right / Math.max(1, count.suspected), recall: count.right / Math.max(1, count.planted) }];
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);

/** Newton's method with a small ridge; converges in a dozen steps. */
function regress(samples: readonly Sample[], problem: Problem): Float64Array {
  const size = samples[0]?.x.length ?? 1;
  const weights = new Float64Array(size);
  const RIDGE = 1;
  for (let step = 0; step < 14; step++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    for (const { x, y } of samples) {
      const p = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, dot(weights, x)))));
      const error = (y.includes(problem) ? 1 : 0) - p;
      const curve = p * (1 - p);
      for (let i = 0; i < size; i++) {
        gradient[i]! += error * x[i]!;
        const row = hessian[i]!;
        for (let j = 0; j <= i; j++) row[j]! += curve * x[i]! * x[j]!;
      }
    }
    for (let i = 1; i < size; i++) {
      gradient[i]! -= RIDGE * weights[i]!;
      hessian[i]![i]! += RIDGE;
    }
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) hessian[i]![j] = hessian[j]![i]!;
    solve(hessian, gradient).forEach((d, i) => (weights[i]! += d));
  }
  return weights;
}

/** Gaussian elimination with pivots; the matrix is positive definite. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const a = matrix.map((row, i) => Float64Array.from([...row, right[i]!]));
  const n = a.length;
  for (let c = 0; c < n; c++) {
    const pivot = a.slice(c).reduce((best, row, i) => (Math.abs(row[c]!) > Math.abs(a[best]![c]!) ? c + i : best), c);
    [a[c], a[pivot]] = [a[pivot]!, a[c]!];
    for (let r = c + 1; r < n; r++) {
      const factor = a[r]![c]! / a[c]![c]!;
      for (let k = c; k <= n; k++) a[r]![k]! -= factor * a[c]![k]!;
    }
  }
  const out = new Float64Array(n);
  for (let r = n - 1; r >= 0; r--) {
    let sum = a[r]![n]!;
    for (let k = r + 1; k < n; k++) sum -= a[r]![k]! * out[k]!;
    out[r] = sum / a[r]![r]!;
  }
  return out;
}
