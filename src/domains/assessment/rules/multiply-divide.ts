import { divide, type Rounding } from '../../../kernel/score.ts';
import { divideWhole, LARGEST_NUMERATOR } from './divide-column.ts';

export const rule = { ruleId: 'assessment.multiply_divide', source: '考核方案“得分取位”设定' } as const;

/**
 * a × b ÷ d as a whole number, rounded once, exact for any safe integers: plain numbers where the product stays small
 * (almost always), big integers where it does not. d must not be 0.
 */
export function multiplyDivide(a: number, b: number, d: number, rounding: Rounding): number {
  // Nought times a negative number is -0, which would be printed as such: plus nought it is 0.
  const product = a * b + 0;
  if (product >= 0 && product < LARGEST_NUMERATOR && d > 0 && d < LARGEST_NUMERATOR) return divideWhole(product, d, rounding);
  return Number(divide(BigInt(a) * BigInt(b), BigInt(d), rounding));
}
