import type { Day } from '../../../kernel/period.ts';
import { formatScore, percent } from '../../../kernel/score.ts';

export interface SystemItem {
  readonly systemId: string;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
}
export interface SystemStatus {
  readonly total: number;
  readonly done: number;
  /** Not done and past the day it was due. */
  readonly late: number;
  /** Percent done, two decimals, halves up; null while nothing is assigned. */
  readonly share: string | null;
}

export const isLate = (item: Pick<SystemItem, 'dueOn' | 'doneOn'>, today: Day): boolean => item.doneOn === null && item.dueOn !== null && item.dueOn < today;

/** How far a work system is carried out (M003): of its rules and tasks, how many are done and how many late. */
export function systemStatus(items: readonly SystemItem[], systemId: string, today: Day): SystemStatus {
  const own = items.filter((i) => i.systemId === systemId);
  const done = own.filter((i) => i.doneOn !== null).length;
  return {
    total: own.length,
    done,
    late: own.filter((i) => isLate(i, today)).length,
    share: own.length === 0 ? null : formatScore(percent(done, own.length, 2, 'half_up'), 2),
  };
}
