/** Half of the values lie at or under it. Throws on none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('median of nothing');
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** For a normal distribution this times the median distance from the median is the standard deviation. */
const TO_DEVIATION = 1.4826;

/** Usual spread: median distance from the median, made comparable to a standard deviation. A few wild values do not move it. */
export function spreadOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const middle = median(values);
  return TO_DEVIATION * median(values.map((v) => Math.abs(v - middle)));
}

/** Values further than three spreads from the middle are moved there. */
export function drawnIn(values: readonly number[]): number[] {
  const [middle, reach] = [median(values), 3 * spreadOf(values)];
  return reach === 0 ? [...values] : values.map((v) => Math.max(middle - reach, Math.min(middle + reach, v)));
}

/** How much `y` rises on average when `x` is one higher, by least squares over values drawn in. Null when x does not vary. */
export function slopeOf(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 2) return null;
  const [a, b] = [drawnIn(x), drawnIn(y)];
  const mean = (v: readonly number[]): number => v.reduce((s, n) => s + n, 0) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [both, own] = [0, 0];
  for (const [i, v] of a.entries()) {
    both += (v - ma) * (b[i]! - mb);
    own += (v - ma) ** 2;
  }
  return own === 0 ? null : both / own;
}
