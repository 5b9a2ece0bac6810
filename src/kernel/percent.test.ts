import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentOf } from './percent.ts';

it.each([
  [0, 0, null],
  [0, 7, '0.00'],
  [7, 7, '100.00'],
  [1, 3, '33.33'],
  [1, 8, '12.50'],
  [1, 16, '6.25'],
  [2, 3, '66.67'],
  [1, 800, '0.13'],
  [45_100, 48_900, '92.23'],
])('%i of %i is %s', (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent));

it('is never further from the share than half a hundredth', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }).chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole))), ([part, whole]) => {
    const hundredths = Math.round(Number(percentOf(part, whole)) * 100);
    return Math.abs(2 * (hundredths * whole - part * 10_000)) <= whole;
  }));
});

it('is never above a hundred and grows with what was done', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }).chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole - 1 }), fc.constant(whole))), ([part, whole]) => {
    const [less, more] = [Number(percentOf(part, whole)), Number(percentOf(part + 1, whole))];
    expect(less).toBeGreaterThanOrEqual(0);
    expect(more).toBeLessThanOrEqual(100);
    expect(more).toBeGreaterThanOrEqual(less);
  }));
});
