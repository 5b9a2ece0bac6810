import { addDays, addMonths, type Day } from '../../../../kernel/period.ts';

/** The weeks of a month, Monday first; days of the months beside it are null. */
export function weeksOf(month: Day): (Day | null)[][] {
  const first = `${month.slice(0, 7)}-01`;
  const next = addMonths(first, 1);
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (Day | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; day < next; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7));
}
