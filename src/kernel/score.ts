/**
 * Exact decimals as scaled integers. A `Score` counts millionths of a point, so 88.42 points is 88_420_000.
 * Sums are exact as long as they stay below 2^53 millionths (nine billion points).
 */
declare const scoreBrand: unique symbol;
export type Score = number & { readonly [scoreBrand]: true };

export const SCORE_SCALE = 1_000_000;
/** Weights are in ten-thousandths: 40% is 4000. */
export const WEIGHT_SCALE = 10_000;

/** A scheme chooses it: T02 prints 41.3% for 79 of 191 because that scheme truncates. */
export type Rounding = 'half_up' | 'truncate';

/** The one rounding function: numerator ÷ denominator as an integer. Halves go away from zero; `truncate` goes toward zero. */
export function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const q = n / d;
  const r = n % d;
  const magnitude = rounding === 'half_up' && r * 2n >= d ? q + 1n : q;
  return negative ? -magnitude : magnitude;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,6}))?$/;

/** Reads `88.42`; more than six decimals is refused, never silently rounded. */
export function score(text: string | number): Score {
  const m = DECIMAL.exec(typeof text === 'number' ? String(text) : text);
  if (!m) throw new RangeError(`not a score: ${text}`);
  const value = Number(m[2]) * SCORE_SCALE + Number((m[3] ?? '').padEnd(6, '0'));
  return (m[1] === '-' && value !== 0 ? -value : value) as Score;
}

export const addScores = (scores: Iterable<Score>): Score => {
  let sum = 0;
  for (const s of scores) sum += s;
  return sum as Score;
};

/** score × weight, rounded once to the millionth. */
export const weighted = (s: Score, weight: number, rounding: Rounding = 'half_up'): Score =>
  Number(divide(BigInt(s) * BigInt(weight), BigInt(WEIGHT_SCALE), rounding)) as Score;

/** Rounds to a number of decimals (0–6). */
export function roundTo(s: Score, places: number, rounding: Rounding): Score {
  const step = 10n ** BigInt(6 - places);
  return Number(divide(BigInt(s), step, rounding) * step) as Score;
}

/** part ÷ whole as a percentage in millionths of a percent point. */
export const percent = (part: number, whole: number, places: number, rounding: Rounding): Score =>
  roundTo(Number(divide(BigInt(part) * 100n * BigInt(SCORE_SCALE), BigInt(whole), 'truncate')) as Score, places, rounding);

/** `88.42` with exactly `places` decimals; the value must already be rounded to them. */
export function formatScore(s: Score, places = 2): string {
  const r = roundTo(s, places, 'half_up');
  const negative = r < 0;
  const abs = Math.abs(r);
  const whole = Math.floor(abs / SCORE_SCALE);
  const fraction = String(abs % SCORE_SCALE).padStart(6, '0').slice(0, places);
  return `${negative ? '-' : ''}${whole}${places > 0 ? `.${fraction}` : ''}`;
}
