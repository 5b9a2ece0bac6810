import type { Day } from '../../kernel/period.ts';
import type { Reason } from '../../kernel/refusal.ts';
import type { Facts } from '../policy/index.ts';

/** 符合条件、未到年限、受限、依据不足. None of them is a decision. */
export const outcomes = ['eligible', 'not_yet', 'barred', 'not_enough'] as const;
export type Outcome = (typeof outcomes)[number];

/** Where one person stands with regard to the next rank on a day. */
export interface Eligibility {
  readonly outcome: Outcome;
  /** The rank sought: the next one up from the present rank, or from the lowest rank of the leadership level. */
  readonly target: string | null;
  /** The facts the table was asked with; null when it was not asked. */
  readonly facts: Facts | null;
  /** 0-based row of the table that answered. */
  readonly row: number | null;
  /** `not_yet`: the first day on which the term is met if nothing else changes; null when no term would do. */
  readonly from: Day | null;
  /** `barred`: until when, where that is known. */
  readonly until: Day | null;
  /** Months that count, and months the table asks for; null when no number of months would do. */
  readonly months: { readonly served: number; readonly needed: number; readonly counted: 'rank' | 'level' } | null;
  /** Facts that are not on file and without which nothing can be said. */
  readonly missing: readonly string[];
  /** Facts taken for granted that somebody must confirm before it is decided. */
  readonly supposed: readonly string[];
  /** What stands against it (影响期、暂缓). */
  readonly locks: readonly Reason[];
  /** What he is released from (容错、澄清). */
  readonly reliefs: readonly Reason[];
  /** The last grade would bar him, but it may rest on what he has been released from. */
  readonly gradeInDoubt: boolean;
}

/** Levels at which the floor of front-line experience is counted; the words of the fact 提拔层级. */
export const shareLevels = ['市', '县', '市直部门'] as const;
export type ShareLevel = (typeof shareLevels)[number];

/** Promotions of a period at a level: how many, and how many of them with front-line experience. */
export interface ShareCount {
  readonly promoted: number;
  readonly frontLine: number;
}
