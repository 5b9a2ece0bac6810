import { studentQuantile } from './student.ts';

export const rule = { ruleId: 'assessment.fairness', source: 'Welch B. L., Biometrika 34 (1947); Hedges L. V., Journal of Educational Statistics 6 (1981)' } as const;

export interface Judged {
  readonly score: number;
  /** The kind of person by this attribute; null is not known and is compared with nobody. */
  readonly kind: string | null;
}

export interface DifferenceLimits {
  readonly minimumPeople: number;
  /** Standardized difference from which it is worth looking at. */
  readonly effect: number;
  /** E.g. 0.95. */
  readonly confidence: number;
}

/** No verdict: what the figures show. */
export type Reading = 'no_sign' | 'small' | 'look' | 'suppressed';

export interface Difference {
  readonly kind: string;
  /** Null where suppressed, as are all figures. */
  readonly people: number | null;
  readonly mean: number | null;
  /** Mean of this kind minus the mean of all other kinds, with its interval. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Hedges’ g. */
  readonly effect: number | null;
  readonly reading: Reading;
}

/**
 * Every kind of people against the rest: difference of means with Welch's interval, Hedges' g, and what they say. Kinds with fewer people than the
 * minimum are suppressed; where only one is, the smallest other goes with it, since the total would give it away. The confidence is
 * shared among the comparisons of one attribute (Bonferroni), so that many kinds do not make a difference by themselves.
 */
export function differences(people: readonly Judged[], limits: DifferenceLimits): Difference[] {
  const kinds = new Map<string, number[]>();
  for (const { kind, score } of people) {
    if (kind === null) continue;
    const scores = kinds.get(kind);
    if (scores) scores.push(score);
    else kinds.set(kind, [score]);
  }
  if (kinds.size < 2) return [];
  const hidden = hiddenKinds(kinds, limits.minimumPeople);
  const shown = [...kinds].filter(([kind]) => !hidden.has(kind));
  // Two kinds are one comparison told twice.
  const comparisons = Math.max(1, kinds.size === 2 ? 1 : shown.length);
  const none = { people: null, mean: null, difference: null, low: null, high: null, effect: null, reading: 'suppressed' as const };
  return [...kinds.keys()].sort().map((kind): Difference => {
    if (hidden.has(kind)) return { kind, ...none };
    const own = kinds.get(kind)!;
    const rest = [...kinds].filter(([k]) => k !== kind).flatMap(([, scores]) => scores);
    if (rest.length < limits.minimumPeople) return { kind, ...none };
    return { kind, ...compare(own, rest, limits, comparisons) };
  });
}

function hiddenKinds(kinds: ReadonlyMap<string, readonly number[]>, minimum: number): Set<string> {
  const hidden = new Set([...kinds].filter(([, scores]) => scores.length < minimum).map(([kind]) => kind));
  if (hidden.size === 1) {
    const next = [...kinds].filter(([kind]) => !hidden.has(kind)).sort((a, b) => a[1].length - b[1].length || (a[0] < b[0] ? -1 : 1))[0];
    if (next) hidden.add(next[0]);
  }
  return hidden;
}

const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b, 0) / v.length;
const variance = (v: readonly number[], m: number): number => (v.length < 2 ? 0 : v.reduce((a, x) => a + (x - m) ** 2, 0) / (v.length - 1));

function compare(own: readonly number[], rest: readonly number[], { effect, confidence }: DifferenceLimits, comparisons: number): Omit<Difference, 'kind'> {
  const [m1, m2] = [mean(own), mean(rest)];
  const [v1, v2] = [variance(own, m1), variance(rest, m2)];
  const [n1, n2] = [own.length, rest.length];
  const difference = m1 - m2;
  const [s1, s2] = [v1 / n1, v2 / n2];
  const error = Math.sqrt(s1 + s2);
  const freedom = error === 0 ? n1 + n2 - 2 : (s1 + s2) ** 2 / (s1 ** 2 / (n1 - 1) + s2 ** 2 / (n2 - 1));
  const reach = error * studentQuantile(1 - (1 - confidence) / (2 * comparisons), Math.max(1, freedom));
  const pooled = Math.sqrt(((n1 - 1) * v1 + (n2 - 1) * v2) / Math.max(1, n1 + n2 - 2));
  const g = pooled === 0 ? 0 : (difference / pooled) * (1 - 3 / (4 * (n1 + n2) - 9));
  const sure = Math.abs(difference) > reach;
  return { people: n1, mean: m1, difference, low: difference - reach, high: difference + reach, effect: g, reading: !sure ? 'no_sign' : Math.abs(g) >= effect ? 'look' : 'small' };
}
