import type { Day } from '../../../kernel/period.ts';

/** 根子问题: what many demands come of, and the unit that is to remove it. */
export interface Root {
  readonly id: string;
  readonly title: string;
  readonly cause: string;
  readonly organizationId: string;
  /** The issue of dispatch that is the task. */
  readonly taskId: string;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly doneOn: Day | null;
}
export interface RootLine extends Root {
  readonly demands: number;
  readonly open: number;
}
/** A demand handed to dispatch. */
export interface Dispatched {
  readonly demandId: string;
  readonly round: number;
  readonly taskId: string;
  readonly organizationId: string;
  readonly sentAt: Date;
  readonly doneOn: Day | null;
}
/** Under which names issues go to dispatch, and `work.dispatch_done` comes back. */
export const ROOT_SOURCE = 'demands.root';
export const DEMAND_SOURCE = 'demands.demand';
