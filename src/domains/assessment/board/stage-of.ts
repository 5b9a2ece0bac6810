import type { Day } from '../../../kernel/period.ts';
import type { StageState } from './model.ts';

export const rule = { ruleId: 'assessment.board_stage', source: '湘潭城发集团“月小结+季考核+年考评”（M060）' } as const;

/** What a stage is made of, counted. */
export interface StageCounts {
  /** Waits for somebody to begin. */
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  /** The earliest day on which something open is due. */
  readonly dueOn: Day | null;
}

/** The state of a stage: late before running, running before waiting, done when nothing is open. The due day itself is in time. */
export function stageOfYear(c: StageCounts, today: Day): { readonly state: StageState; readonly late: boolean } {
  const open = c.waiting + c.running;
  const late = open > 0 && c.dueOn !== null && c.dueOn < today;
  if (late) return { state: 'late', late };
  if (c.running > 0) return { state: 'running', late };
  if (c.waiting > 0) return { state: 'waiting', late };
  return { state: c.done > 0 ? 'done' : 'none', late };
}
