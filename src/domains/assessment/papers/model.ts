import type { Day } from '../../../kernel/period.ts';
import type { Grade } from '../model.ts';

/** 未交 → 已交 → 已评. Handed back it is a draft again. */
export const registrationStates = ['draft', 'submitted', 'commented'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** What stands on a person's 年度考核登记表 that no other room keeps. */
export interface Registration {
  readonly runId: string;
  readonly personId: string;
  readonly duties: string;
  readonly summary: string;
  readonly state: RegistrationState;
  readonly submittedOn: Day | null;
  readonly returnedReason: string | null;
  readonly comment: string | null;
  readonly suggestedGrade: Grade | null;
  readonly commentedOn: Day | null;
  readonly commentedBy: string | null;
}

/** Grades a leader may suggest: the four steps; the rest is a matter of facts, not of a suggestion. */
export const suggestible = ['outstanding', 'competent', 'basically_competent', 'incompetent'] as const;

/** Columns that a roster of results can have, in the order offered. */
export const rosterColumns = ['unit', 'name', 'sex', 'born', 'title', 'rank_held', 'group', 'score', 'place', 'dimensions', 'grade', 'proposed', 'reason', 'view'] as const;
export type RosterColumn = (typeof rosterColumns)[number];

export const paperFormats = ['docx', 'pdf'] as const;
export type PaperFormat = (typeof paperFormats)[number];
