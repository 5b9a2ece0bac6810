import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/period.ts';
import { isWorkingDay, workingDaysBetween } from '../../../kernel/working-days.ts';
import { afterSuspension, daysLeft, daysTaken, dueDay, lateBy } from './clock.ts';

describe('the clock of a case', () => {
  it.each([
    // 2026: 国庆 1–7 October off, 10 October (Saturday) worked.
    ['working_days', '2026-09-30', 3, '2026-10-10'],
    ['working_days', '2026-11-20', 5, '2026-11-27'],
    ['working_days', '2026-11-21', 0, '2026-11-23'],
    ['calendar_days', '2026-09-03', 30, '2026-10-08'],
    ['calendar_days', '2026-11-02', 30, '2026-12-02'],
  ] as const)('%s from %s: %i end on %s', (counted, from, count, expected) => expect(dueDay(counted, from, count)).toBe(expected));

  it.each([
    ['what was left is left', '2026-11-27', '2026-11-24', '2026-12-08', '2026-12-11'],
    ['stopped on its last day: it goes on to the end of that day', '2026-11-27', '2026-11-27', '2026-12-08', '2026-12-08'],
    ['over when it was stopped: stays over', '2026-11-20', '2026-11-24', '2026-12-08', '2026-11-20'],
    ['stopped and started on one day: nothing changes', '2026-11-27', '2026-11-24', '2026-11-24', '2026-11-27'],
  ] as const)('%s', (_, due, suspended, resumed, expected) => expect(afterSuspension(due, suspended, resumed)).toBe(expected));

  it.each([
    ['nothing stood', '2026-11-16', 0, null, '2026-11-20', 4],
    ['two days stood', '2026-11-16', 2, null, '2026-11-20', 2],
    ['standing since Wednesday', '2026-11-16', 0, '2026-11-18', '2026-12-30', 2],
    ['stood before and stands again', '2026-11-16', 1, '2026-11-18', '2026-12-30', 1],
    ['over the holiday with its moved working day', '2026-09-30', 0, null, '2026-10-10', 3],
  ] as const)('%s: what a state took', (_, enteredOn, stood, suspendedOn, today, expected) => expect(daysTaken({ enteredOn, stood, suspendedOn }, today)).toBe(expected));

  it.each([
    [null, '2026-11-20', 0, null],
    ['2026-11-20', '2026-11-20', 0, 1],
    ['2026-11-20', '2026-11-21', 1, -1],
    ['2026-11-20', '2026-11-23', 1, -1],
    ['2026-11-20', '2026-11-24', 2, -2],
    ['2026-11-27', '2026-11-20', 0, 6],
    ['2026-11-27', '2026-11-21', 0, 5],
  ] as const)('due %s on %s: %i late, %s left', (due, today, late, left) => {
    expect(lateBy(due, today)).toBe(late);
    expect(daysLeft(due, today)).toBe(left);
  });

  const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-01-01', n));
  it('a stop never takes working days away, however long it lasts', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 90 }), (from, term, until, stood) => {
        const due = dueDay('working_days', from, term);
        const suspended = addDays(from, until);
        const resumed = addDays(suspended, stood);
        const after = afterSuspension(due, suspended, resumed);
        if (due < suspended) expect(after).toBe(due);
        // Nothing left and taken up on a day off: it may still be done on the next working day.
        else expect(workingDaysBetween(resumed, after)).toBe(workingDaysBetween(suspended, due) || (isWorkingDay(resumed) ? 0 : 1));
        expect(after >= due || due < suspended).toBe(true);
      }),
    );
  });
});
