import type { Rounding } from '../../../kernel/score.ts';

export const rule = { ruleId: 'assessment.rounding', source: '考核方案“得分取位”设定' } as const;

/**
 * `divide` of the kernel for whole numbers that are not negative and stay below 2^51, without big integers:
 * `divide-column.test.ts` proves the two equal. Millions of divisions a second instead of thousands.
 * Exact because for whole n < 2^53 the nearest double to n / d never reaches the next whole number.
 */
export const divideWhole = (n: number, d: number, rounding: Rounding): number =>
  rounding === 'half_up' ? Math.floor((2 * n + d) / (2 * d)) : Math.floor(n / d);

/** Greatest numerator that `divideWhole` takes. */
export const LARGEST_NUMERATOR = 2 ** 51;
