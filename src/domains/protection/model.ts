import type { Day } from '../../kernel/period.ts';

/** What can be locked: 提拔、晋升职级、晋升工资档次、考核评优、评先评优、入库、列为考察对象. */
export const scopes = ['promotion', 'rank', 'pay_step', 'grade', 'award', 'pool', 'selection'] as const;
export type Scope = (typeof scopes)[number];

/** 影响期 of a sanction; 暂缓 while something is checked, which is no sanction; 免责. */
export const effectKinds = ['restriction', 'hold', 'relief'] as const;
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
