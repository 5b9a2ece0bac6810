import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankInGroup, share, tasksOfYear } from './task-completion.ts';

describe('evidence.task_completion (M009)', () => {
  const task = (key: string, deadline: string) => ({ key, deadline });
  it.each<[string, string, string | null, boolean, boolean]>([
    ['due and done', '2023-12-31', '2023-11-01', true, true],
    ['due and done on the last day', '2023-06-30', '2023-12-31', true, true],
    ['due and open', '2023-12-31', null, true, false],
    ['due, done the year after', '2023-12-31', '2024-01-01', true, false],
    ['carried over and done', '2022-12-31', '2023-02-01', true, true],
    ['carried over, still open', '2022-12-31', null, true, false],
    ['done before the year', '2023-06-30', '2022-12-31', false, false],
    ['due later', '2024-06-30', null, false, false],
    ['due later, done early', '2024-06-30', '2023-12-01', true, true],
  ])('%s', (_name, deadline, completed, due, done) => {
    const r = tasksOfYear([task('a', deadline)], new Map(completed === null ? [] : [['a', completed]]), 2023);
    expect([r.due.length === 1, r.done.length === 1]).toEqual([due, done]);
  });

  it('a task is done in one year only', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2026 }), fc.integer({ min: 2020, max: 2026 }), (deadline, completed) => {
        const done = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027].filter((y) => tasksOfYear([task('a', `${deadline}-06-30`)], new Map([['a', `${completed}-03-01`]]), y).done.length > 0);
        expect(done).toEqual([completed]);
      }),
    ));

  it.each([[9, 10, '90.00'], [7, 10, '70.00'], [8, 8, '100.00'], [2, 3, '66.67'], [0, 0, '0.00'], [4, 5, '80.00']])('%i of %i is %s', (done, due, expected) => expect(share(done, due)).toBe(expected));
});

describe('evidence.rank_in_group (M009, M010)', () => {
  const s = (id: string, done: number, due: number, group = '甲组') => ({ id, group, done, due });
  it('the practice’s own example', () => {
    const r = rankInGroup([s('甲', 9, 10), s('乙', 7, 10), s('丙', 8, 8), s('丁', 4, 4, '乙组')]);
    expect([...r].map(([id, { rank, groupSize }]) => [id, rank, groupSize])).toEqual([['甲', 2, 3], ['乙', 3, 3], ['丙', 1, 3], ['丁', 1, 1]]);
  });
  it.each([
    ['equal shares share the rank', [s('a', 1, 2), s('b', 2, 4), s('c', 0, 4)], [1, 1, 3]],
    ['nothing promised is last', [s('a', 0, 0), s('b', 1, 4)], [2, 1]],
    ['the closing account’s example', [s('own', 4, 5), s('p1', 4, 4), s('p2', 3, 6)], [2, 1, 3]],
  ])('%s', (_name, standings, ranks) => expect([...rankInGroup(standings).values()].map((r) => r.rank)).toEqual(ranks));
});
