import type { Day } from '../../kernel/period.ts';
import type { TodoStage } from '../../kernel/todo.ts';
import { workingDaysBetween } from '../../kernel/working-days.ts';

/** Where a due day stands today: the due day itself is in time. `remindDays` working days before it, it is near. */
export function stageOf(dueOn: Day | null, today: Day, remindDays: number): { readonly stage: TodoStage; readonly workingDays: number | null } {
  if (dueOn === null) return { stage: 'open', workingDays: null };
  const workingDays = workingDaysBetween(today, dueOn);
  if (dueOn < today) return { stage: 'late', workingDays };
  if (dueOn === today) return { stage: 'today', workingDays: 0 };
  return { stage: workingDays <= remindDays ? 'soon' : 'open', workingDays };
}
