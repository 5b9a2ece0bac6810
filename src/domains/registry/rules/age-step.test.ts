import { describe, expect, it } from 'vitest';
import { ageOrNull, ageStep, ageStepKeys, average, countBy } from './age-step.ts';

describe('age steps', () => {
  it.each([[22, '30-'], [30, '30-'], [31, '31-35'], [35, '31-35'], [36, '36-40'], [55, '51-55'], [56, '56+'], [null, 'unknown']])('%s', (age, step) => expect(ageStep(age)).toBe(step));
  it('count with zeros in order, what is unknown last', () => {
    expect(countBy(['56+', 'unknown', '30-', '56+'], ageStepKeys).filter((c) => c.count > 0)).toEqual([{ key: '30-', count: 1 }, { key: '56+', count: 2 }, { key: 'unknown', count: 1 }]);
    expect(countBy(['a', 'b', 'b'])).toEqual([{ key: 'b', count: 2 }, { key: 'a', count: 1 }]);
  });
  it('average', () => expect([average([]), average([40, 41]), average([40, 41, 41])]).toEqual([null, 40.5, 40.7]));
  it('age', () => expect([ageOrNull(null, '2026-11-20'), ageOrNull('1991-11', '2026-11-20')]).toEqual([null, 35]));
});
