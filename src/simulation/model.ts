import type { Day, PartialDate } from '../kernel/period.ts';
import type { NewEvidence } from '../domains/evidence/index.ts';
import type { AppointmentKind, OrganizationType, PostCategory, PostRequirement, Sex, StaffCategory } from '../domains/registry/index.ts';
import type { Hidden } from './hidden/traits.ts';

export const sizes = ['county', 'city', 'province'] as const;
export type Size = (typeof sizes)[number];

/** Levels of the ladder that a county knows, from the top; null is below 乡科级副职. */
export type Level = '县处级正职' | '县处级副职' | '乡科级正职' | '乡科级副职';

export interface SimOrganization {
  readonly id: string;
  readonly number: number;
  readonly parentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly shortName: string;
  readonly type: OrganizationType;
  readonly level: Level | null;
  readonly field: string;
  readonly sortOrder: number;
  readonly tags: readonly string[];
  readonly establishment: number | null;
  readonly validFrom: Day;
}

export interface SimPost {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly category: PostCategory;
  readonly level: Level | null;
  readonly establishment: number;
  readonly principal: boolean;
  readonly requirement: PostRequirement;
  readonly sortOrder: number;
  readonly validFrom: Day;
}

export interface SimAppointment {
  readonly id: string;
  readonly organizationId: string;
  readonly postId: string | null;
  readonly title: string;
  readonly kind: AppointmentKind;
  readonly main: boolean;
  readonly principal: boolean;
  readonly category: PostCategory;
  readonly level: Level | null;
  readonly levelSince: Day | null;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly trialUntil: Day | null;
  readonly document: string;
  readonly endedBecause: string | null;
  readonly tags: readonly string[];
}

export interface SimRank {
  readonly rank: string;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
}

export interface SimEducation {
  readonly mode: 'full_time' | 'in_service';
  readonly level: string;
  readonly degree: string | null;
  readonly school: string;
  readonly major: string;
  readonly startedOn: PartialDate;
  readonly graduatedOn: PartialDate;
}

export interface SimFamilyMember {
  readonly relation: string;
  readonly name: string;
  readonly bornOn: PartialDate;
  readonly politicalStatus: string;
  readonly workplace: string;
}

export interface SimCareerLine {
  readonly startedOn: PartialDate;
  readonly endedOn: PartialDate | null;
  readonly text: string;
  readonly tags: readonly string[];
}

export interface SimTraining {
  readonly title: string;
  readonly kind: string;
  readonly hours: number;
  readonly startedOn: Day;
  readonly endedOn: Day;
  readonly organizer: string;
}

export interface SimReward {
  readonly kind: 'reward' | 'discipline';
  /** 处分、处理种类 of the policy tables, or null for a reward. */
  readonly sanction: string | null;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly effectUntil: Day | null;
}

export interface SimPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: Day;
  readonly idNumber: string;
  readonly phone: string;
  readonly health: string;
  readonly ethnicity: string;
  readonly nativePlace: string;
  readonly birthPlace: string;
  readonly politicalStatus: string;
  readonly partyJoinedOn: PartialDate | null;
  readonly workStartedOn: PartialDate;
  readonly specialty: string | null;
  readonly professionalTitle: string | null;
  readonly staffCategory: StaffCategory;
  readonly tags: string[];
  readonly educations: readonly SimEducation[];
  readonly appointments: SimAppointment[];
  readonly ranks: readonly SimRank[];
  readonly family: readonly SimFamilyMember[];
  readonly careerLines: SimCareerLine[];
  readonly grades: { readonly year: number; grade: string }[];
  readonly training: readonly SimTraining[];
  readonly rewards: SimReward[];
  /** Never loaded: it goes to the truth file only. */
  readonly hidden: Hidden;
}

export interface SimMatter {
  readonly id: string;
  readonly title: string;
  readonly kind: NewEvidence['arena'];
  readonly organizationId: string;
  readonly startedOn: Day;
  readonly dueOn: Day;
  readonly closedOn: Day | null;
  readonly flagship: boolean;
  /** 1 easy … 3 hard; hard matters are late more often whoever does them. */
  readonly difficulty: 1 | 2 | 3;
  readonly personIds: readonly string[];
}

export interface SimCriticalEvent {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
}

/** An entry together with what became of it in review. */
export interface SimEntry {
  readonly entry: NewEvidence & { readonly id: string };
  readonly outcome: 'reported' | 'unit_confirmed' | 'confirmed' | 'disputed';
  /** What the subject wrote when disputing. */
  readonly reply: string | null;
}

/** A task of a principal leader's performance file (M008). */
export interface SimTask {
  readonly key: string;
  readonly task: string;
  readonly target: string;
  readonly deadline: Day;
  readonly completedOn: Day | null;
  /** The entry that reports it done. */
  readonly entryId: string;
}

export interface SimPerformanceFile {
  readonly id: string;
  readonly personId: string;
  readonly appointmentId: string;
  readonly organizationId: string;
  readonly openedOn: Day;
  readonly tasks: readonly SimTask[];
}

/** Marks of one person in one year, 0–100 with one decimal, by group of raters: what the traits let others see, with noise. */
export interface SimMarks {
  readonly personId: string;
  readonly year: number;
  /** Of the post held on the last day of the year, or today. */
  readonly category: PostCategory;
  readonly marks: readonly { readonly aspect: Aspect; readonly rater: Rater; readonly value: string }[];
}
/** 德 (conduct in politics and in private) 能 勤 绩 廉. */
export const aspects = ['politics', 'morals', 'ability', 'diligence', 'achievement', 'probity'] as const;
export type Aspect = (typeof aspects)[number];
export const raters = ['superior', 'peer', 'subordinate'] as const;
export type Rater = (typeof raters)[number];

/** A county, the piece in which every size is made: a city is ten of them, a province 167. */
export interface Block {
  readonly index: number;
  readonly name: string;
  readonly organizations: readonly SimOrganization[];
  readonly posts: readonly SimPost[];
  readonly people: readonly SimPerson[];
  readonly events: readonly SimCriticalEvent[];
  readonly matters: readonly SimMatter[];
  readonly entries: readonly SimEntry[];
  readonly files: readonly SimPerformanceFile[];
  readonly marks: readonly SimMarks[];
}
