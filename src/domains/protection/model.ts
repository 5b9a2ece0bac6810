import type { Day } from '../../kernel/period.ts';

/** What can be locked: 提拔、晋升职级、晋升工资档次、考核评优、评先评优、入库、列为考察对象. */
export const scopes = ['promotion', 'rank', 'pay_step', 'grade', 'award', 'pool', 'selection'] as const;
export type Scope = (typeof scopes)[number];

/** 影响期 of a sanction; 暂缓 while something is checked and 认定 of a false accusation, which are no sanctions; 免责. */
export const effectKinds = ['restriction', 'hold', 'relief', 'finding'] as const;
export type EffectKind = (typeof effectKinds)[number];

/** What a case does to a person from a day on. */
export interface Effect {
  readonly id: string;
  readonly personId: string;
  readonly kind: EffectKind;
  /** 记过、诫勉、容错 … */
  readonly basis: string;
  readonly scopes: readonly Scope[];
  readonly from: Day;
  /** The first day it no longer holds. */
  readonly until: Day | null;
  readonly caseId: string;
  /** Article. */
  readonly source: string;
  /** Of a relief: entries not held against the person. */
  readonly entryIds: readonly string[];
  readonly endedOn: Day | null;
  readonly endedBecause: 'expired' | 'lifted' | null;
}

/** A decided tolerance case, without names. */
export interface Precedent {
  readonly caseId: string;
  readonly field: string;
  readonly summary: string;
  readonly facts: Readonly<Record<string, string | boolean>>;
  readonly conclusion: 'tolerated' | 'not_tolerated';
  readonly decidedOn: Day;
  readonly reason: string;
}

/** Who reported. Written once, sealed; outside `store/reporters.ts` it is only in the hands of who may open it. */
export interface ReporterIdentity {
  readonly name: string;
  readonly contact: string;
  /** On file here, when it is one of our own people. */
  readonly personId: string | null;
}

export interface ReporterReader {
  readonly id: string;
  readonly accountId: string;
  readonly reason: string;
  readonly grantedAt: Date;
  readonly grantedBy: string;
  readonly ended: boolean;
}

export interface ReporterLook {
  readonly reportId: string;
  readonly account: string;
  readonly reason: string;
  readonly at: Date;
}

/** 诬告查证 of a report and how it ended without a finding. */
export interface Accusation {
  readonly caseId: string;
  readonly reportId: string;
  readonly outcome: 'mistaken' | 'unproven' | null;
}

export interface Proof {
  readonly element: string;
  readonly knowing: boolean;
  readonly evidence: string;
}

export interface Finding {
  readonly caseId: string;
  readonly elements: readonly string[];
  readonly basis: string;
  readonly approvedBy: string;
  readonly foundOn: Day;
  readonly effectiveFrom: Day | null;
  readonly effectiveUntil: Day | null;
  readonly endedOn: Day | null;
  readonly endedBecause: 'reversed' | 'expired' | 'removed' | null;
}

export interface AccusationNotice {
  readonly id: string;
  readonly caseId: string;
  readonly action: string;
  readonly servedAt: Date;
  readonly delivery: 'in_program' | 'in_person' | 'post' | null;
  readonly deliveredAt: Date | null;
}

/** 组织部门、纪检监察机关: the two that keep one list of whom they asked (M129). */
export const bodies = ['organization', 'discipline'] as const;
export type Body = (typeof bodies)[number];
/** 书面说明、函询、提醒、诫勉. All but the last ask somebody about a matter. */
export const measureKinds = ['explanation', 'inquiry', 'reminder', 'admonition'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** What the other body says to a line: it knows it, or what is wrong with it. */
export interface MeasureCheck {
  readonly finding: 'confirmed' | 'disputed';
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string;
}
/** One line of the shared list. */
export interface Measure {
  readonly id: string;
  readonly body: Body;
  readonly kind: MeasureKind;
  readonly personId: string;
  readonly matter: string;
  readonly lead: string | null;
  readonly onDay: Day;
  readonly document: string | null;
  /** The other body sees that there was one, its kind and its day. */
  readonly restricted: boolean;
  /** Why it is another matter than one asked about before. */
  readonly differs: string | null;
  readonly caseId: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly withdrawn: { readonly on: Day; readonly because: string } | null;
  /** The last word of the other body. */
  readonly check: MeasureCheck | null;
}
