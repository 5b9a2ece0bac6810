import type { Explanation } from '../../../kernel/explanation.ts';
import { divide, formatScore, SCORE_SCALE, type Score } from '../../../kernel/score.ts';
import type { MonthTask } from '../model.ts';
import { amountOf } from './month-plan.ts';
import type { TaskStanding } from './task-state.ts';

export interface MeasuredTask {
  readonly task: MonthTask;
  readonly standing: TaskStanding;
  readonly evidenceIds: readonly string[];
}
export interface WinnerTasks {
  readonly claimId: string;
  readonly personId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly tasks: readonly MeasuredTask[];
}

/** Share of a task's target that confirmed reports reach, in ten-thousandths; more than the target counts as the target. */
export const shareOf = (m: Pick<MeasuredTask, 'task' | 'standing'>): number => Number(divide(BigInt(Math.min(m.standing.achieved ?? 0, m.task.target)) * 10_000n, BigInt(m.task.target), 'half_up'));

/** Mean of the tasks' shares as a percentage in millionths; null without tasks. */
export function completion(tasks: readonly Pick<MeasuredTask, 'task' | 'standing'>[]): Score | null {
  if (tasks.length === 0) return null;
  const sum = tasks.reduce((n, t) => n + BigInt(shareOf(t)), 0n);
  return Number(divide(sum * BigInt(SCORE_SCALE), 100n * BigInt(tasks.length), 'half_up')) as Score;
}
export const percentText = (s: Score | null): string | null => (s === null ? null : formatScore(s));

/** One task as a leaf: what was asked, what was confirmed, the entry behind it. */
export const taskExplanation = (m: MeasuredTask): Explanation => ({
  statement: m.task.kind === 'done' ? 'work.explain.doneTask' : 'work.explain.amountTask',
  params: { title: m.task.title, achieved: amountOf(m.standing.achieved ?? 0), target: amountOf(m.task.target), unit: m.task.unit },
  value: formatScore((shareOf(m) * (SCORE_SCALE / 100)) as Score),
  unit: '%',
  ...(m.evidenceIds.length > 0 ? { evidenceIds: [...m.evidenceIds] } : {}),
});

/** Tasks by month, each month the mean of its tasks. */
export function monthsExplanation(tasks: readonly MeasuredTask[]): Explanation[] {
  return [...new Set(tasks.map((t) => t.task.month))].sort().map((month) => {
    const of = tasks.filter((t) => t.task.month === month);
    return { statement: 'work.explain.month', params: { month: month.slice(0, 7), tasks: of.length }, value: percentText(completion(of)) ?? '—', unit: '%', children: of.map(taskExplanation) };
  });
}

/** work.progress (M020): the mean of all tasks of all winners, opened as far as the reader may see. */
export function progressExplanation(title: string, winners: readonly WinnerTasks[], depth: 'total' | 'people' | 'tasks'): Explanation {
  const all = winners.flatMap((w) => w.tasks);
  return {
    statement: 'work.explain.progress',
    params: { title, tasks: all.length },
    value: percentText(completion(all)) ?? '—',
    unit: '%',
    ruleId: 'work.progress',
    source: 'M020',
    ...(depth === 'total' ? {} : { children: winners.map((w) => personExplanation(w, depth === 'tasks')) }),
  };
}

const personExplanation = (w: WinnerTasks, children: boolean): Explanation => ({ statement: 'work.explain.person', params: { name: w.name, tasks: w.tasks.length }, value: percentText(completion(w.tasks)) ?? '—', unit: '%', ...(children ? { children: monthsExplanation(w.tasks) } : {}) });

/** Ranks by completion, best first: equal ones rank alike and the next rank is skipped; who has none yet has no rank. */
export const ranksOf = (percents: readonly (Score | null)[]): (number | null)[] => percents.map((p) => (p === null ? null : percents.filter((o) => o !== null && o > p).length + 1));

/** work.track (M021): winners by completion, best first. */
export function trackOf(winners: readonly WinnerTasks[]): { readonly winner: WinnerTasks; readonly rank: number; readonly percent: Score; readonly explanation: Explanation }[] {
  const measured = winners.flatMap((winner) => {
    const percent = completion(winner.tasks);
    return percent === null ? [] : [{ winner, percent, explanation: personExplanation(winner, true) }];
  });
  const ranks = ranksOf(measured.map((m) => m.percent));
  return measured.map((m, i) => ({ ...m, rank: ranks[i]! })).sort((a, b) => a.rank - b.rank || a.winner.name.localeCompare(b.winner.name, 'zh'));
}

/** What each unit's people reached of all that was asked: parts that add up to the progress of the whole, but for rounding. */
export function unitParts(winners: readonly WinnerTasks[]): { readonly organizationId: string; readonly part: Score }[] {
  const total = winners.reduce((n, w) => n + w.tasks.length, 0);
  if (total === 0) return [];
  const sums = new Map<string, bigint>();
  for (const w of winners) sums.set(w.organizationId, (sums.get(w.organizationId) ?? 0n) + w.tasks.reduce((n, t) => n + BigInt(shareOf(t)), 0n));
  return [...sums].map(([organizationId, sum]) => ({ organizationId, part: Number(divide(sum * BigInt(SCORE_SCALE), 100n * BigInt(total), 'half_up')) as Score })).sort((a, b) => b.part - a.part);
}
