import type { Unit } from '../../../platform/house/index.ts';
import { personSummaries } from '../../registry/index.ts';
import type { Claim, MonthTask, Report } from '../model.ts';
import { groupBy } from './group-by.ts';
import type { MeasuredTask, WinnerTasks } from '../rules/progress.ts';
import { taskStanding } from '../rules/task-state.ts';
import { monthTasks, reportsOf } from '../store/index.ts';

/** The tasks of these claims with where each stands today. */
export async function measured(unit: Unit, claims: readonly Claim[]): Promise<Map<string, (MeasuredTask & { readonly reports: readonly Report[] })[]>> {
  const tasks = await monthTasks(unit, { claimIds: claims.map((c) => c.id) });
  const reports = groupBy(await reportsOf(unit, tasks.map((t) => t.id)), (r) => r.taskId);
  const measure = (task: MonthTask) => {
    const said = reports.get(task.id) ?? [];
    const counted = said.findLast((r) => r.state === 'confirmed');
    return { task, standing: taskStanding(task, said, unit.today), evidenceIds: counted?.evidenceId ? [counted.evidenceId] : [], reports: said };
  };
  return groupBy(tasks.map(measure), (m) => m.task.claimId);
}

/** Winners of projects with their tasks; who stepped back is no winner any more. */
export async function winnersOf(unit: Unit, claims: readonly Claim[]): Promise<Map<string, WinnerTasks[]>> {
  const winners = claims.filter((c) => c.state === 'committed');
  const [tasks, people] = [await measured(unit, winners), await personSummaries(unit, winners.map((c) => c.personId))];
  return groupBy(
    winners.map((c) => ({ projectId: c.projectId, claimId: c.id, personId: c.personId, name: people.get(c.personId)?.name ?? '—', organizationId: c.organizationId, tasks: tasks.get(c.id) ?? [] })),
    (w) => w.projectId,
  );
}
