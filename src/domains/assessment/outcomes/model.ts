import type { PersonId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Grade } from '../model.ts';

/** A person on the list that hangs out. */
export interface PublishedPerson {
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly organizationName: string;
}

/** 复核 by the body that decided; 申诉 to the body above it. */
export const reviewKinds = ['review', 'appeal'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** 已提出 → 已受理 → 已决定, or 不予受理, or 撤回. */
export const reviewStates = ['filed', 'accepted', 'not_accepted', 'decided', 'withdrawn'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** 维持, 变更. */
export const reviewResults = ['maintained', 'changed'] as const;
export type ReviewResult = (typeof reviewResults)[number];

export const views = ['agree', 'disagree'] as const;
export type View = (typeof views)[number];

/** 待办 → 已运用; after the grade fell: 失效 where nothing was done yet, 待撤销 → 已撤销 where it was. */
export const useStates = ['open', 'used', 'void', 'to_reverse', 'reversed'] as const;
export type UseState = (typeof useStates)[number];

/** A mark that a review found wrong: of one group of raters, or a typed value (rater `''`). Null takes the mark away. */
export interface MarkCorrection {
  readonly indicator: string;
  readonly rater: string;
  readonly value: string | null;
}

/** What one person was told in one year, in one version. */
export interface Outcome {
  readonly runId: string;
  readonly personId: PersonId;
  readonly version: number;
  readonly computation: number;
  readonly grade: Grade;
  readonly score: number | null;
  readonly rank: number | null;
  readonly groupSize: number | null;
  readonly servedAt: Date;
  readonly servedBy: string;
  /** The review that brought this version; null for the first. */
  readonly reviewId: string | null;
  readonly readAt: Date | null;
  readonly view: View | null;
  readonly viewReason: string | null;
  readonly viewAt: Date | null;
  readonly supersededAt: Date | null;
}

export interface Review {
  readonly id: string;
  readonly runId: string;
  readonly personId: PersonId;
  readonly outcomeVersion: number;
  readonly kind: ReviewKind;
  readonly previousId: string | null;
  readonly state: ReviewState;
  readonly grounds: string;
  readonly attachments: readonly { readonly hash: string; readonly name: string }[];
  readonly filedOn: Day;
  readonly acceptedOn: Day | null;
  readonly dueOn: Day | null;
  readonly extensionReason: string | null;
  readonly closingReason: string | null;
  readonly result: ReviewResult | null;
  readonly grade: Grade | null;
  readonly corrections: readonly MarkCorrection[];
  /** The computation that a changed decision rests on. */
  readonly computation: number | null;
  readonly closedOn: Day | null;
  readonly closedBy: string | null;
  readonly closerAccountId: string | null;
  readonly policyVersion: string;
}
