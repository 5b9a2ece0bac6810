import type { Day } from '../../../kernel/period.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';

/** One cleared case: whom, when, how, and what was on hold meanwhile. */
export interface ClearedCase {
  readonly clearedOn: Day;
  readonly way: string;
  readonly persons: readonly string[];
  readonly holds: readonly { readonly personId: string; readonly from: Day; readonly until: Day }[];
}
export interface ClearanceCount {
  readonly cases: number;
  readonly persons: number;
  readonly held: { readonly persons: number; readonly longestDays: number };
  readonly years: readonly { readonly year: number; readonly cases: number; readonly persons: number; readonly byWay: Readonly<Record<string, number>> }[];
}

/** Cases and persons are different facts (T36): whoever was cleared twice is one person, in a year and over all. */
export function countClearances(cleared: readonly ClearedCase[]): ClearanceCount {
  const distinct = (cases: readonly ClearedCase[]): number => new Set(cases.flatMap((c) => c.persons)).size;
  const holds = cleared.flatMap((c) => c.holds);
  const years = [...new Set(cleared.map((c) => Number(c.clearedOn.slice(0, 4))))].sort((a, b) => b - a);
  return {
    cases: cleared.length,
    persons: distinct(cleared),
    held: { persons: new Set(holds.map((h) => h.personId)).size, longestDays: Math.max(0, ...holds.map((h) => workingDaysBetween(h.from, h.until))) },
    years: years.map((year) => {
      const of = cleared.filter((c) => Number(c.clearedOn.slice(0, 4)) === year);
      return { year, cases: of.length, persons: distinct(of), byWay: Object.fromEntries([...new Set(of.map((c) => c.way))].sort().map((way) => [way, of.filter((c) => c.way === way).length])) };
    }),
  };
}
