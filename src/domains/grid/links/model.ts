import type { Day } from '../../../kernel/period.ts';

/** 县级领导联乡镇; 县直单位包村（社区）. */
export const linkKinds = ['leader_town', 'organ_village'] as const;
export type LinkKind = (typeof linkKinds)[number];
/** What each kind reaches. */
export const targetTypes: Readonly<Record<LinkKind, readonly string[]>> = { leader_town: ['town', 'subdistrict'], organ_village: ['village', 'community'] };
export const spans = ['month', 'quarter', 'year'] as const;
export type Span = (typeof spans)[number];

export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  readonly personId: string | null;
  readonly organId: string | null;
  readonly targetId: string;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
}
export interface GuidedProblem {
  readonly id: string;
  readonly linkId: string;
  readonly title: string;
  readonly foundOn: Day;
  readonly dueOn: Day;
  readonly settledOn: Day | null;
  readonly result: string | null;
}
