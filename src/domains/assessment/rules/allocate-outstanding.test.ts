import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateOutstanding, outstandingLimit } from './allocate-outstanding.ts';

describe('优秀 places', () => {
  it.each([
    [100, '20', 'truncate', 20],
    [104, '20', 'truncate', 20],
    [4, '20', 'truncate', 0],
    [5, '20', 'truncate', 1],
    [7, '25', 'truncate', 1],
    [7, '25', 'half_up', 2],
    [0, '20', 'truncate', 0],
    [3000, '20', 'truncate', 600],
  ] as const)('%d people at %s%% %s: %d', (people, share, rounding, places) => expect(outstandingLimit(people, share, rounding)).toBe(places));

  it('within the year, places left over go to the largest remainders', () => {
    // 22 people: 4 places. a 9 → 1.8, b 8 → 1.6, c 5 → 1.0: whole parts 1+1+1, the fourth to a.
    const groups = [{ key: 'a', people: 9 }, { key: 'b', people: 8 }, { key: 'c', people: 5 }];
    expect([...allocateOutstanding(groups, '20', 'truncate', 'year')]).toEqual([['a', 2], ['b', 1], ['c', 1]]);
    expect([...allocateOutstanding(groups, '20', 'truncate', 'group')]).toEqual([['a', 1], ['b', 1], ['c', 1]]);
  });

  const groupList = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 4 }), people: fc.integer({ min: 0, max: 300 }) }), { selector: (g) => g.key, maxLength: 20 });
  const share = fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2));
  it('the share is never exceeded, and none of its places is lost', () => {
    fc.assert(
      fc.property(groupList, share, (groups, percent) => {
        const total = groups.reduce((a, g) => a + g.people, 0);
        const limit = outstandingLimit(total, percent, 'truncate');
        const inYear = allocateOutstanding(groups, percent, 'truncate', 'year');
        expect([...inYear.values()].reduce((a, b) => a + b, 0)).toBe(limit);
        expect(limit * 100).toBeLessThanOrEqual(total * Number(percent) + 1e-6);
        for (const g of groups) expect(inYear.get(g.key)).toBeLessThanOrEqual(g.people);
        const inGroup = [...allocateOutstanding(groups, percent, 'truncate', 'group').values()].reduce((a, b) => a + b, 0);
        expect(inGroup).toBeLessThanOrEqual(limit);
      }),
    );
  });
  it('the order of the groups changes nothing', () => {
    fc.assert(
      fc.property(groupList, share, (groups, percent) => {
        const there = allocateOutstanding(groups, percent, 'truncate', 'year');
        const back = allocateOutstanding([...groups].reverse(), percent, 'truncate', 'year');
        for (const g of groups) expect(back.get(g.key)).toBe(there.get(g.key));
      }),
    );
  });
});
