import type { Day } from '../../kernel/period.ts';

/** 巡视巡察、审计、生态环境、扶贫（乡村振兴）、信访 (M128). */
export const sources = ['inspection', 'audit', 'ecology', 'poverty', 'petition'] as const;
export type Source = (typeof sources)[number];

export type SubjectKind = 'person' | 'unit';
/** Known who is meant; a person has to say; nobody on file. */
export const matchStates = ['matched', 'open', 'nobody'] as const;
export type MatchState = (typeof matchStates)[number];
export const matchReasons = ['same_name', 'same_unit', 'unit_not_named', 'other_unit', 'namesakes', 'many_namesakes', 'nobody_of_name', 'same_title', 'part_of_name', 'by_person'] as const;
export type MatchReason = (typeof matchReasons)[number];

/** Somebody or some unit as the body wrote it, and who that is. */
export interface ItemSubject {
  readonly position: number;
  readonly kind: SubjectKind;
  readonly named: string;
  readonly namedUnit: string | null;
  readonly subjectId: string | null;
  readonly state: MatchState;
  readonly reasons: readonly MatchReason[];
  readonly decidedBy: string | null;
}

export interface Item {
  readonly id: string;
  readonly source: Source;
  readonly reference: string;
  readonly foundOn: Day;
  readonly summary: string;
  readonly validUntil: Day | null;
  readonly withheldBy: string | null;
  readonly withdrawnOn: Day | null;
  readonly withdrawnBecause: string | null;
  readonly supplierAccountId: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly subjects: readonly ItemSubject[];
}

/** 有效、已过期、已撤销. */
export const validities = ['valid', 'expired', 'withdrawn'] as const;
export type Validity = (typeof validities)[number];

export const joiningReasons = ['same_reference', 'same_subject', 'alike', 'near_in_time'] as const;
export type JoiningReason = (typeof joiningReasons)[number];
export interface Joining {
  readonly itemId: string;
  readonly otherId: string;
  readonly reasons: readonly JoiningReason[];
  /** Of the words, in hundredths. */
  readonly likeness: number;
  readonly state: 'proposed' | 'joined' | 'apart';
  readonly decidedBy: string | null;
  readonly decidedReason: string | null;
}

export interface Campaign {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly types: readonly string[];
  readonly opensOn: Day;
  readonly endsOn: Day;
  readonly openedBy: string;
  readonly closedOn: Day | null;
  readonly conclusion: string | null;
}

export const problemStates = ['open', 'reported', 'closed'] as const;
export interface Problem {
  readonly id: string;
  readonly campaignId: string;
  readonly organizationId: string;
  readonly type: string;
  readonly summary: string;
  readonly measure: string;
  readonly foundOn: Day;
  readonly dueOn: Day;
  readonly state: (typeof problemStates)[number];
  readonly report: string | null;
  readonly closedOn: Day | null;
  readonly recordedBy: string;
}

/** One person of one case, and what was decided. */
export interface Handled {
  readonly caseId: string;
  readonly personId: string;
  readonly type: string;
  readonly measure: string;
  /** False: decided that nothing is done. */
  readonly counts: boolean;
  readonly level: string | null;
  readonly organizationId: string;
  readonly campaignId: string | null;
  readonly decidedOn: Day;
  readonly carriedOutOn: Day | null;
  readonly followUpCaseId: string | null;
}

export interface Warning {
  readonly id: string;
  readonly caseId: string;
  readonly type: string;
  readonly title: string;
  readonly body: string;
  readonly unitTypes: readonly string[];
  readonly publishedOn: Day;
}
