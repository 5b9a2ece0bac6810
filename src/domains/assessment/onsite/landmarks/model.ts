import type { Day } from '../../../../kernel/period.ts';

/** 已申报、已认定、未认定. */
export const landmarkStates = ['declared', 'recognized', 'declined'] as const;
export type LandmarkState = (typeof landmarkStates)[number];

/** 考核评价、评先评优、选人用人. */
export const landmarkUses = ['appraisal', 'commendation', 'selection'] as const;
export type LandmarkUseKind = (typeof landmarkUses)[number];

/** 已记入考核; 已提出建议 (its own domain has not acted). */
export const useStates = ['recorded', 'proposed'] as const;
export type UseState = (typeof useStates)[number];

export interface Landmark {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly description: string;
  readonly achievedOn: Day;
  readonly people: readonly { readonly personId: string; readonly share: number | null }[];
  readonly attachments: readonly { readonly hash: string; readonly name: string }[];
  readonly evidenceIds: readonly string[];
  readonly state: LandmarkState;
  readonly declaredAt: Date;
  readonly declaredBy: string;
  readonly declarerAccountId: string | null;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  readonly entryId: string | null;
}

export interface Opinion {
  readonly landmarkId: string;
  readonly judge: string;
  readonly judgeName: string;
  readonly favourable: boolean;
  readonly opinion: string;
  readonly at: Date;
}

export interface LandmarkUse {
  readonly id: string;
  readonly landmarkId: string;
  readonly kind: LandmarkUseKind;
  readonly personId: string | null;
  readonly runId: string | null;
  readonly state: UseState;
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}
