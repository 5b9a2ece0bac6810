import type { Day } from '../../../../kernel/period.ts';

/** 领导班子、领导干部个人、内设机构. */
export const inspectionLevels = ['team', 'leader', 'section'] as const;
export type InspectionLevel = (typeof inspectionLevels)[number];

/** 好、需关注、有问题: typed by the inspectors, never inferred. */
export const verdicts = ['sound', 'attention', 'problem'] as const;
export type Verdict = (typeof verdicts)[number];

/** 整改中 → 已报告 → 已销号. */
export const rectificationStates = ['open', 'reported', 'done'] as const;
export type RectificationState = (typeof rectificationStates)[number];

export interface RoundItem {
  readonly key: string;
  readonly name: string;
}

/** Somebody or something that the registry says is there to be inspected. */
export interface InspectionTarget {
  readonly level: InspectionLevel;
  /** Person for a leader, organization otherwise. */
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly unitName: string;
}

/** Coverage of one level; null percent where the registry has nothing of it. */
export interface LevelCoverage {
  readonly level: InspectionLevel;
  readonly total: number;
  readonly inspected: number;
  readonly percent: string | null;
}

export interface Round {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly asOf: Day;
  readonly levels: readonly InspectionLevel[];
  readonly unitIds: readonly string[];
  readonly unitTypes: readonly string[];
  readonly items: readonly RoundItem[];
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly conclusion: string | null;
  readonly closing: Closing | null;
}

export interface Closing {
  readonly levels: readonly LevelCoverage[];
  readonly required: number;
  readonly policyVersion: string;
}

export interface Inspection {
  readonly id: string;
  readonly roundId: string;
  readonly level: InspectionLevel;
  readonly organizationId: string;
  readonly personId: string | null;
  readonly version: number;
  readonly inspectedOn: Day;
  readonly inspectors: string;
  readonly replyUntil: Day;
}

export interface Finding {
  readonly inspectionId: string;
  readonly version: number;
  readonly item: string;
  readonly verdict: Verdict;
  readonly basis: string;
  readonly reason: string | null;
}

export interface InspectionReply {
  readonly id: string;
  readonly inspectionId: string;
  readonly version: number;
  readonly reply: string;
  readonly at: Date;
  readonly by: string;
}

export interface Rectification {
  readonly id: string;
  readonly inspectionId: string;
  readonly item: string;
  readonly demand: string;
  readonly dueOn: Day;
  readonly state: RectificationState;
  readonly report: string | null;
  readonly reportedOn: Day | null;
  readonly decisionReason: string | null;
  readonly doneOn: Day | null;
}
