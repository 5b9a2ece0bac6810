import type { Day } from '../../../kernel/period.ts';
import { addCalendarDays, addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../kernel/working-days.ts';
import type { Term } from '../definition.ts';

/** The last day of a term that began on `from`; the day itself does not count. */
export const dueDay = (counted: Term['counted'], from: Day, count: number): Day => (counted === 'working_days' ? addWorkingDays(from, count) : addCalendarDays(from, count)).day;

/**
 * The term after the clock stood from `suspended` to `resumed`: what was left is left. Working days that passed meanwhile are added;
 * a term that was over when the clock was stopped stays over.
 */
export function afterSuspension(due: Day, suspended: Day, resumed: Day): Day {
  if (due < suspended) return due;
  return addWorkingDays(resumed, Math.max(0, workingDaysBetween(suspended, due))).day;
}

/** Working days a state has taken: those it lasted less those the clock stood, of which the last stand may not be over. */
export const daysTaken = (file: { readonly enteredOn: Day; readonly stood: number; readonly suspendedOn: Day | null }, today: Day): number =>
  Math.max(0, workingDaysBetween(file.enteredOn, file.suspendedOn ?? today) - file.stood);

/** Working days past the term; 0 while in time and without a term. */
export const lateBy = (due: Day | null, today: Day): number => (due === null || today <= due ? 0 : Math.max(1, workingDaysBetween(due, today)));

/** Working days left, counting today if it is one; null without a term, negative when late. */
export const daysLeft = (due: Day | null, today: Day): number | null => (due === null ? null : due < today ? -lateBy(due, today) : workingDaysBetween(today, due) + (isWorkingDay(today) ? 1 : 0));
