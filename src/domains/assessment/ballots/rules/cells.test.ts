import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, wholeGroups, type GroupBallots } from './cells.ts';
import { leavesOf, lineOf } from './check-plan.ts';

const flat = (...keys: string[]): GroupBallots[] => keys.map((key) => ({ key, parent: null }));
const nested: GroupBallots[] = [{ key: 'inside', parent: null }, { key: 'leaders', parent: 'inside' }, { key: 'peers', parent: 'inside' }, { key: 'public', parent: null }];

describe('cells', () => {
  it.each([
    ['all large', flat('a', 'b'), { a: 5, b: 9 }, ['a', 'b']],
    ['a small one with the smallest other', flat('a', 'b', 'c'), { a: 2, b: 9, c: 6 }, ['a+c', 'b']],
    ['two small ones together', flat('a', 'b', 'c'), { a: 3, b: 2, c: 20 }, ['a+b', 'c']],
    ['an empty group, too', flat('a', 'b'), { a: 0, b: 9 }, ['a+b']],
    ['a sibling before a stranger', nested, { leaders: 2, peers: 30, public: 6 }, ['leaders+peers', 'public']],
    ['all under the threshold', flat('a', 'b'), { a: 2, b: 2 }, null],
  ] as const)('%s', (_what, groups, counts, expected) => {
    expect(cellsOf(groups, new Map(Object.entries(counts)), 5)?.map((c) => c.key).toSorted() ?? null).toEqual(expected);
  });

  it('shows sums of a group above only where its cells lie within it', () => {
    const cells = cellsOf(nested, new Map([['leaders', 6], ['peers', 7], ['public', 2]]), 5)!;
    expect(wholeGroups(nested, cells).map((g) => g.key)).toEqual([]);
    expect(wholeGroups(nested, cellsOf(nested, new Map([['leaders', 6], ['peers', 7], ['public', 8]]), 5)!).map((g) => g.key)).toEqual(['inside']);
  });

  /** Random trees of at most two levels with random numbers of ballots. */
  const trees = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }).map((branches) => {
    const groups: GroupBallots[] = [];
    const ballots = new Map<string, number>();
    branches.forEach((leaves, b) => {
      if (leaves.length > 1) groups.push({ key: `g${b}`, parent: null });
      leaves.forEach((n, l) => {
        const key = leaves.length > 1 ? `g${b}_${l}` : `g${b}`;
        groups.push({ key, parent: leaves.length > 1 ? `g${b}` : null });
        ballots.set(key, n);
      });
    });
    return { groups, ballots };
  });

  it('keeps every cell at the threshold, and no subtraction of published sums gives a set of fewer ballots', () => {
    fc.assert(
      fc.property(trees, fc.integer({ min: 2, max: 6 }), ({ groups, ballots }, threshold) => {
        const cells = cellsOf(groups, ballots, threshold);
        const leaves = leavesOf(groups).map((g) => g.key);
        const all = leaves.reduce((sum, k) => sum + ballots.get(k)!, 0);
        if (cells === null) {
          expect(all).toBeLessThan(threshold);
          return;
        }
        expect(cells.flatMap((c) => c.groups).toSorted()).toEqual(leaves.toSorted());
        const published = [...cells.map((c) => c.groups), ...wholeGroups(groups, cells).map((g) => leaves.filter((l) => lineOf(groups, l).some((x) => x.key === g.key))), leaves];
        // Attack: every combination of published sums with factors −1, 0, 1. A combination that is exactly one set of leaves shows the answers of that set.
        const attack = (i: number, vector: number[]): void => {
          if (i === published.length) {
            const found = leaves.filter((_l, n) => vector[n] === 1);
            if (found.length > 0 && vector.every((v) => v === 0 || v === 1)) expect(found.reduce((sum, l) => sum + ballots.get(l)!, 0)).toBeGreaterThanOrEqual(threshold);
            return;
          }
          for (const factor of [-1, 0, 1]) attack(i + 1, vector.map((v, n) => v + (published[i]!.includes(leaves[n]!) ? factor : 0)));
        };
        if (published.length <= 8) attack(0, leaves.map(() => 0));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves more than one possibility for what a small group answered, by brute force over all answers', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 3 }), (answers) => {
        const groups = flat(...answers.map((_a, i) => `g${i}`));
        const threshold = 3;
        const cells = cellsOf(groups, new Map(answers.map((a, i) => [`g${i}`, a.length])), threshold);
        if (!cells) return;
        const sets: readonly (readonly string[])[] = [...cells.map((c) => c.groups), groups.map((g) => g.key)];
        const sums = (list: readonly (readonly number[])[]): string => sets.map((set) => set.reduce<number>((sum, g) => sum + list[Number(g.slice(1))]!.reduce((a, b) => a + b, 0), 0)).join();
        const seen = sums(answers);
        const spread = answers.map((a) => Array.from({ length: a.length + 1 }, (_, ones) => Array.from({ length: a.length }, (_x, i) => (i < ones ? 1 : 0))));
        const worlds = spread.reduce<number[][][]>((all, options) => all.flatMap((w) => options.map((o) => [...w, o])), [[]]).filter((w) => sums(w) === seen);
        answers.forEach((a, i) => {
          if (a.length >= threshold) return;
          const cell = cells.find((c) => c.groups.includes(`g${i}`))!;
          const total = cell.groups.flatMap((g) => answers[Number(g.slice(1))]!);
          // Where everybody of the cell answered alike, the cell itself shows it; otherwise the group's own sum stays open.
          const alike = new Set(total).size === 1;
          const possible = new Set(worlds.map((w) => w[i]!.reduce((x, y) => x + y, 0)));
          expect(possible.size > 1 || alike).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });
});
