import { addDays, addMonths, firstDayOf, type Day, type PartialDate } from '../../../kernel/period.ts';

export const ruleId = 'registry.appointment_period';

/**
 * The days an appointment or rank covers. Files hold months: one begun and left within a month (or a year, or a day)
 * still covers that month, so that no version is empty.
 */
export function appointmentPeriod(startedOn: PartialDate, endedOn: PartialDate | null): { from: Day; to: Day | null } {
  const from = firstDayOf(startedOn);
  if (endedOn === null) return { from, to: null };
  const to = firstDayOf(endedOn);
  return { from, to: to > from ? to : endedOn.length < 10 ? addMonths(from, endedOn.length === 4 ? 12 : 1) : addDays(from, 1) };
}
