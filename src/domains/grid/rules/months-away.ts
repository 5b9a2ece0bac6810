import { addMonths, monthsBetween, type Day } from '../../../kernel/period.ts';

/** Months away on a day: full months, and half a one more once a further has begun, so that "more than one month" holds from the day after. */
export function monthsAway(from: Day, today: Day): number {
  if (today <= from) return 0;
  const full = monthsBetween(from, today);
  return addMonths(from, full) < today ? full + 0.5 : full;
}
