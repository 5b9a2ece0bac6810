import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOf, tieAccount } from './tie-account.ts';

it.each([
  [0, 0, null],
  [1, 3, '33.33'],
  [2, 3, '66.67'],
  [1, 8, '12.50'],
  [1, 16, '6.25'],
  [5, 5, '100.00'],
  [3, 4000, '0.08'],
])('%i of %i is %s', (part, whole, share) => expect(shareOf(part, whole)).toBe(share));

it('is never above a hundred nor below nothing, and grows with what was done', () => {
  fc.assert(fc.property(fc.nat(20_000), fc.nat(20_000), (a, b) => {
    const [part, whole] = [Math.min(a, b), Math.max(a, b)];
    fc.pre(whole > 0 && part < whole);
    const [less, more] = [Number(shareOf(part, whole)), Number(shareOf(part + 1, whole))];
    expect(less).toBeGreaterThanOrEqual(0);
    expect(more).toBeLessThanOrEqual(100);
    expect(more).toBeGreaterThanOrEqual(less);
  }));
});

it('says both rates with what they are made of, and none where there is nothing', () => {
  const account = tieAccount({ personId: 'p', households: 4, visited: 3, visits: 7, things: 2, difficulties: 0, settled: 0 });
  expect([account.coverage, account.settlement]).toEqual(['75.00', null]);
  expect(account.explanation.children!.map((c) => c.value)).toEqual(['75.00', undefined]);
});
