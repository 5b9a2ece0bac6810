import { addDays, type Day } from '../kernel/period.ts';
import type { Chance } from './chance.ts';

const number = (d: Day): number => Date.parse(`${d}T00:00:00Z`) / 86_400_000;
export const daysBetween = (from: Day, to: Day): number => number(to) - number(from);
export const yearOf = (d: string): number => Number(d.slice(0, 4));
export const monthOf = (d: string): string => d.slice(0, 7);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** A day from `from` (included) to `to` (not included); `from` itself when nothing lies between. */
export const dayBetween = (chance: Chance, from: Day, to: Day): Day => addDays(from, Math.max(0, Math.floor(chance.next() * daysBetween(from, to))));

/** Moves a weekend to the Friday before it: offices record on working days. */
export function workday(d: Day): Day {
  const week = (number(d) + 4) % 7;
  return week === 6 ? addDays(d, -1) : week === 0 ? addDays(d, -2) : d;
}

/** Full years lived or served from one day to another. */
export const yearsBetween = (from: Day, to: Day): number => yearOf(to) - yearOf(from) - (to.slice(5) < from.slice(5) ? 1 : 0);
