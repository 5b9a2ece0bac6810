import type { Day } from '../../../kernel/period.ts';

/** 省、市、县、乡镇（街道、园区）、单位, from the top down. */
export const levels = ['province', 'city', 'county', 'town', 'unit'] as const;
export type Level = (typeof levels)[number];
export const dutyStates = ['open', 'reported', 'done', 'withdrawn'] as const;
export type DutyState = (typeof dutyStates)[number];
export const reminderKinds = ['due_soon', 'overdue', 'by_hand'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export interface Rollout {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly measureId: string | null;
  readonly reachesTo: Level;
  readonly startedOn: Day;
  readonly startedBy: string;
  readonly endedOn: Day | null;
  readonly endedBecause: string | null;
}

/** What one body has to do. Either a unit of the registry or a body outside it, by name. */
export interface Duty {
  readonly id: string;
  readonly rolloutId: string;
  readonly parentId: string | null;
  readonly level: Level;
  readonly organizationId: string | null;
  readonly outside: string | null;
  readonly keeper: string;
  readonly task: string;
  readonly dueOn: Day;
  readonly givenOn: Day;
  readonly givenBy: string;
  readonly state: DutyState;
  readonly report: string | null;
  /** The day it was carried out, by the report that stands. */
  readonly doneOn: Day | null;
  readonly reportedOn: Day | null;
  readonly reportedBy: string | null;
  readonly reporterAccountId: string | null;
  readonly opinion: string | null;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
}

export interface Reminder {
  readonly dutyId: string;
  readonly kind: ReminderKind;
  readonly onDay: Day;
  readonly note: string | null;
  readonly by: string;
}

/** 不想为、不敢为、不会为、不善为, or none in particular. */
export const experienceProblems = ['motivation', 'courage', 'capability', 'fit', 'cross_cutting'] as const;
export type ExperienceProblem = (typeof experienceProblems)[number];
export const experienceStates = ['submitted', 'accepted', 'returned', 'withdrawn'] as const;
export type ExperienceState = (typeof experienceStates)[number];
export const answers = ['adopted', 'adapted', 'declined'] as const;
export type RecommendationAnswer = (typeof answers)[number];
export const standings = ['running', 'in_place', 'given_up'] as const;
export type Standing = (typeof standings)[number];

export interface Experience {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly problem: ExperienceProblem;
  readonly account: string;
  readonly results: string;
  readonly practiceId: string | null;
  readonly state: ExperienceState;
  readonly submittedOn: Day;
  readonly submittedBy: string;
  readonly submitterAccountId: string | null;
  readonly opinion: string | null;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
}

export interface Recommendation {
  readonly id: string;
  readonly experienceId: string;
  readonly organizationId: string;
  readonly recommendedOn: Day;
  readonly recommendedBy: string;
  readonly why: string;
  readonly answerBy: Day;
  readonly answer: RecommendationAnswer | null;
  readonly answerNote: string | null;
  readonly finishBy: Day | null;
  readonly answeredOn: Day | null;
  readonly answeredBy: string | null;
}

export interface AdoptionReport {
  readonly id: string;
  readonly recommendationId: string;
  readonly number: number;
  readonly standing: Standing;
  readonly account: string;
  readonly reportedOn: Day;
  readonly reportedBy: string;
  readonly reporterAccountId: string | null;
  readonly state: 'noted' | 'waiting' | 'confirmed' | 'returned';
  readonly opinion: string | null;
  readonly decidedBy: string | null;
}
