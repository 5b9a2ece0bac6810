import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../kernel/explanation.ts';
import { formatScore, score } from '../../../kernel/score.ts';
import { exactText, sumOf } from './sum.ts';

const line = (value: string | undefined, children: Partial<Explanation>[], unit = 'point'): Explanation => ({
  statement: 's',
  ...(value === undefined ? {} : { value }),
  unit,
  children: children.map((c) => ({ statement: 'c', unit, ...c })),
});

describe('sum of an explanation line', () => {
  it('adds weighted children to the value of the line', () => {
    const sum = sumOf(line('88.4', [{ value: '90', weight: 6000 }, { value: '86', weight: 4000 }]))!;
    expect(sum.kind).toBe('weighted');
    expect(sum.weight).toBe(10_000);
    expect(sum.parts.map((p) => formatScore(p))).toEqual(['54.00', '34.40']);
    expect(sum.difference).toBe(0);
  });
  it('shows what rounding made of it', () => {
    const sum = sumOf(line('33.33', [{ value: '100', weight: 3333 }, { value: '0.05', weight: 6667 }]))!;
    expect(formatScore(sum.total, 6)).toBe('33.363335');
    expect(sum.difference).toBe(33_335);
  });
  it('adds plain values of one unit only if they make the whole', () => {
    expect(sumOf(line('5', [{ value: '2' }, { value: '3' }]))?.kind).toBe('plain');
    expect(sumOf(line('6', [{ value: '2' }, { value: '3' }]))).toBeNull();
    expect(sumOf(line('5', [{ value: '2', unit: 'year' }, { value: '3' }]))).toBeNull();
  });
  it('does not call a list of facts a sum', () => {
    expect(sumOf(line('5', []))).toBeNull();
    expect(sumOf(line(undefined, [{ value: '优秀', weight: 5000 }, { value: '3', weight: 5000 }]))).toBeNull();
    expect(sumOf(line('5', [{ value: '5' }]))).toBeNull();
  });
  it('contributions differ from the total by rounding only', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 5000 })), { minLength: 1, maxLength: 30 }), (rows) => {
        const sum = sumOf(line(undefined, rows.map(([v, weight]) => ({ value: (v / 100).toFixed(2), weight }))))!;
        const parts = sum.parts.reduce<number>((a, b) => a + b, 0);
        expect(Math.abs(parts - sum.total)).toBeLessThanOrEqual(rows.length);
      }),
    );
  });
});

it.each([
  ['46', '46.00'],
  ['44.025', '44.025'],
  ['0.000001', '0.000001'],
  ['90.1', '90.10'],
  ['100', '100.00'],
])('%s is shown as %s', (value, text) => expect(exactText(score(value))).toBe(text));
