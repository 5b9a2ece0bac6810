import type { Day } from '../../../../kernel/period.ts';
import { addWorkingDays, workingDaysBetween } from '../../../../kernel/working-days.ts';
import type { Move } from '../model.ts';

/** Working days after `from` up to `to` did not run. */
export interface Pause {
  readonly from: Day;
  readonly to: Day;
  /** Nobody has started the clock and its last day is not over. */
  readonly open: boolean;
}
export type PauseMove = Pick<Move, 'kind' | 'on'> & { readonly until?: Day | null };
const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** The times the clock stood, in order; one that nobody ended ran out after its last day. */
export function pausesOf(moves: readonly PauseMove[], today: Day): Pause[] {
  const all: Pause[] = [];
  for (const m of moves) {
    if (m.kind === 'paused') all.push({ from: m.on, to: earlier(m.until!, today), open: today <= m.until! });
    else if (m.kind === 'resumed') {
      const last = all.pop();
      if (last) all.push({ ...last, to: earlier(last.to, m.on), open: false });
    }
  }
  return all;
}
/** Working days that stood between two days. */
export const stoodBetween = (pauses: readonly Pause[], from: Day, to: Day): number => pauses.reduce((n, p) => n + (later(p.from, from) < earlier(p.to, to) ? workingDaysBetween(later(p.from, from), earlier(p.to, to)) : 0), 0);
/** Working days that ran. */
export const ranBetween = (pauses: readonly Pause[], from: Day, to: Day): number => workingDaysBetween(from, to) - stoodBetween(pauses, from, to);
/** The day so many running days after `from`: put off by what stood before it; what stood after it came too late to put it off. */
export function dueAfter(pauses: readonly Pause[], from: Day, days: number): Day {
  let due = addWorkingDays(from, days).day;
  for (const p of pauses) if (p.to > from && p.from < due) due = addWorkingDays(due, workingDaysBetween(later(p.from, from), p.to)).day;
  return due;
}
/** Working days for which the clock may still be stopped, of so many in all. */
export const pauseLeft = (pauses: readonly Pause[], most: number): number => Math.max(0, most - pauses.reduce((n, p) => n + workingDaysBetween(p.from, p.to), 0));
