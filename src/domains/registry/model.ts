import type { Day, PartialDate } from '../../kernel/period.ts';

/** Kinds of organization, from county organs to villages. `department` is an inner unit (内设机构) and counts as what it belongs to. */
export const organizationTypes = [
  'region',
  'party_organ',
  'congress',
  'government_organ',
  'consultative_conference',
  'supervision_organ',
  'court',
  'procuratorate',
  'mass_organization',
  'town',
  'subdistrict',
  'park',
  'institution',
  'school',
  'hospital',
  'state_firm',
  'village',
  'community',
  'department',
] as const;
export type OrganizationType = (typeof organizationTypes)[number];

export const sexes = ['male', 'female'] as const;
export type Sex = (typeof sexes)[number];

/** 公务员, 参照公务员法管理, 事业, 国企, 村（社区）, 其他 */
export const staffCategories = ['civil_servant', 'reference_managed', 'institution', 'enterprise', 'village', 'other'] as const;
export type StaffCategory = (typeof staffCategories)[number];

/** 正职, 副职（含其他班子成员）, 中层, 一般 */
export const postCategories = ['principal', 'deputy', 'middle', 'staff'] as const;
export type PostCategory = (typeof postCategories)[number];

/** 任职, 兼任, 挂职, 试用 */
export const appointmentKinds = ['appointment', 'concurrent', 'secondment', 'trial'] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

export const appointmentStates = ['proposed', 'in_office', 'ended'] as const;
export type AppointmentState = (typeof appointmentStates)[number];

/** Tag of an appointment that a merger left without a confirmed post (M005). */
export const AWAITING_POST = 'awaiting_post';

/** Fields that are sealed and masked unless revealed. */
export const sensitiveFields = ['idNumber', 'phone', 'health', 'family'] as const;
export type SensitiveField = (typeof sensitiveFields)[number];

/** The moment a question is about: what was true on a day, as it was known at a moment. Both default to now. */
export interface AsOf {
  readonly validAt?: Day;
  readonly knownAt?: Date;
}

/** From this day the facts of a person's life that have no beginning of their own hold. */
export const SINCE_EVER: Day = '1900-01-01';

export interface OrganizationNow {
  readonly id: string;
  readonly versionId: string;
  readonly number: number;
  readonly name: string;
  readonly shortName: string;
  readonly type: OrganizationType;
  readonly level: string | null;
  readonly field: string | null;
  readonly parentId: string | null;
  /** Numbers from the root, dotted: `1.12.340`. */
  readonly path: string;
  readonly sortOrder: number;
  readonly tags: readonly string[];
  readonly establishment: number | null;
  readonly teamProfile: TeamProfile;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** What a leading team should have. Every part may be left out. */
export interface TeamProfile {
  /** Fields that at least one member should have studied or know (专业领域). */
  readonly fields?: readonly string[];
  readonly womenAtLeast?: number;
  /** At least so many members of at most that age (周岁). */
  readonly youngAtLeast?: { readonly age: number; readonly count: number };
  readonly frontLineAtLeast?: number;
}

/** What a post asks of its holder. Every part may be left out. */
export interface PostRequirement {
  /** 4 研究生, 3 大学本科, 2 大学专科. */
  readonly educationAtLeast?: number;
  readonly majors?: readonly string[];
  readonly ageAtMost?: number;
  readonly politicalStatus?: readonly string[];
  readonly frontLine?: boolean;
  readonly note?: string;
}

export interface PostNow {
  readonly id: string;
  readonly versionId: string;
  readonly organizationId: string;
  readonly title: string;
  readonly category: PostCategory;
  readonly leadershipLevel: string | null;
  /** 职数: how many may hold it. */
  readonly establishment: number;
  readonly principal: boolean;
  readonly requirement: PostRequirement;
  readonly sortOrder: number;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export interface Appointment {
  readonly id: string;
  readonly versionId: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly postId: string | null;
  readonly title: string;
  readonly kind: AppointmentKind;
  /** The one by which a person is listed. */
  readonly main: boolean;
  readonly principal: boolean;
  readonly category: PostCategory | null;
  readonly leadershipLevel: string | null;
  /** Since when at this leadership level, where the file says so. */
  readonly levelSince: PartialDate | null;
  readonly state: AppointmentState;
  readonly startedOn: PartialDate;
  readonly endedOn: PartialDate | null;
  readonly trialUntil: Day | null;
  readonly document: string | null;
  readonly endedBecause: string | null;
  readonly tags: readonly string[];
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** A person as other domains and lists need one. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex | null;
  readonly bornOn: PartialDate | null;
  readonly organizationId: string | null;
  readonly organizationPath: string | null;
  readonly organizationName: string | null;
  readonly title: string | null;
  readonly category: PostCategory | null;
  readonly principal: boolean;
  readonly leadershipLevel: string | null;
  readonly rank: string | null;
  readonly staffCategory: StaffCategory | null;
  readonly photoHash: string | null;
}

/** Facts for rules: names of `policies/facts.yaml` → plain values; null means not known. */
export type PersonFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
