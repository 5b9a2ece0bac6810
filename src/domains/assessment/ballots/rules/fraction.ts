import { divide, formatScore, type Rounding, type Score } from '../../../../kernel/score.ts';

/** An exact fraction: means and weights are multiplied and added exactly and rounded once, where they are printed. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}
export const fraction = (n: bigint | number, d: bigint | number = 1n): Fraction => reduced(BigInt(n), BigInt(d));
export const add = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d, a.d * b.n);

function reduced(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? { n: 0n, d: 1n } : { n: n / a, d: d / a };
}

/** Reads `88.5`. */
export function ofText(text: string): Fraction {
  const [whole = '0', part = ''] = text.split('.');
  return fraction(BigInt(whole + part), 10n ** BigInt(part.length));
}
/** With so many decimals, rounded or cut once. */
export function printed(f: Fraction, places: number, rounding: Rounding): string {
  const scaled = divide(f.n * 10n ** BigInt(places), f.d, rounding);
  return formatScore(Number(scaled * 10n ** BigInt(6 - places)) as Score, places);
}
