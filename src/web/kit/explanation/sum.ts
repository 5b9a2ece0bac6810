import { divide, formatScore, score, WEIGHT_SCALE, type Score } from '../../../kernel/score.ts';
import type { Explanation } from '../../../kernel/explanation.ts';

/** What the children of one line amount to, so that the reader can check the sum by eye. */
export interface Sum {
  readonly kind: 'weighted' | 'plain';
  /** Sum of the weights in ten-thousandths (weighted only). */
  readonly weight: number;
  /** Each child's contribution, in the order of the children. */
  readonly parts: readonly Score[];
  readonly total: Score;
  /** total − the value printed on the line; 0 when they agree, else what rounding made of it. Null when the line has no value. */
  readonly difference: number | null;
}

const numberOf = (text: string | undefined): Score | null => {
  if (text === undefined) return null;
  try {
    return score(text.replaceAll(',', ''));
  } catch {
    return null;
  }
};

/**
 * Weighted when every child has a number and a weight; plain when the children carry the parent's unit and
 * their numbers make the parent's value exactly. Otherwise null: a list of facts is not a sum.
 */
export function sumOf(line: Explanation): Sum | null {
  const children = line.children ?? [];
  const values = children.map((child) => numberOf(child.value));
  if (children.length === 0 || values.some((v) => v === null)) return null;
  const own = numberOf(line.value);
  const weights = children.map((child) => child.weight);
  if (weights.every((w) => w !== undefined)) {
    const exact = values.map((v, i) => BigInt(v!) * BigInt(weights[i]!));
    const parts = exact.map((e) => Number(divide(e, BigInt(WEIGHT_SCALE), 'half_up')) as Score);
    const total = Number(divide(exact.reduce((a, b) => a + b, 0n), BigInt(WEIGHT_SCALE), 'half_up')) as Score;
    return { kind: 'weighted', weight: weights.reduce<number>((a, w) => a + w!, 0), parts, total, difference: own === null ? null : total - own };
  }
  const total = values.reduce<number>((a, v) => a + v!, 0) as Score;
  const sameUnit = children.every((child) => child.unit === line.unit);
  if (own === null || !sameUnit || total !== own || children.length < 2) return null;
  return { kind: 'plain', weight: 0, parts: values as Score[], total, difference: 0 };
}

/** At least two decimals, more only where they count: rounding for show would hide that the parts make the sum. */
export const exactText = (s: Score): string => formatScore(s, 6).replace(/0{1,4}$/, '');
