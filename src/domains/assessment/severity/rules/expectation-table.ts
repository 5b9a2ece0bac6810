const STEP = 1 / 32;
const REACH = 30;
const NODES = 2 * REACH * (1 / STEP) + 1;

/**
 * What the model expects of a rating at a distance `eta` (ability − difficulty − severity) on one scale:
 * P(k) ∝ exp(k·eta − F₁ − … − F_k). Mean, variance, third and fourth central moments depend on eta alone, so they are
 * tabled once per set of thresholds and read by Hermite interpolation (error below 1e-8): a rating then costs no exponential.
 */
export interface ExpectationTable {
  readonly thresholds: Float64Array;
  /** Mean, variance, third and fourth central moments at the nodes, four numbers a node. */
  readonly nodes: Float64Array;
}

export function expectationTable(thresholds: Float64Array): ExpectationTable {
  const nodes = new Float64Array(4 * NODES);
  const p = new Float64Array(thresholds.length + 1);
  for (let n = 0; n < NODES; n++) {
    probabilities(thresholds, n * STEP - REACH, p);
    let mean = 0;
    for (let k = 1; k < p.length; k++) mean += k * p[k]!;
    let [m2, m3, m4] = [0, 0, 0];
    for (let k = 0; k < p.length; k++) {
      const d = k - mean;
      m2 += p[k]! * d * d;
      m3 += p[k]! * d * d * d;
      m4 += p[k]! * d * d * d * d;
    }
    nodes.set([mean, m2, m3, m4], 4 * n);
  }
  return { thresholds, nodes };
}

/** Probability of every category at a distance; `into` has one place more than there are thresholds. */
export function probabilities(thresholds: Float64Array, eta: number, into: Float64Array): Float64Array {
  let log = 0;
  let most = 0;
  into[0] = 0;
  for (let k = 1; k < into.length; k++) {
    log += eta - thresholds[k - 1]!;
    into[k] = log;
    if (log > most) most = log;
  }
  let sum = 0;
  for (let k = 0; k < into.length; k++) sum += into[k] = Math.exp(into[k]! - most);
  for (let k = 0; k < into.length; k++) into[k]! /= sum;
  return into;
}

/** Where eta lies among the nodes; beyond the table it is its edge, where nothing moves any more. */
const place = (eta: number): number => {
  const at = (eta + REACH) / STEP;
  return at < 0 ? 0 : at > NODES - 1.000001 ? NODES - 1.000001 : at;
};

/** Mean and variance at eta, in `out[0]` and `out[1]`. The slope of the mean is the variance, the slope of the variance the third moment. */
export function expect(table: ExpectationTable, eta: number, out: Float64Array): void {
  const { nodes } = table;
  const at = place(eta);
  const n = Math.floor(at);
  const t = at - n;
  const a = 4 * n;
  const b = a + 4;
  const t2 = t * t;
  const h01 = t2 * (3 - 2 * t);
  const h00 = 1 - h01;
  const h10 = t * (1 - t) * (1 - t) * STEP;
  const h11 = t2 * (t - 1) * STEP;
  out[0] = h00 * nodes[a]! + h01 * nodes[b]! + h10 * nodes[a + 1]! + h11 * nodes[b + 1]!;
  out[1] = h00 * nodes[a + 1]! + h01 * nodes[b + 1]! + h10 * nodes[a + 2]! + h11 * nodes[b + 2]!;
}

/** Fourth central moment at eta (for the spread of the fit statistics). */
export function fourthMoment(table: ExpectationTable, eta: number): number {
  const at = place(eta);
  const n = Math.floor(at);
  return table.nodes[4 * n + 3]! * (1 - (at - n)) + table.nodes[4 * n + 7]! * (at - n);
}

/** A histogram over the nodes to which ratings are added by cubic weights: sums over all ratings become sums over nodes. */
export const emptyHistogram = (): Float64Array => new Float64Array(NODES);

export function addTo(histogram: Float64Array, eta: number, weight: number): void {
  const at = place(eta);
  const n = Math.min(NODES - 3, Math.max(1, Math.floor(at)));
  const t = at - n;
  histogram[n - 1]! += (weight * -t * (t - 1) * (t - 2)) / 6;
  histogram[n]! += (weight * (t + 1) * (t - 1) * (t - 2)) / 2;
  histogram[n + 1]! += (weight * -t * (t + 1) * (t - 2)) / 2;
  histogram[n + 2]! += (weight * t * (t + 1) * (t - 1)) / 6;
}

/**
 * Expected number of ratings at or above each threshold, and the information about the thresholds (row-major), over a histogram.
 */
export function expectedSteps(thresholds: Float64Array, histogram: Float64Array): { above: Float64Array; information: Float64Array } {
  const m = thresholds.length;
  const above = new Float64Array(m);
  const information = new Float64Array(m * m);
  const p = new Float64Array(m + 1);
  const up = new Float64Array(m);
  for (let n = 0; n < NODES; n++) {
    const h = histogram[n]!;
    if (h === 0) continue;
    probabilities(thresholds, n * STEP - REACH, p);
    let sum = 0;
    for (let k = m; k >= 1; k--) up[k - 1] = sum += p[k]!;
    for (let k = 0; k < m; k++) {
      above[k]! += h * up[k]!;
      for (let l = k; l < m; l++) {
        const value = h * (up[l]! - up[k]! * up[l]!);
        information[k * m + l]! += value;
        if (l !== k) information[l * m + k]! += value;
      }
    }
  }
  return { above, information };
}
