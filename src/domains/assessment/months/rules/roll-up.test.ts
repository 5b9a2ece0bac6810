import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatScore, score } from '../../../../kernel/score.ts';
import { markOfItems, rollUp, type MarkedPeriod } from './roll-up.ts';

const shares = { monthsInQuarter: 60, quartersInYear: 50 };
const year = (months: (number | null)[], quarters: (number | null)[], own: number | null): MarkedPeriod[] => {
  const of = (kind: MarkedPeriod['kind'], marks: (number | null)[]) => marks.map((m, i) => ({ kind, number: i + 1, mark: m === null ? null : score(m) }));
  return [...of('month', months), ...of('quarter', quarters), ...of('year', [own])];
};
const twelve = [90, 80, 85, 70, 75, 80, 95, 95, 95, 60, 70, 80];

describe('months into quarters into the year', () => {
  it('weighs the mean of the lower periods against the own mark', () => {
    const rolled = rollUp(year(twelve, [90, 80, 100, 70], 88), shares);
    // 1st quarter: mean 85 × 60% + 90 × 40% = 87; then 77, 97, 70; year: mean 82.75 × 50% + 88 × 50% = 85.375 → 85.38.
    expect(rolled.filter((p) => p.kind === 'quarter').map((p) => formatScore(p.score!))).toEqual(['87.00', '77.00', '97.00', '70.00']);
    expect(rolled.at(-1)).toMatchObject({ kind: 'year', below: score('82.75'), score: score('85.38'), missing: [] });
  });

  it('a missing month leaves its quarter and the year without score, and is named; other quarters stand', () => {
    const rolled = rollUp(year(twelve.map((m, i) => (i === 4 ? null : m)), [90, 80, 100, 70], 88), shares);
    expect(rolled.filter((p) => p.score === null).map((p) => [p.kind, p.number, p.missing])).toEqual([
      ['month', 5, [{ kind: 'month', number: 5 }]],
      ['quarter', 2, [{ kind: 'month', number: 5 }]],
      ['year', 1, [{ kind: 'month', number: 5 }]],
    ]);
  });

  it('equal marks everywhere give that mark, whatever the shares', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (mark, a, b) => rollUp(year(Array(12).fill(mark), Array(4).fill(mark), mark), { monthsInQuarter: a, quartersInYear: b }).every((p) => p.score === score(mark))));
  });

  it('a month takes the mean of its ratings, or nothing', () => {
    const points = { good: 100, fair: 80, poor: 50 };
    expect(markOfItems(['good', 'fair', 'poor'], points)).toBe(score('76.67'));
    expect(markOfItems([], points)).toBeNull();
  });
});
