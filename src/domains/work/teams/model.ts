import type { Day } from '../../../kernel/period.ts';

/** open 未办结 → reported 已报完成 → closed 已销号; sent back it is open again. */
export const itemStates = ['open', 'reported', 'closed'] as const;
export type ItemState = (typeof itemStates)[number];

export interface Team {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly theme: string;
  readonly leaderId: string;
  readonly leaderPosts: string;
  readonly foundedOn: Day;
  readonly endedOn: Day | null;
  readonly endedBecause: string | null;
}
export interface Member {
  readonly teamId: string;
  readonly personId: string;
  /** 科室: where the member comes from. */
  readonly section: string;
}
export interface TeamMatter {
  readonly matterId: string;
  readonly teamId: string;
  readonly dueOn: Day;
  readonly givenOn: Day;
  readonly closedOn: Day | null;
  readonly closedBy: string | null;
  readonly result: string | null;
}
export interface Item {
  readonly id: string;
  readonly teamId: string;
  readonly matterId: string | null;
  readonly title: string;
  readonly personId: string;
  readonly dueOn: Day;
  readonly state: ItemState;
  readonly doneOn: Day | null;
  readonly doneNote: string | null;
  readonly doneBy: string | null;
  readonly doneAccountId: string | null;
  readonly opinion: string | null;
  readonly closedOn: Day | null;
  readonly closedBy: string | null;
  readonly evidenceId: string | null;
}
