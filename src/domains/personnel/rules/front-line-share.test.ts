import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOfPromotion } from './classify-promotion.ts';
import { addCounts, countPromotions, monthsUntil, shareOf } from './front-line-share.ts';

const promotions = fc.array(fc.record({ frontLine: fc.boolean() }), { maxLength: 60 });

describe('share of front-line experience', () => {
  it('is not known when nobody was promoted, never zero', () => expect(shareOf({ promoted: 0, frontLine: 0 })).toBeNull());

  it.each([[3, 5, 60], [4, 5, 80], [1, 2, 50], [7, 7, 100], [0, 4, 0]])('%i of %i is exactly %i%%', (frontLine, promoted, percent) => expect(shareOf({ promoted, frontLine })).toBe(percent));

  it('of two parts counted apart is that of both counted together', () => {
    fc.assert(fc.property(promotions, promotions, (a, b) => void expect(addCounts(countPromotions(a), countPromotions(b))).toEqual(countPromotions([...a, ...b]))));
  });

  it('lies between 0 and 100, does not look at the order, and never falls by somebody with experience', () => {
    fc.assert(fc.property(promotions, (list) => {
      const count = countPromotions(list);
      const share = shareOf(count);
      expect(countPromotions(list.toReversed())).toEqual(count);
      if (share === null) return;
      expect(share).toBeGreaterThanOrEqual(0);
      expect(shareOf(addCounts(count, { promoted: 1, frontLine: 1 }))!).toBeGreaterThanOrEqual(share);
      expect(shareOf(addCounts(count, { promoted: 1, frontLine: 0 }))!).toBeLessThanOrEqual(share);
    }));
  });

  it('lists the months of a year that have begun', () => {
    expect(monthsUntil(2026, '2026-03-01')).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(monthsUntil(2025, '2026-03-01')).toHaveLength(12);
    expect(monthsUntil(2027, '2026-03-01')).toEqual([]);
  });
});

describe('where a promotion counts', () => {
  const facts = { 单位类别: '县直机关', 领导职务层次: '无' };
  const cases = [
    ['an organ of a city itself', '市', '1.4', '省市机关'],
    ['an organ of a county within a city', '市', '1.9.2', '县直机关'],
    ['the county itself within a city', '市', '1.9', '县直机关'],
    ['another branch that begins alike', '市', '1.90', '省市机关'],
    ['an organ of a county', 'county', '1.4', '县直机关'],
    ['an organ nobody can place', '市', null, '省市机关'],
  ] as const;
  it.each(cases)('%s', (_, regionLevel, path, kind) => {
    expect(factsOfPromotion(facts, '乡科级副职', path, { regionLevel, regionsBelow: ['1.9'] })).toEqual({ 单位类别: kind, 领导职务层次: '乡科级副职' });
  });
  it('leaves a township what it is', () => expect(factsOfPromotion({ 单位类别: '乡镇街道' }, '乡科级正职', '1.4', { regionLevel: '市', regionsBelow: [] })['单位类别']).toBe('乡镇街道'));
});
