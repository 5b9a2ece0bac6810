import { describe, expect, it } from 'vitest';
import { buildScheme } from '../sample-scheme.ts';
import { columnKeys, compileScheme } from './compile-scheme.ts';

describe('a scheme as columns', () => {
  const compiled = compileScheme(buildScheme());
  it('names a column for each group of raters and one for each other indicator', () => {
    expect(columnKeys(compiled)).toEqual(['conduct:superior', 'conduct:peer', 'deeds', 'training', 'growth']);
  });
  it.each([
    ['conduct', [10_000, 10_000], [1, 1]],
    ['deeds', [7000, 5000], [1, 1]],
    ['growth', [2000, 0], [1, 0]],
  ])('%s weighs %o and applies to %o', (key, weights, applies) => {
    const indicator = compiled.indicators.find((i) => i.key === key)!;
    expect([[...indicator.weights], [...indicator.applies]]).toEqual([weights, applies]);
  });
  it('does not ask a class for what its dimension does not weigh', () => {
    const scheme = buildScheme();
    scheme.dimensions[0]!.weight = { leader: 0, staff: 40 };
    expect([...compileScheme(scheme).indicators[0]!.applies]).toEqual([0, 1]);
  });
  it.each([
    [0, 1_000_000],
    [2, 10_000],
    [4, 100],
  ])('%d places keep steps of %d millionths', (places, step) => expect(compileScheme(buildScheme({ rounding: { places, mode: 'truncate' } })).step).toBe(step));
});
