import chineseDays from 'chinese-days';
import type { Day } from './period.ts';

// The package is CommonJS and Node finds no names in its minified file: it is imported whole.
const { isHoliday, isWorkday } = chineseDays;

/** A date reached by counting working days. */
export interface CountedDay {
  readonly day: Day;
  /** False when the count runs into a year whose holidays the State Council has not announced yet: weekends alone were left out, and the date may move. */
  readonly announced: boolean;
}

const next = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Whether the holidays of the year are known. The National Day week always has a weekday off; where it has none, nobody has announced the year. */
const announced = (year: string): boolean => ['01', '02', '03'].some((d) => isHoliday(`${year}-10-${d}`) && ![0, 6].includes(new Date(`${year}-10-${d}T00:00:00Z`).getUTCDay()));

/** 工作日: Monday to Friday less public holidays, plus weekends made working days (全国年节及纪念日放假办法). */
export const isWorkingDay = (day: Day): boolean => isWorkday(day);

/**
 * The day on which `count` full working days have passed. The day of the event itself does not count (民法典 第二百零一条);
 * 0 is the day itself, or the next working day if it is none. Refuses nothing: `count` is a whole number of at least 0.
 */
export function addWorkingDays(from: Day, count: number): CountedDay {
  let day = from;
  let left = count;
  if (left === 0) while (!isWorkingDay(day)) day = next(day);
  while (left > 0) {
    day = next(day);
    if (isWorkingDay(day)) left--;
  }
  return { day, announced: announced(day.slice(0, 4)) };
}

/** The last day of a term of calendar days; one that ends on a day off ends on the next working day (民法典 第二百零三条). */
export function addCalendarDays(from: Day, count: number): CountedDay {
  let day = new Date(Date.parse(`${from}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
  while (!isWorkingDay(day)) day = next(day);
  return { day, announced: announced(day.slice(0, 4)) };
}

/** Full working days after `from`, up to and including `to`. Negative when `to` lies before `from`. */
export function workingDaysBetween(from: Day, to: Day): number {
  const [start, end, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = start; day < end; ) {
    day = next(day);
    if (isWorkingDay(day)) count += sign;
  }
  return count;
}
