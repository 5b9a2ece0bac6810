import { z } from 'zod';

/**
 * A date as personnel files know it: a year, a month or a day (`1975`, `1975-03`, `1975-03-08`).
 * Files often hold months only; inventing the day would be false precision.
 */
export type PartialDate = string;
/** A full calendar day `YYYY-MM-DD`. */
export type Day = string;

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function isPartialDate(text: string): boolean {
  const m = PARTIAL.exec(text);
  if (!m) return false;
  const month = m[2] === undefined ? 1 : Number(m[2]);
  const day = m[3] === undefined ? 1 : Number(m[3]);
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(Number(m[1]), month, 0)).getUTCDate();
}

export const isDay = (text: string): boolean => text.length === 10 && isPartialDate(text);

/** A day as people write it: 2026年3月5日, 2026/3/5, 2026.03.05, 20260305 → 2026-03-05; null when it is no day. */
export function dayOf(text: string): Day | null {
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim()) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (!found) return null;
  const written = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

export const partialDate = z.string().refine(isPartialDate, 'date.malformed');
export const day = z.string().refine(isDay, 'date.malformed');

/** First day a partial date can mean: `1975-03` → `1975-03-01`. */
export const firstDayOf = (d: PartialDate): Day => (d.length === 4 ? `${d}-01-01` : d.length === 7 ? `${d}-01` : d);

/** A half-open period: `to` is the first day that no longer counts, or null while it lasts. */
export interface Period {
  readonly from: Day;
  readonly to: Day | null;
}

export const contains = (p: Period, d: Day): boolean => p.from <= d && (p.to === null || d < p.to);
export const overlaps = (a: Period, b: Period): boolean => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);

/** Whole months from one date to another, counted as the personnel system does: by calendar month, a day short is a month short. */
export function monthsBetween(from: PartialDate, to: PartialDate): number {
  const a = firstDayOf(from);
  const b = firstDayOf(to);
  const months = (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
  const precise = from.length === 10 && to.length === 10;
  return precise && b.slice(8) < a.slice(8) ? months - 1 : months;
}

/** Age in full years on a day (周岁). */
export const ageOn = (born: PartialDate, on: Day): number => Math.floor(monthsBetween(born, born.length === 10 ? on : on.slice(0, 7)) / 12);

export function addMonths(d: Day, months: number): Day {
  const y = Number(d.slice(0, 4));
  const m = Number(d.slice(5, 7)) - 1 + months;
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m, Math.min(Number(d.slice(8, 10)), last))).toISOString().slice(0, 10);
}

export const addDays = (d: Day, days: number): Day =>
  new Date(Date.parse(`${d}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
