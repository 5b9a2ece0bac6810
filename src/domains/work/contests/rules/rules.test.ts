import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator, Result } from '../model.ts';
import { distance, rankField, reached } from './rank-field.ts';

const indicator = (id: string, direction: 'more' | 'less' = 'more', benchmark = 100_000): Indicator => ({ id, field: '招商', name: id, unit: '亿元', direction, benchmark, benchmarkSource: '全市第一名', most: null });
const result = (indicatorId: string, organizationId: string, amount: number, number = 1): Result => ({ indicatorId, organizationId, period: '2026-09-01', number, amount, source: '统计局', recordedBy: '甲' });
const units = ['a', 'b', 'c'].map((id) => ({ id, name: id }));

describe('work.rank_field', () => {
  it.each([
    ['half of it', 'more', 50_000, 50_000_000, -50_000],
    ['beyond it', 'more', 120_000, 120_000_000, 20_000],
    ['nothing where more is better', 'more', 0, 0, -100_000],
    ['half of it where less is better', 'less', 50_000, 200_000_000, 50_000],
    ['twice of it where less is better', 'less', 200_000, 50_000_000, -100_000],
    ['a tenth of it where less is better: twice at most', 'less', 10_000, 200_000_000, 90_000],
    ['nothing where less is better', 'less', 0, 200_000_000, 100_000],
  ] as const)('%s', (_what, direction, amount, percent, away) => expect([reached(indicator('x', direction), amount), distance(indicator('x', direction), amount)]).toEqual([percent, away]));

  const places = (results: readonly Result[], indicators = [indicator('x'), indicator('y')]) => Object.fromEntries(rankField('招商', indicators, units, results).map((p) => [p.organizationId, [p.rank, p.score, p.missing.join(',')]]));
  it('a missing result is not zero: the unit is not ranked, the others are', () =>
    expect(places([result('x', 'a', 50_000), result('y', 'a', 50_000), result('x', 'b', 0), result('y', 'b', 0), result('x', 'c', 99_000)])).toEqual({ a: [1, 50_000_000, ''], b: [2, 0, ''], c: [null, null, 'y'] }));
  it('the last figure counts, equal ones rank alike', () =>
    expect(places([result('x', 'a', 1), result('x', 'a', 50_000, 2), result('x', 'b', 50_000), result('x', 'c', 100)], [indicator('x')])).toEqual({ a: [1, 50_000_000, ''], b: [1, 50_000_000, ''], c: [3, 100_000, ''] }));
  it('a better result never lowers a place, whichever way is better', () =>
    fc.assert(
      fc.property(fc.constantFrom('more' as const, 'less' as const), fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 3, maxLength: 3 }), fc.integer({ min: 1, max: 100_000 }), (direction, amounts, step) => {
        const rank = (of: readonly number[]) => rankField('招商', [indicator('x', direction)], units, of.map((a, i) => result('x', units[i]!.id, a)))[0]!.rank!;
        const better = direction === 'more' ? amounts[0]! + step : Math.max(0, amounts[0]! - step);
        expect(rank([better, amounts[1]!, amounts[2]!])).toBeLessThanOrEqual(rank(amounts));
      }),
    ));
});
