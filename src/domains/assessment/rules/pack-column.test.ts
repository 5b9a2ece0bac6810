import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packColumn, unpackColumn } from './pack-column.ts';

describe('frozen columns', () => {
  it.each([
    ['marks of two decimals', [88_420_000, 90_000_000, 0], 2 + 3 * 2],
    ['whole marks', [88_000_000, 100_000_000], 2 + 2],
    ['nothing known', [Number.NaN, Number.NaN], 2 + 2],
    ['fine values', [1, 100_000_001], 2 + 2 * 4],
    ['large values', [1, 9_000_000_000_000_000], 2 + 2 * 8],
    ['nobody', [], 2],
  ])('%s', (_, values, size) => {
    const packed = packColumn(Float64Array.from(values));
    expect(packed.length).toBe(size);
    expect([...unpackColumn(packed)]).toEqual(values);
  });
  it('gives back exactly what went in', () => {
    const value = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 127 }).map((n) => n * 1_000_000), fc.integer({ min: 0, max: 10_000 }).map((n) => n * 10_000), fc.maxSafeNat());
    fc.assert(
      fc.property(fc.array(value, { maxLength: 200 }), (values) => {
        expect([...unpackColumn(packColumn(Float64Array.from(values)))]).toEqual(values);
      }),
    );
  });
  it('reads from the middle of a larger buffer, as drivers hand it over', () => {
    const packed = packColumn(Float64Array.from([1, 2, 3]));
    const inside = Buffer.concat([Buffer.from([9, 9, 9]), packed, Buffer.from([9])]).subarray(3, 3 + packed.length);
    expect([...unpackColumn(inside)]).toEqual([1, 2, 3]);
  });
});
