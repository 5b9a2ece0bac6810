import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chance } from './chance.ts';
import { idMaker } from './ids.ts';
import { workday, yearsBetween } from './calendar.ts';

const take = (seed: string, n: number): number[] => {
  const c = chance(seed);
  return Array.from({ length: n }, () => c.next());
};

describe('chance', () => {
  it('repeats for a seed and differs between seeds and forks', () => {
    expect(take('1', 50)).toEqual(take('1', 50));
    expect(take('1', 5)).not.toEqual(take('2', 5));
    expect(chance('1').fork('a').next()).not.toBe(chance('1').fork('b').next());
  });
  it('is even: ten buckets of 20,000 draws within 10%', () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    for (const x of take('even', 20_000)) buckets[Math.floor(x * 10)]!++;
    for (const n of buckets) expect(Math.abs(n - 2000)).toBeLessThan(200);
  });
  it('draws counts with the asked mean', () => {
    const c = chance('counts');
    for (const mean of [0.5, 4, 100]) {
      const total = Array.from({ length: 4000 }, () => c.count(mean)).reduce((a, b) => a + b, 0);
      expect(Math.abs(total / 4000 - mean)).toBeLessThan(Math.max(0.1, mean * 0.05));
    }
  });
  it('samples without repeating', () => {
    const items = Array.from({ length: 30 }, (_, i) => i);
    const some = chance('s').sample(items, 12);
    expect(new Set(some).size).toBe(12);
    expect(chance('s').sample(items, 99)).toHaveLength(30);
  });
  it('makes valid identifiers in rising order', () => {
    const next = idMaker(chance('ids'), 1_700_000_000_000);
    const ids = Array.from({ length: 9000 }, next);
    expect(z.uuid().safeParse(ids[0]).success).toBe(true);
    expect(new Set(ids).size).toBe(9000);
    expect([...ids].sort()).toEqual(ids);
  });
  it('knows weekends and full years', () => {
    expect(workday('2026-11-21')).toBe('2026-11-20');
    expect(workday('2026-11-22')).toBe('2026-11-20');
    expect(workday('2026-11-23')).toBe('2026-11-23');
    expect(yearsBetween('1980-05-10', '2000-05-09')).toBe(19);
    expect(yearsBetween('1980-05-10', '2000-05-10')).toBe(20);
  });
});
