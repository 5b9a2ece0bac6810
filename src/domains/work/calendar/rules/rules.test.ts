import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueState } from './due-state.ts';
import { weeksOf } from './month-grid.ts';

// 2026-03-06 is a Friday.
describe('what is due', () => {
  it.each([
    ['open on its day', { done: false, reportedOn: null }, '2026-03-06', 'open', 0],
    ['late on the day off after it, by one', { done: false, reportedOn: null }, '2026-03-07', 'late', 1],
    ['late by working days', { done: false, reportedOn: null }, '2026-03-10', 'late', 2],
    ['reported in time it waits', { done: false, reportedOn: '2026-03-06' }, '2026-03-20', 'waiting', 0],
    ['reported late it waits and was late', { done: false, reportedOn: '2026-03-09' }, '2026-03-20', 'waiting', 1],
    ['done in time', { done: true, reportedOn: '2026-03-05' }, '2026-03-20', 'done', 0],
    ['done late', { done: true, reportedOn: '2026-03-09' }, '2026-03-20', 'done', 1],
    ['done, the day unknown', { done: true, reportedOn: null }, '2026-03-20', 'done', 0],
  ] as const)('%s', (_, at, today, state, lateBy) => expect(dueState('2026-03-06', at, today)).toEqual({ state, lateBy }));
});

describe('the weeks of a month', () => {
  it.each([['2026-03-01', 6, 6], ['2026-02-01', 5, 6], ['2027-02-01', 4, 0], ['2026-11-01', 6, 6]])('%s has %i weeks and begins after %i days', (month, weeks, lead) => {
    const grid = weeksOf(month);
    expect([grid.length, grid[0]!.indexOf(month)]).toEqual([weeks, lead]);
  });
  it('holds every day of the month once, in order, in weeks of seven', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, m) => {
        const grid = weeksOf(`${year}-${String(m).padStart(2, '0')}-01`);
        const days = grid.flat().filter((d) => d !== null);
        expect(grid.every((w) => w.length === 7)).toBe(true);
        expect(days.length).toBe(new Date(Date.UTC(year, m, 0)).getUTCDate());
        expect([...days].sort()).toEqual(days);
        for (const w of grid) for (const [i, d] of w.entries()) if (d !== null) expect((new Date(`${d}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(i);
      }),
    );
  });
});
