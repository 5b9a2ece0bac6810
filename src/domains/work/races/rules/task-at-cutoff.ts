import type { Day } from '../../../../kernel/period.ts';
import type { MonthTask, Report } from '../../model.ts';
import type { RaceTask } from '../model.ts';

/**
 * work.race_task_at: a task as it stands at the end of a fixed day, whenever the program gets to it. Only a list in force by then counts, and only
 * what was confirmed by then; a confirmation after the fixed day of the task's own month counts in the later snapshot and says so.
 */
export function taskAtCutoff(task: MonthTask, reports: readonly Report[], at: { readonly countedUntil: Day; readonly ownDay: Day; readonly projectTitle: string; readonly weight: number; readonly shielded: ReadonlySet<string> }): RaceTask | null {
  if (task.listedOn === null || task.listedOn > at.countedUntil) return null;
  const inOrder = [...reports].sort((a, b) => a.number - b.number);
  const confirmed = inOrder.filter((r) => r.state === 'confirmed' && r.decidedOn !== null && r.decidedOn <= at.countedUntil);
  const counted = confirmed.at(-1);
  const achieved = counted?.amount ?? 0;
  const short = achieved < task.target;
  const waiting = inOrder.some((r) => r.reportedOn <= task.dueOn && (r.decidedOn === null || r.decidedOn > at.countedUntil));
  return {
    taskId: task.id,
    projectTitle: at.projectTitle,
    month: task.month,
    title: task.title,
    kind: task.kind,
    unit: task.unit,
    target: task.target,
    achieved,
    weight: at.weight,
    dueOn: task.dueOn,
    evidenceIds: counted?.evidenceId ? [counted.evidenceId] : [],
    later: counted !== undefined && counted.decidedOn! > at.ownDay,
    waiting: waiting && short,
    setAside: short && confirmed.some((r) => r.evidenceId !== null && at.shielded.has(r.evidenceId)),
    said: short ? (inOrder.findLast((r) => r.reportedOn <= at.countedUntil)?.note ?? null) : null,
  };
}
