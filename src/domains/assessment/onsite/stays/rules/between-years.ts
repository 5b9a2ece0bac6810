import type { Day } from '../../../../../kernel/period.ts';

export const rule = { ruleId: 'assessment.routine_between_years', source: '平时考核记录接续年度考核（M047）' } as const;

/** The time between two annual assessments. `before` null: after the last one so far. `after` null: before the first. */
export interface Segment<N> {
  readonly after: number | null;
  readonly before: number | null;
  readonly notes: readonly N[];
}

/**
 * Puts routine notes between the annual assessments: a note of a year stands before that year's assessment. Newest segment first, notes newest first.
 * In: assessments with the first day that no longer counts for them. Every note stands in exactly one segment.
 */
export function betweenYears<N extends { readonly notedOn: Day }>(assessments: readonly { readonly year: number; readonly periodTo: Day }[], notes: readonly N[]): Segment<N>[] {
  const years = [...assessments].sort((a, b) => (a.periodTo < b.periodTo ? -1 : a.periodTo > b.periodTo ? 1 : a.year - b.year));
  const sorted = [...notes].sort((a, b) => (a.notedOn < b.notedOn ? 1 : a.notedOn > b.notedOn ? -1 : 0));
  const at = (on: Day): number => {
    const i = years.findIndex((y) => on < y.periodTo);
    return i < 0 ? years.length : i;
  };
  return Array.from({ length: years.length + 1 }, (_x, i): Segment<N> => ({ after: years[i - 1]?.year ?? null, before: years[i]?.year ?? null, notes: sorted.filter((n) => at(n.notedOn) === i) })).reverse();
}
