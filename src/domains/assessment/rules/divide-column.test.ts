import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide } from '../../../kernel/score.ts';
import { divideWhole, LARGEST_NUMERATOR } from './divide-column.ts';

describe('division of columns', () => {
  it.each([
    [5, 2, 3, 2],
    [4, 2, 2, 2],
    [1, 3, 0, 0],
    [2, 3, 1, 0],
    [7900, 191, 41, 41],
    [0, 7, 0, 0],
    [999_999_999_999, 10_000, 100_000_000, 99_999_999],
  ])('%d ÷ %d is %d rounded and %d truncated', (n, d, rounded, truncated) => {
    expect(divideWhole(n, d, 'half_up')).toBe(rounded);
    expect(divideWhole(n, d, 'truncate')).toBe(truncated);
  });
  it('equals the one division of the kernel', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST_NUMERATOR }), fc.integer({ min: 1, max: 1_000_000_000 }), fc.constantFrom('half_up' as const, 'truncate' as const), (n, d, mode) => {
        expect(BigInt(divideWhole(n, d, mode))).toBe(divide(BigInt(n), BigInt(d), mode));
      }),
      { numRuns: 3000 },
    );
  });
  it('is exact right below and at whole quotients', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 2_000_000_000 }), fc.integer({ min: -1, max: 1 }), (d, q, off) => {
        const n = d * q + off;
        fc.pre(n >= 0 && n <= LARGEST_NUMERATOR);
        expect(BigInt(divideWhole(n, d, 'truncate'))).toBe(divide(BigInt(n), BigInt(d), 'truncate'));
      }),
      { numRuns: 3000 },
    );
  });
});
