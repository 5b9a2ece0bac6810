import type { Day } from '../../../kernel/period.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';
import type { MonthTask, Report, TaskState } from '../model.ts';

export interface TaskStanding {
  readonly state: TaskState;
  /** What the last confirmed report says, thousandths; null without one. */
  readonly achieved: number | null;
  readonly waiting: boolean;
  /** Working days past the last day to report; 0 in time. */
  readonly lateBy: number;
}

/**
 * work.task_state (M022): the last confirmed report counts, a later one replaces it when it is confirmed itself. Done late is done, and says so.
 * A report in time that waits for its confirmation is not overdue: nobody is late by the slowness of others.
 */
export function taskStanding(task: Pick<MonthTask, 'target' | 'dueOn' | 'listedOn'>, reports: readonly Pick<Report, 'number' | 'state' | 'amount' | 'reportedOn'>[], today: Day): TaskStanding {
  const inOrder = [...reports].sort((a, b) => a.number - b.number);
  const counted = inOrder.findLast((r) => r.state === 'confirmed');
  const pending = inOrder.find((r) => r.state === 'waiting');
  const achieved = counted?.amount ?? null;
  const late = (on: Day): number => (on <= task.dueOn ? 0 : Math.max(1, workingDaysBetween(task.dueOn, on)));
  const base = { achieved, waiting: pending !== undefined };
  if (task.listedOn === null) return { ...base, state: 'planned', lateBy: 0 };
  if (counted && counted.amount >= task.target) return { ...base, state: late(counted.reportedOn) > 0 ? 'late' : 'done', lateBy: late(counted.reportedOn) };
  if (pending) return { ...base, state: 'waiting', lateBy: late(pending.reportedOn) };
  return today > task.dueOn ? { ...base, state: 'overdue', lateBy: late(today) } : { ...base, state: 'not_due', lateBy: 0 };
}

export interface MonthCounts {
  readonly planned: number;
  readonly done: number;
  readonly late: number;
  readonly overdue: number;
  readonly waiting: number;
  readonly notDue: number;
}
/** planned = done + late + overdue + waiting + not due; tasks of lists nobody has confirmed count nowhere. */
export function countStates(states: readonly TaskState[]): MonthCounts {
  const n = (state: TaskState): number => states.filter((s) => s === state).length;
  return { planned: states.length - n('planned'), done: n('done'), late: n('late'), overdue: n('overdue'), waiting: n('waiting'), notDue: n('not_due') };
}
