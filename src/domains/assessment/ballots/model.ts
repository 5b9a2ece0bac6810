import type { Id } from '../../../kernel/ids.ts';

export type BallotFormId = Id<'ballot_form'>;
export type ElectionId = Id<'election'>;
export type ObservationId = Id<'observation_sheet'>;
export type NegativeHitId = Id<'negative_hit'>;

/** 民主测评 · 政绩观测评 (M050) · 正反向测评 (M046) · 负面清单 (M045) · 政治素质观察表 (M044). */
export const formKinds = ['democratic', 'achievement_view', 'two_sided', 'negative_list', 'political_quality'] as const;
export type FormKind = (typeof formKinds)[number];

/** 测评进程: 筹备 → 投票中 → 已截止 → 已计票 → 已公布. */
export const electionStates = ['draft', 'open', 'closed', 'counted', 'published'] as const;
export type ElectionState = (typeof electionStates)[number];

/** What an option does to figures: it counts with its points; 不了解 may leave the average alone (`excluded`) or stand for no answer (`blank`). */
export const optionMeanings = ['counts', 'excluded', 'blank'] as const;
export type OptionMeaning = (typeof optionMeanings)[number];

/** Positive and negative sides of a form are never added up (M046). */
export const sides = ['plain', 'positive', 'negative'] as const;
export type Side = (typeof sides)[number];

/** One answer as it stands on a ballot: the key of an option, a decimal, a text, or the keys of a negative list. */
export type AnswerValue = string | readonly string[];

/** Answers about one subject; `null` is the whole form (整张表). */
export interface BallotRow {
  readonly subject: string | null;
  readonly answers: Readonly<Record<string, AnswerValue>>;
}

/** What a voter puts in: rows and a random mark by which only he finds his ballot again in the published box. */
export interface BallotPaper {
  /** 32 random bytes, base64url. */
  readonly mark: string;
  readonly rows: readonly BallotRow[];
}

/** One vote on its way: a token that the group's key has signed, and the paper. */
export interface Vote {
  readonly electionId: string;
  readonly group: string;
  /** Prepared message of RFC 9474 (32 random bytes of the preparation, then the 32-byte token), base64url. */
  readonly message: string;
  /** Unblinded signature, base64url. */
  readonly signature: string;
  readonly paper: BallotPaper;
}
