import { addMonths, type Day } from '../../../../kernel/period.ts';
import type { Kind, Part, ReportState } from '../model.ts';

/** What the words 月、季、半年 mean; a pack may ask for another number a year. */
export const usualTimes: Readonly<Record<Kind, number>> = { month: 12, quarter: 4, half: 2 };

/** Whether a year can be cut into so many parts of whole months. */
export const cutsYear = (times: number): boolean => Number.isInteger(times) && times > 0 && 12 % times === 0;

/** bulletins.periods (M245, T09): the year cut into `times` parts of the same number of whole months, which follow one another without a gap. */
export function partsOf(year: number, times: number): Part[] {
  const months = 12 / times;
  const first = `${year}-01-01`;
  return Array.from({ length: times }, (_, i) => ({ year, part: i + 1, from: addMonths(first, i * months), to: addMonths(first, (i + 1) * months) }));
}

/** The part that ends where this one begins, as long as it. */
export function before(part: Pick<Part, 'from' | 'to'>): { readonly from: Day; readonly to: Day } {
  const months = (Number(part.to.slice(0, 4)) - Number(part.from.slice(0, 4))) * 12 + Number(part.to.slice(5, 7)) - Number(part.from.slice(5, 7));
  return { from: addMonths(part.from, -months), to: part.from };
}

export const partStates = ['ahead', 'running', 'unasked', 'missing', 'draft', 'submitted', 'signed', 'published'] as const;
export type PartState = (typeof partStates)[number];

/** bulletins.missing (M245): over without a published paper is missing, however far the paper is; `state` says how far. `owed`: the pack asked for it when the period ended; where it did not, a paper may be made all the same. */
export function standingOf(part: Pick<Part, 'from' | 'to'>, report: ReportState | null, owed: boolean, today: Day): { readonly state: PartState; readonly missing: boolean } {
  const over = part.to <= today;
  return { state: report ?? (over ? (owed ? 'missing' : 'unasked') : part.from <= today ? 'running' : 'ahead'), missing: over && owed && report !== 'published' };
}
