import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankGroups } from './rank-groups.ts';
import { EXCLUDED, SCORED } from './score-sheets.ts';

const rank = (totals: number[], groups: number[], states = totals.map(() => SCORED)) => rankGroups(Float64Array.from(totals), Uint8Array.from(states), Int32Array.from(groups), Math.max(0, ...groups) + 1, 1);

describe('ranks', () => {
  it.each([
    ['one group', [80, 90, 70], [0, 0, 0], [2, 1, 3]],
    ['equal scores share a rank, the next one skips', [90, 90, 90, 80], [0, 0, 0, 0], [1, 1, 1, 4]],
    ['groups do not touch', [80, 90, 70, 60], [0, 1, 0, 1], [1, 1, 2, 2]],
    ['one person', [1], [0], [1]],
    ['nobody', [], [], []],
  ])('%s', (_, totals, groups, ranks) => expect([...rank(totals, groups).ranks]).toEqual(ranks));
  it('people without a score have no rank and do not count', () => {
    const r = rank([90, 100, 80], [0, 0, 0], [SCORED, EXCLUDED, SCORED]);
    expect([...r.ranks]).toEqual([1, 0, 2]);
    expect([...r.sizes]).toEqual([2]);
  });
  const people = fc.array(fc.record({ total: fc.integer({ min: 0, max: 20 }), group: fc.integer({ min: 0, max: 3 }), state: fc.constantFrom(SCORED, SCORED, EXCLUDED) }), { maxLength: 60 });
  it('counting and sorting agree', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(10_000, 1_000_000), (list, step) => {
        const args = [Float64Array.from(list, (x) => x.total * step), Uint8Array.from(list, (x) => x.state), Int32Array.from(list, (x) => x.group), 4] as const;
        // Few whole points are counted; a last place of one millionth makes millions of cells and is sorted.
        expect(rankGroups(...args, step)).toEqual(rankGroups(...args, 1));
      }),
    );
  });
  it('rank is one more than the number of better people in the group, for everybody', () => {
    fc.assert(
      fc.property(people, (list) => {
        const { ranks, sizes } = rankGroups(Float64Array.from(list, (x) => x.total), Uint8Array.from(list, (x) => x.state), Int32Array.from(list, (x) => x.group), 4, 1);
        list.forEach((x, i) => {
          const better = list.filter((y) => y.group === x.group && y.state === SCORED && y.total > x.total).length;
          expect(ranks[i]).toBe(x.state === SCORED ? better + 1 : 0);
        });
        for (let g = 0; g < 4; g++) expect(sizes[g]).toBe(list.filter((x) => x.group === g && x.state === SCORED).length);
      }),
    );
  });
});
