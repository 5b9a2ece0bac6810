import { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import type { Score } from '../../../kernel/score.ts';

/** Who runs: the winners of claims, their units, or both side by side. */
export const raceRuns = ['winners', 'units', 'both'] as const;
export type RaceRuns = (typeof raceRuns)[number];
/** draft 拟定 → running 进行中 → closed 已收官 when the last month is counted; withdrawn 已撤销. */
export const raceStates = ['draft', 'running', 'closed', 'withdrawn'] as const;
export type RaceState = (typeof raceStates)[number];
export const laneKinds = ['person', 'unit'] as const;
export type LaneKind = (typeof laneKinds)[number];
/** Why somebody is not ranked: nothing to count, too few months, too few to compare with. */
export const unrankedReasons = ['no_task', 'few_months', 'small_group'] as const;
export type UnrankedReason = (typeof unrankedReasons)[number];

/** The parameters of the day on which the race was started; they stay with it. */
export interface RaceTerms {
  /** Working days after the end of a month up to which confirmations count. */
  readonly snapshotDays: number;
  readonly groupMinimum: number;
  readonly monthsMinimum: number;
  readonly awardPlaces: number;
  readonly boardPlaces: number;
  readonly version: string;
}

export interface Race {
  readonly id: string;
  readonly title: string;
  readonly quarter: Day;
  readonly runs: RaceRuns;
  readonly state: RaceState;
  readonly terms: RaceTerms | null;
  readonly lockedOn: Day | null;
  readonly lockedBy: string | null;
  readonly lockReason: string | null;
  readonly endedBecause: string | null;
}
export interface RaceProject {
  readonly projectId: string;
  /** Ten-thousandths. */
  readonly weight: number;
  readonly reason: string;
}
export interface RaceGroup {
  readonly organizationId: string;
  readonly name: string;
}
export interface Lane {
  readonly id: string;
  readonly raceId: string;
  readonly kind: LaneKind;
  readonly personId: string | null;
  readonly organizationId: string;
  readonly groupName: string;
  readonly claimIds: readonly string[];
}

/** A task as it counts in a snapshot. */
export interface RaceTask {
  readonly taskId: string;
  readonly projectTitle: string;
  readonly month: Day;
  readonly title: string;
  readonly kind: 'amount' | 'done';
  readonly unit: string;
  /** Thousandths. */
  readonly target: number;
  readonly achieved: number;
  readonly weight: number;
  readonly dueOn: Day;
  readonly evidenceIds: readonly string[];
  /** Confirmed after the fixed day of its own month: not in that month’s standing, counted in this one. */
  readonly later: boolean;
  /** Reported in time, not confirmed by the fixed day. */
  readonly waiting: boolean;
  /** Left out of the count: what was not reached is tolerated or cleared (容错、澄清). */
  readonly setAside: boolean;
  /** What the cadre said of a task that was not reached. */
  readonly said: string | null;
}
export interface Standing {
  readonly laneId: string;
  readonly month: Day;
  readonly points: Score | null;
  readonly rank: number | null;
  readonly unranked: UnrankedReason | null;
  readonly tasks: readonly RaceTask[];
}
export interface Snapshot {
  readonly month: Day;
  readonly countedUntil: Day;
  readonly takenAt: Date;
}

/** A difficulty as people write it: 0.10 to 9.99. */
export const weightText = z.string().trim().regex(/^(0\.[1-9]\d?|[1-9](\.\d{1,2})?)$/, 'work.weight_malformed');

export const awardKinds = ['running', 'snail'] as const;
export type AwardKind = (typeof awardKinds)[number];
export const awardStates = ['proposed', 'told', 'confirmed', 'dropped', 'review', 'upheld', 'reversed'] as const;
export type AwardState = (typeof awardStates)[number];
export const consequenceKinds = ['reward', 'talk', 'remediation'] as const;
export type ConsequenceKind = (typeof consequenceKinds)[number];
/** A sentence of a proposal: key of a text with its parameters. */
export interface BasisLine {
  readonly statement: string;
  readonly params: Readonly<Record<string, string | number>>;
}
export interface AwardBasis {
  readonly reasons: readonly BasisLine[];
  readonly counter: readonly BasisLine[];
}
export interface Consequence {
  readonly kind: ConsequenceKind;
  readonly measureId: string | null;
  readonly text: string;
  readonly dueOn: Day;
  readonly checkedOn: Day | null;
  readonly checkedBy: string | null;
  readonly result: string | null;
  readonly cancelled: boolean;
}
export interface Award {
  readonly id: string;
  readonly raceId: string;
  readonly laneId: string;
  readonly kind: AwardKind;
  readonly origin: 'program' | 'people';
  readonly state: AwardState;
  readonly basis: AwardBasis;
  readonly proposedOn: Day;
  readonly proposedBy: string;
  readonly toldOn: Day | null;
  readonly replyUntil: Day | null;
  readonly reply: string | null;
  readonly repliedOn: Day | null;
  readonly repliedBy: string | null;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  readonly decidedAccount: string | null;
  readonly reason: string | null;
  readonly evidenceIds: readonly string[];
  readonly consequence: Consequence | null;
  readonly reviewUntil: Day | null;
  readonly reviewAskedOn: Day | null;
  readonly reviewAskedBy: string | null;
  readonly reviewReason: string | null;
  readonly reviewedOn: Day | null;
  readonly reviewedBy: string | null;
  readonly reviewOpinion: string | null;
}
