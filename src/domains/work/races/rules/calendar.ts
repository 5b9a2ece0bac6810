import { addDays, addMonths, type Day } from '../../../../kernel/period.ts';
import { addWorkingDays } from '../../../../kernel/working-days.ts';

/** Months of a quarter, first days. */
export const monthsOf = (quarter: Day): Day[] => [0, 1, 2].map((n) => addMonths(quarter, n));
/** Is it the first day of a quarter of the year? */
export const isQuarter = (day: Day): boolean => /^\d{4}-(01|04|07|10)-01$/.test(day);
/** The fixed day of a month: what is confirmed by its end counts in the month's snapshot. */
export const snapshotDay = (month: Day, days: number): Day => addWorkingDays(addDays(addMonths(month, 1), -1), days).day;
/** Months whose fixed day is over and which are not counted yet, in order. */
export const dueMonths = (quarter: Day, days: number, taken: readonly Day[], today: Day): Day[] => monthsOf(quarter).filter((m) => snapshotDay(m, days) < today && !taken.includes(m));
