import { isWorkingDay } from '../../../kernel/working-days.ts';

/** Office hours in whole hours of the day in China (UTC+8), e.g. 9 to 17. */
export interface OfficeHours {
  readonly opens: number;
  readonly closes: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CHINA = 8 * HOUR;
const dayOf = (china: number): string => new Date(china).toISOString().slice(0, 10);
const startOfDay = (china: number): number => Math.floor(china / DAY) * DAY;

/** The moment at which so many working hours have passed since `from`; hours outside the office and on days off do not count. */
export function addWorkingHours(from: Date, hours: number, office: OfficeHours): Date {
  let at = from.getTime() + CHINA;
  let left = hours * HOUR;
  for (;;) {
    const midnight = startOfDay(at);
    const [open, close] = [midnight + office.opens * HOUR, midnight + office.closes * HOUR];
    if (isWorkingDay(dayOf(midnight)) && at < close) {
      at = Math.max(at, open);
      if (left <= close - at) return new Date(at + left - CHINA);
      left -= close - at;
    }
    at = midnight + DAY;
  }
}

/** Working time in milliseconds between two moments; 0 when the second is not later. */
export function workingTimeBetween(from: Date, to: Date, office: OfficeHours): number {
  let at = from.getTime() + CHINA;
  const end = to.getTime() + CHINA;
  let passed = 0;
  while (at < end) {
    const midnight = startOfDay(at);
    if (isWorkingDay(dayOf(midnight))) passed += Math.max(0, Math.min(end, midnight + office.closes * HOUR) - Math.max(at, midnight + office.opens * HOUR));
    at = midnight + DAY;
  }
  return passed;
}
