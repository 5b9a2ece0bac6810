import type { Day } from '../../../kernel/period.ts';
import { formatScore, percent } from '../../../kernel/score.ts';

export interface ListedTask {
  readonly key: string;
  readonly deadline: Day;
}

/**
 * evidence.task_completion (M009): what a leader's list asks of one year, and what of it was done by its end.
 * Due are tasks with their deadline in the year, those carried over unfinished from before, and those finished early in the year.
 * A task finished before the year began was counted then. `completedOn` comes from confirmed entries only.
 */
export function tasksOfYear(tasks: readonly ListedTask[], completedOn: ReadonlyMap<string, Day>, year: number): { readonly due: readonly string[]; readonly done: readonly string[] } {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const due = tasks.filter((t) => {
    const finished = completedOn.get(t.key);
    if (finished !== undefined && finished < first) return false;
    return t.deadline <= last || (finished !== undefined && finished <= last);
  });
  const done = due.filter((t) => (completedOn.get(t.key) ?? '9999') <= last);
  return { due: due.map((t) => t.key), done: done.map((t) => t.key) };
}

/** `90.00`; whoever promised nothing delivered nothing. */
export const share = (done: number, due: number): string => (due === 0 ? '0.00' : formatScore(percent(done, due, 2, 'half_up')));

export interface Standing {
  readonly id: string;
  readonly group: string;
  readonly done: number;
  readonly due: number;
}

/**
 * evidence.rank_in_group (M009): place of each leader among comparable leaders by share of tasks done.
 * Equal shares have equal rank and the next rank is skipped. Shares are compared exactly, not as printed.
 */
export function rankInGroup(standings: readonly Standing[]): Map<string, { readonly rank: number; readonly groupSize: number }> {
  const ranks = new Map<string, { rank: number; groupSize: number }>();
  for (const s of standings) {
    const peers = standings.filter((p) => p.group === s.group);
    const ahead = peers.filter((p) => p.done * Math.max(s.due, 1) > s.done * Math.max(p.due, 1)).length;
    ranks.set(s.id, { rank: ahead + 1, groupSize: peers.length });
  }
  return ranks;
}
