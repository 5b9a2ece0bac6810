import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScheme } from '../sample-scheme.ts';
import { ofClass, percentText, tenThousandths, weightTotals } from './weights.ts';

describe('weights', () => {
  it('reads every percent of two decimals exactly', () => {
    for (let n = 0; n <= 10_000; n++) expect(tenThousandths(n / 100)).toBe(n);
  });
  it.each([
    [4000, '40'],
    [1250, '12.5'],
    [3333, '33.33'],
    [11_000, '110'],
    [0, '0'],
  ])('%d ten-thousandths print as %s', (weight, text) => expect(percentText(weight)).toBe(text));
  it.each([
    [40, 'leader', 40],
    [{ leader: 60, staff: 30 }, 'staff', 30],
    [{ leader: 60 }, 'staff', undefined],
  ])('%o for %s is %s', (value, classKey, expected) => expect(ofClass<number>(value as number, classKey)).toBe(expected));
  it('sums every level for every class', () => {
    const totals = weightTotals(buildScheme());
    expect(totals.map((t) => `${t.at}(${t.classKey})`)).toEqual(['(leader)', 'integrity(leader)', 'integrity.conduct(leader)', 'achievement(leader)', '(staff)', 'integrity(staff)', 'integrity.conduct(staff)', 'achievement(staff)']);
    expect(totals.every((t) => t.holds)).toBe(true);
  });
  it('a part that weighs nothing may total nothing', () => {
    const scheme = buildScheme();
    scheme.dimensions[0]!.weight = { leader: 0, staff: 40 };
    scheme.dimensions[0]!.indicators[0]!.weight = { leader: 0, staff: 100 };
    const holds = new Map(weightTotals(scheme).map((t) => [`${t.at}(${t.classKey})`, t.holds]));
    expect([holds.get('(leader)'), holds.get('integrity(leader)'), holds.get('integrity.conduct(leader)'), holds.get('(staff)')]).toEqual([false, true, true, true]);
  });
  it('holds exactly at 100%', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (a, b) => {
        const scheme = buildScheme();
        scheme.dimensions[0]!.weight = a / 100;
        scheme.dimensions[1]!.weight = b / 100;
        const top = weightTotals(scheme).filter((t) => t.at === '');
        for (const t of top) expect([t.total, t.holds]).toEqual([a + b, a + b === 10_000]);
      }),
    );
  });
});
