import type { Day } from '../../../kernel/period.ts';
import type { Score } from '../../../kernel/score.ts';

/** 好、一般、差. */
export const itemRatings = ['good', 'fair', 'poor'] as const;
export type ItemRating = (typeof itemRatings)[number];

export const listKinds = ['red', 'black'] as const;
export type ListKind = (typeof listKinds)[number];

/** 拟上榜 → 已公布 → 已撤下 (整改到位), or 未采用. */
export const listStates = ['proposed', 'published', 'declined', 'removed'] as const;
export type ListState = (typeof listStates)[number];

/** 月小结、季考核、年考评. */
export const periodKinds = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** 已录、逾期补录、逾期未录、待录、未到. */
export const periodStates = ['recorded', 'recorded_late', 'missing', 'due', 'ahead'] as const;
export type PeriodState = (typeof periodStates)[number];

/** Key work of a section in one month. */
export interface MonthItem {
  readonly id: string;
  readonly unitId: string;
  readonly organizationId: string;
  readonly month: string;
  readonly title: string;
  readonly measure: string;
  readonly planned: Score;
  readonly done: Score | null;
  /** What the rule said; a person may have rated otherwise, with the reason. */
  readonly proposedRating: ItemRating | null;
  readonly rating: ItemRating | null;
  readonly reason: string | null;
}

export interface RatedItem extends MonthItem {
  readonly done: Score;
  readonly rating: ItemRating;
}

/** A section in a bulletin, as it went out. */
export interface BulletinSection {
  readonly organizationId: string;
  readonly name: string;
  readonly items: readonly { readonly id: string; readonly title: string; readonly measure: string; readonly planned: string; readonly done: string; readonly percent: string; readonly rating: ItemRating; readonly reason: string | null }[];
}

export interface ListEntry {
  readonly id: string;
  readonly unitId: string;
  readonly month: string;
  readonly organizationId: string;
  readonly list: ListKind;
  readonly reasons: readonly { readonly title: string; readonly rating: ItemRating; readonly percent: string; readonly reason: string | null }[];
  readonly state: ListState;
  readonly proposerAccountId: string | null;
  readonly replyUntil: Day;
  readonly reply: string | null;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  readonly rectification: string | null;
}

export interface UnitPeriod {
  readonly unitId: string;
  readonly year: number;
  readonly kind: PeriodKind;
  readonly number: number;
  readonly beginsOn: Day;
  readonly endsOn: Day;
  readonly dueOn: Day;
  readonly mark: Score | null;
  readonly summary: string | null;
  readonly recordedOn: Day | null;
}
