import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divide } from '../../../kernel/score.ts';
import { multiplyDivide } from './multiply-divide.ts';

it.each([
  [79, 100_000_000, 191, 'truncate', 41_361_256],
  [1, 1, 2, 'half_up', 1],
  [-1, 1, 2, 'half_up', -1],
  [0, -1, 1, 'truncate', 0],
  [-1, 0, -1, 'half_up', 0],
  [999_999_999_000_000, 100_000_000, 999_999_999_000_000, 'half_up', 100_000_000],
] as const)('%d × %d ÷ %d, %s, is %d', (a, b, d, mode, out) => expect(multiplyDivide(a, b, d, mode)).toBe(out));

it('agrees with big integers everywhere', () => {
  const whole = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
  fc.assert(fc.property(whole, fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), whole.filter((d) => d !== 0), fc.constantFrom('half_up' as const, 'truncate' as const), (a, b, d, mode) => {
    expect(multiplyDivide(a, b, d, mode)).toBe(Number(divide(BigInt(a) * BigInt(b), BigInt(d), mode)));
  }));
});
