import type { Day } from '../../../kernel/period.ts';

/** owed 待递交 → submitted 已递交 → published 已公开; sent back it is owed again. */
export const pledgeStates = ['owed', 'submitted', 'published'] as const;
export type PledgeState = (typeof pledgeStates)[number];
export const directions = ['more', 'less'] as const;
export type Direction = (typeof directions)[number];

export interface Term {
  readonly id: string;
  readonly title: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly dueOn: Day;
  readonly calledOn: Day;
}
export interface Pledge {
  readonly id: string;
  readonly termId: string;
  readonly organizationId: string;
  readonly state: PledgeState;
  readonly statement: string | null;
  readonly submittedOn: Day | null;
  readonly submittedBy: string | null;
  readonly submitterAccountId: string | null;
  readonly opinion: string | null;
  readonly publishedOn: Day | null;
  readonly publishedBy: string | null;
}
export interface Target {
  readonly year: number;
  /** Up to three decimals. */
  readonly target: string;
}
export interface NewObjective {
  readonly title: string;
  readonly unit: string;
  readonly better: Direction;
  readonly targets: readonly Target[];
}
export interface Objective extends NewObjective {
  readonly id: string;
  readonly pledgeId: string;
  readonly position: number;
}
export interface Actual {
  readonly id: string;
  readonly objectiveId: string;
  readonly year: number;
  readonly number: number;
  readonly actual: string;
  readonly source: string;
  readonly enteredOn: Day;
  readonly enteredBy: string;
  readonly entererAccountId: string | null;
  readonly state: 'waiting' | 'confirmed' | 'returned';
  readonly opinion: string | null;
  readonly decidedBy: string | null;
}
