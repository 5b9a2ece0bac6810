import type { Day } from '../../../../kernel/period.ts';
import { workingDaysBetween } from '../../../../kernel/working-days.ts';
import type { DueState } from '../model.ts';

/** work.due_state: whether a thing with a day is done, waits for somebody's word, is open or late. What was reported in time is not late by the slowness of others; late on a day off is late by one at least. */
export function dueState(dueOn: Day, at: { readonly done: boolean; readonly reportedOn: Day | null }, today: Day): { readonly state: DueState; readonly lateBy: number } {
  const end = at.reportedOn ?? today;
  const lateBy = end > dueOn ? Math.max(1, workingDaysBetween(dueOn, end)) : 0;
  if (at.done) return { state: 'done', lateBy: at.reportedOn === null ? 0 : lateBy };
  if (at.reportedOn !== null) return { state: 'waiting', lateBy };
  return { state: lateBy > 0 ? 'late' : 'open', lateBy };
}
