/** Median of a list that may be unsorted; 0 for an empty one. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Part cut off at either end of a group before its mean is taken. */
const CUT = 0.1;

/**
 * What is usual in a group: the mean of what is left when a tenth is cut off at either end. Wild values do not move it, and unlike a median
 * of counts it does not jump: whether half of a group has one word of praise or just under half must not decide how everybody else looks.
 */
export function usual(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(sorted.length * CUT);
  const kept = sorted.subarray(cut, sorted.length - cut);
  return kept.reduce((a, b) => a + b, 0) / kept.length;
}

export interface Spread {
  /** What is usual in the group. */
  readonly centre: number;
  /** How far the outer tenth on the side of the problem lies from the centre, as the standard deviation of a normal distribution. */
  readonly scale: number;
  readonly size: number;
}

/** In a normal distribution one in ten lies further than this from the centre, on one side. */
const OUTER_TENTH = 1.2816;

/**
 * analysis.compare: centre and spread of a comparison group. The spread is taken on the side that points to the problem
 * (`toward` +1 above the centre, -1 below), so that a skewed figure is judged by its own tail; a few wild values do not widen it.
 * A distance of 1.3 means: as far out as the outermost tenth of comparable people. A group in which all are equal has scale 0.
 */
export function spreadOf(values: readonly number[], toward: 1 | -1): Spread {
  const centre = usual(values);
  const outward = Float64Array.from(values, (v) => toward * (v - centre)).sort();
  const at = outward.length === 0 ? 0 : outward[Math.min(outward.length - 1, Math.floor(outward.length * 0.9))]!;
  return { centre, scale: Math.max(0, at) / OUTER_TENTH, size: values.length };
}

/** A value pulled toward the group's centre as if `shrink` observations had come out there: few observations say little. */
export const shrunk = (value: number, count: number, centre: number, shrink: number): number => (count + shrink === 0 ? centre : (value * count + centre * shrink) / (count + shrink));

/** Distances are cut here, so that one wild figure cannot carry a finding alone. */
export const Z_LIMIT = 3;

/** How far a value lies from its group, in the group's own spread; 0 where the group shows none. */
export const distance = (value: number, group: Spread): number => (group.scale === 0 ? 0 : Math.max(-Z_LIMIT, Math.min(Z_LIMIT, (value - group.centre) / group.scale)));
