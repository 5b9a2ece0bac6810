import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCalendarDays, addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

describe('working days', () => {
  it.each<[string, string, boolean]>([
    ['an ordinary Monday', '2026-11-16', true],
    ['an ordinary Saturday', '2026-11-21', false],
    ['National Day', '2026-10-01', false],
    ['a Saturday made a working day for it', '2026-10-10', true],
    ['the eve of the Spring Festival', '2026-02-16', false],
    ['a Saturday worked before the Spring Festival', '2026-02-14', true],
  ])('%s (%s): %s', (_name, day, working) => expect(isWorkingDay(day)).toBe(working));

  it.each<[string, string, number, string]>([
    ['five from a Friday', '2026-11-20', 5, '2026-11-27'],
    ['five across National Day, with a Saturday worked', '2026-09-29', 5, '2026-10-12'],
    ['one over the Spring Festival', '2026-02-14', 1, '2026-02-24'],
    ['none from a Saturday', '2026-11-21', 0, '2026-11-23'],
    ['none from a Monday', '2026-11-23', 0, '2026-11-23'],
  ])('%s', (_name, from, count, day) => expect(addWorkingDays(from, count)).toEqual({ day, announced: true }));

  it('says that the holidays of a far year are not known', () => {
    expect(addWorkingDays('2026-12-30', 3).announced).toBe(addWorkingDays('2027-10-08', 0).announced);
    expect(addWorkingDays('2090-05-01', 3).announced).toBe(false);
  });

  it.each<[string, string, number, string]>([
    ['thirty days', '2026-11-02', 30, '2026-12-02'],
    ['thirty days that end on a Saturday', '2026-11-05', 30, '2026-12-07'],
    ['fifteen days that end in the National Day week', '2026-09-18', 15, '2026-10-08'],
  ])('%s of the calendar', (_name, from, count, day) => expect(addCalendarDays(from, count).day).toBe(day));

  const days = fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  it('counting there and measuring back agree', () =>
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const { day } = addWorkingDays(from, count);
      expect(isWorkingDay(day)).toBe(true);
      expect(workingDaysBetween(from, day)).toBe(count);
      expect(workingDaysBetween(day, from)).toBe(-count);
    })));
});
