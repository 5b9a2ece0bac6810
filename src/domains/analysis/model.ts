import type { Explanation } from '../../kernel/explanation.ts';
import type { Reason } from '../../kernel/refusal.ts';

/** 不想为 · 不敢为 · 不会为 · 不善为. */
export const problems = ['motivation', 'courage', 'capability', 'fit'] as const;
export type Problem = (typeof problems)[number];

/** 有迹象 · 未见迹象 · 证据不足，不作判断. */
export const findingStates = ['suspected', 'not_suspected', 'abstained'] as const;
export type FindingState = (typeof findingStates)[number];

export const decisions = ['confirmed', 'rejected'] as const;
export type Decision = (typeof decisions)[number];

/** How sure a finding is; each level has its own measured "right in ten" (`DiagnosisSettings.levels`). */
export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** Where a signal's figures come from. Two signals of one source are one witness. */
export const signalSources = ['records', 'tasks', 'assessment', 'training', 'public', 'registry'] as const;
export type SignalSource = (typeof signalSources)[number];

/** Marks given by people in one assessment year, by dimension: 0–100, means of the rated indicators as the scheme weighs them. */
export interface Rating {
  readonly year: number;
  /** The unit in which the marks were given: each unit marks in its own way. */
  readonly organizationId: string | null;
  readonly category: string;
  readonly dimensions: Readonly<Record<string, number>>;
}

/** What was observed of one person in the period: counts, never judgements. Sex, age and ethnicity are not among them. */
export interface Observations {
  readonly personId: string;
  readonly organizationId: string;
  readonly category: string;
  readonly unitType: string;
  readonly monthsInPost: number | null;
  /** Months of the period in which the person held posts of this region: records of the former post count too. */
  readonly monthsObserved: number;
  /** Matters taken part in, each counted once; and what the unit's own pace would bring (filled in by the diagnosis). */
  readonly parts: number;
  readonly partsExpected: number;
  readonly led: number;
  readonly ledExpected: number;
  readonly hard: number;
  readonly hardExpected: number;
  /** Results by the weight of the part: what was led counts whole. */
  readonly outcomes: { readonly achieved: number; readonly all: number };
  readonly delayMonths: { readonly sum: number; readonly count: number };
  readonly tasks: { readonly late: number; readonly due: number };
  readonly satisfaction: { readonly satisfied: number; readonly answered: number };
  /** Tasks given by name that the person handed back. */
  readonly declined: number;
  readonly conduct: { readonly positive: number; readonly negative: number };
  readonly praised: number;
  readonly problemsFound: number;
  /** Failings whose words name a kind of problem. */
  readonly faults: Readonly<Record<Problem, number>>;
  readonly trainingHours: number | null;
  /** Course results: 1 优秀, ½ 合格, 0 不合格, added up. */
  readonly trainingResults: { readonly sum: number; readonly count: number };
  readonly ratings: readonly Rating[];
  /** Distance from how the unit marks people of this class, in points, mean of the years by dimension (filled in by the diagnosis). */
  readonly rated: Readonly<Record<string, { readonly value: number; readonly years: number }>>;
  /** By how many points 绩 fell against the year before; null without both years (filled in by the diagnosis). */
  readonly resultsFell: number | null;
  readonly outstandingYears: { readonly outstanding: number; readonly graded: number };
  readonly educationMatchesPost: boolean | null;
  /** Evidence behind each group of counts, to open from a signal. */
  readonly evidence: Readonly<Partial<Record<EvidenceKey, readonly string[]>>>;
}
export type EvidenceKey = 'contributions' | 'led' | 'hard' | 'outcomes' | 'delays' | 'tasks' | 'satisfaction' | 'conduct' | 'praised' | 'problems' | 'training' | 'declined' | `fault_${Problem}`;

/** What one figure of one person shows, and how far it lies from people who can be compared; positive points toward the problem. */
export interface Signal {
  readonly id: string;
  readonly problem: Problem;
  readonly source: SignalSource;
  /** Points per step of distance (`diagnosis-points-…`). */
  readonly weight: number;
  /** The person's figure, and the usual one: what is usual in the group, or what the unit's own pace would bring. */
  readonly value: number;
  readonly groupMedian: number;
  /** How many observations the value rests on. */
  readonly count: number;
  /** Steps of distance, cut at three. */
  readonly z: number;
  readonly evidenceIds: readonly string[];
}

export interface ComparisonGroup {
  readonly key: string;
  readonly size: number;
}

export interface Finding {
  readonly personId: string;
  readonly problem: Problem;
  readonly state: FindingState;
  /**
   * Points: where everybody starts (how rare the problem is), plus and minus what the signals give. Three points double the odds, ten make
   * them tenfold; at 0 the problem is as likely as not. Null without any signal.
   */
  readonly strength: number | null;
  readonly confidence: Confidence | null;
  readonly group: ComparisonGroup;
  readonly signals: readonly Signal[];
  /** The strongest thing that speaks against the problem, null when nothing does. */
  readonly counterEvidence: Signal | null;
  /** Why it is not judged, or what weakens the finding. */
  readonly reasons: readonly Reason[];
}

export interface StoredFinding extends Finding {
  readonly id: string;
  readonly runId: string;
  readonly organizationId: string;
  readonly organizationPath: string;
  readonly explanation: Explanation;
}

/** A level of confidence: from how many points, and how many in ten were right in regions whose truth is known (the bench checks it). */
export interface ConfidenceLevel {
  readonly from: number;
  readonly rightInTen: number;
}

/** Settings of the diagnosis, all from the policy pack in force. */
export interface DiagnosisSettings {
  readonly periodMonths: number;
  readonly groupMinimum: number;
  readonly monthsInPostMinimum: number;
  readonly recordsMinimum: number;
  readonly sourcesMinimum: number;
  /** Points below which no sign is seen; between this and the lowest level of confidence nothing is said. */
  readonly clearBelow: number;
  readonly levels: Readonly<Record<Confidence, ConfidenceLevel>>;
  /** Points that one signal must speak against the problem to stand in the way of a finding. */
  readonly counterLimit: number;
  readonly underreportingBelow: number;
  /** Where everybody starts. */
  readonly start: Readonly<Record<Problem, number>>;
  /** Points per step of distance, by problem and signal; a signal that is not named gives none. */
  readonly points: Readonly<Record<Problem, Readonly<Record<string, number>>>>;
  readonly policyVersion: string;
}
