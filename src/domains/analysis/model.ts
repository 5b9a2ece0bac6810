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

/** Where a signal's figures come from. Two signals of one source are one witness. */
export const signalSources = ['records', 'tasks', 'assessment', 'training', 'public', 'registry'] as const;
export type SignalSource = (typeof signalSources)[number];

/** What was observed of one person in the period: counts, never judgements. */
export interface Observations {
  readonly personId: string;
  readonly organizationId: string;
  readonly category: string;
  readonly unitType: string;
  readonly monthsInPost: number | null;
  readonly monthsAtWork: number | null;
  /** Months of the period in which the person worked at all, in whatever post: records of the former post count too. */
  readonly monthsObserved: number;
  /** Confirmed contributions: deeds, undertakings, achievements; each counted by its share where stated. */
  readonly contributions: number;
  readonly led: number;
  readonly parts: number;
  readonly hard: number;
  /** Hard matters that the person's share of the unit's matters would bring; filled in by the diagnosis from the unit's own mix. */
  readonly hardExpected: number;
  readonly outcomes: { readonly achieved: number; readonly all: number };
  readonly delayMonths: { readonly sum: number; readonly count: number };
  readonly tasks: { readonly late: number; readonly due: number };
  readonly satisfaction: { readonly satisfied: number; readonly answered: number };
  readonly conduct: { readonly positive: number; readonly negative: number };
  readonly praised: number;
  readonly problemsFound: number;
  readonly trainingHours: number | null;
  /** Scores 0–100 of the latest year by dimension key (integrity, ability, diligence, achievement, probity). */
  readonly dimensions: Readonly<Record<string, number>>;
  /** Latest total minus the total of the year before; null without both. */
  readonly scoreChange: number | null;
  readonly educationMatchesPost: boolean | null;
  readonly kindsOfUnit: number | null;
  readonly burned: boolean | null;
  /** Evidence behind each group of counts, to open from a signal. */
  readonly evidence: Readonly<Partial<Record<EvidenceKey, readonly string[]>>>;
}
export type EvidenceKey = 'contributions' | 'led' | 'hard' | 'outcomes' | 'delays' | 'tasks' | 'satisfaction' | 'conduct' | 'praised' | 'problems';

/** One signal of one person: how far from the comparison group, in robust standard deviations; positive points toward the problem. */
export interface Signal {
  readonly id: string;
  readonly problem: Problem;
  readonly source: SignalSource;
  readonly weight: number;
  readonly value: number;
  readonly groupMedian: number;
  /** How many observations the value rests on. */
  readonly count: number;
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
  /** Weighted distance toward the problem (Stouffer); comparable between people and problems. */
  readonly strength: number | null;
  /** `high` when several independent sources agree and nothing serious speaks against it. */
  readonly confidence: 'high' | 'medium' | 'low' | null;
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

/** Settings of the diagnosis, all from the policy pack in force. */
export interface DiagnosisSettings {
  readonly periodMonths: number;
  readonly groupMinimum: number;
  readonly monthsInPostMinimum: number;
  readonly recordsMinimum: number;
  readonly sourcesMinimum: number;
  readonly suspectFrom: number;
  readonly clearBelow: number;
  readonly counterLimit: number;
  readonly underreportingBelow: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly policyVersion: string;
}
