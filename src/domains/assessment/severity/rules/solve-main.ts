import { expect, type ExpectationTable } from './expectation-table.ts';
import type { Sheet } from './ratings.ts';
import type { Usable } from './usable-ratings.ts';

/** Measures of the three facets in logits; changed in place while fitting. */
export interface MainEffects {
  readonly ability: Float64Array;
  readonly severity: Float64Array;
  readonly difficulty: Float64Array;
}

const MOST_TURNS = 200;

/**
 * One Newton step of abilities, severities and difficulties together: the Fisher information times the step equals the gradient, solved by
 * conjugate gradients with the diagonal as preconditioner. Updating one facet at a time (as PROX and FACETS do) crawls where few ballots
 * link the units; this does not, and each turn costs one pass over the ratings. Out: the largest move in logits.
 */
export function solveMain(sheet: Sheet, { used, category }: Usable, tables: readonly ExpectationTable[], effects: MainEffects): number {
  const { subject, rater, item, scaleOf, weight } = sheet;
  const { ability, severity, difficulty } = effects;
  const [S, R, I] = [ability.length, severity.length, difficulty.length];
  const size = S + R + I;
  const gradient = new Float64Array(size);
  const diagonal = new Float64Array(size);
  const variance = new Float64Array(used.length);
  const out = new Float64Array(2);
  for (let o = 0; o < used.length; o++) {
    if (used[o] === 0) continue;
    const s = subject[o]!;
    const r = rater[o]!;
    const i = item[o]!;
    expect(tables[scaleOf[i]!]!, ability[s]! - difficulty[i]! - severity[r]!, out);
    const w = weight[r]!;
    const gap = w * (category[o]! - out[0]!);
    const v = (variance[o] = w * out[1]!);
    gradient[s]! += gap;
    gradient[S + r]! -= gap;
    gradient[S + R + i]! -= gap;
    diagonal[s]! += v;
    diagonal[S + r]! += v;
    diagonal[S + R + i]! += v;
  }
  const times = (d: Float64Array, into: Float64Array): void => {
    into.fill(0);
    for (let o = 0; o < used.length; o++) {
      if (used[o] === 0) continue;
      const s = subject[o]!;
      const r = S + rater[o]!;
      const i = S + R + item[o]!;
      const push = variance[o]! * (d[s]! - d[r]! - d[i]!);
      into[s]! += push;
      into[r]! -= push;
      into[i]! -= push;
    }
  };
  const move = conjugateGradients(times, gradient, diagonal);
  let largest = 0;
  for (let e = 0; e < size; e++) largest = Math.max(largest, Math.abs(move[e]!));
  // Far from the solution a full step may overshoot; two logits at once are enough.
  const factor = largest > 2 ? 2 / largest : 1;
  for (let s = 0; s < S; s++) ability[s]! += factor * move[s]!;
  for (let r = 0; r < R; r++) severity[r]! += factor * move[S + r]!;
  for (let i = 0; i < I; i++) difficulty[i]! += factor * move[S + R + i]!;
  return largest;
}

/** The matrix is only known through its product; it is singular along shifts of origin, to which the gradient is orthogonal. */
function conjugateGradients(times: (d: Float64Array, into: Float64Array) => void, right: Float64Array, diagonal: Float64Array): Float64Array {
  const size = right.length;
  const x = new Float64Array(size);
  const residual = right.slice();
  const inverse = diagonal.map((d) => (d > 0 ? 1 / d : 0));
  const z = new Float64Array(size);
  for (let e = 0; e < size; e++) z[e] = residual[e]! * inverse[e]!;
  const p = z.slice();
  const q = new Float64Array(size);
  let rz = dot(residual, z);
  // A hundredth of the way is enough: thresholds move in between, so a step solved to the last digit would be wasted.
  const enough = rz * 1e-4;
  for (let turn = 0; turn < MOST_TURNS && rz > enough && rz > 1e-24; turn++) {
    times(p, q);
    const curvature = dot(p, q);
    if (!(curvature > 0)) break;
    const alpha = rz / curvature;
    for (let e = 0; e < size; e++) {
      x[e]! += alpha * p[e]!;
      residual[e]! -= alpha * q[e]!;
    }
    for (let e = 0; e < size; e++) z[e] = residual[e]! * inverse[e]!;
    const next = dot(residual, z);
    const beta = next / rz;
    rz = next;
    for (let e = 0; e < size; e++) p[e] = z[e]! + beta * p[e]!;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let e = 0; e < a.length; e++) sum += a[e]! * b[e]!;
  return sum;
}
