import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Z_LIMIT, distance, median, shrunk, spreadOf, usual } from './compare.ts';

describe('comparison with a group', () => {
  it.each([
    [[], 0],
    [[3], 3],
    [[4, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
  ])('median of %j is %d', (values, expected) => expect(median(values)).toBe(expected));

  it('is not widened by one wild value', () => {
    const calm = Array.from({ length: 30 }, (_, i) => i);
    expect(spreadOf([...calm.slice(0, 29), 9000], 1)).toEqual(spreadOf(calm, 1));
  });
  it.each([
    [[], 0],
    [[3], 3],
    [[1, 2, 3, 4], 2.5],
    [[0, 0, 0, 0, 0, 1, 1, 1, 1, 99], 0.5],
    [[0, 0, 0, 0, 1, 1, 1, 1, 1, 99], 0.625],
  ])('usual in %j is %d: near where it would be with one count more or less', (values, expected) => expect(usual(values)).toBeCloseTo(expected));
  it('is taken on the side of the problem', () => {
    const skewed = [0, 0, 0, 0, 0, 0, 1, 2, 6, 8];
    expect(spreadOf(skewed, 1).scale).toBeGreaterThan(4);
    expect(spreadOf(skewed, -1).scale).toBeLessThan(1);
  });
  it('puts the outermost tenth of a large group at about 1.28', () => {
    const group = spreadOf(Array.from({ length: 1001 }, (_, i) => i), 1);
    expect(distance(900, group)).toBeCloseTo(1.28, 1);
  });
  it('finds no distance where all are equal', () => expect(distance(5, spreadOf([5, 5, 5], 1))).toBe(0));

  it.each([
    [1, 2, 0.5, 2, 0.75],
    [1, 0, 0.5, 3, 0.5],
    [0.2, 10, 0.6, 0, 0.2],
    [9, 0, 4, 0, 4],
  ])('value %d of %d observations in a group at %d with pull %d → %d', (value, count, centre, pull, expected) => expect(shrunk(value, count, centre, pull)).toBeCloseTo(expected));

  it('does not change when everything is shifted or scaled, and is bounded', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 40 }), fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 50 }), (values, shift, factor) => {
        const a = distance(values[0]!, spreadOf(values, 1));
        const moved = values.map((v) => v * factor + shift);
        const b = distance(moved[0]!, spreadOf(moved, 1));
        expect(b).toBeCloseTo(a, 6);
        expect(Math.abs(a)).toBeLessThanOrEqual(Z_LIMIT);
      }),
    );
  });
});
