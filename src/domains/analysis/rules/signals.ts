import type { EvidenceKey, Observations, Problem, SignalSource } from '../model.ts';

/** A measured quantity of one person; null when there is nothing to measure, which never counts against anybody. */
export interface Measured {
  /** What is compared within the group. */
  readonly value: number;
  /** How many observations it rests on. */
  readonly count: number;
  /** What is shown where the compared value is no figure that people know: the person's, and the expected one. */
  readonly shown?: { readonly own: number; readonly usual: number };
}

export interface SignalDefinition {
  readonly id: string;
  /** Problems it may give points for; how many is policy. */
  readonly problems: readonly Problem[];
  readonly source: SignalSource;
  /** +1 when more of it points toward the problem, -1 when less of it does. */
  readonly toward: 1 | -1;
  /** Fewer observations than this say nothing. */
  readonly atLeast: number;
  /** Pull of the group on a person with few observations: that many observations at the group's median. */
  readonly shrink: number;
  /** The smallest step that is taken seriously, in the signal's own unit: among people who are nearly alike, trifles stay trifles. */
  readonly material: number;
  readonly evidence: EvidenceKey | null;
  measure(o: Observations): Measured | null;
}

const share = (part: number, whole: number): Measured | null => (whole === 0 ? null : { value: part / whole, count: whole });
const rated = (key: string) => (o: Observations): Measured | null => {
  const r = o.rated[key];
  return r === undefined ? null : { value: r.value, count: r.years };
};
/**
 * Counts against expectation, as the logarithm of their ratio with one matter at the usual pace added on both sides (the posterior mean of
 * a gamma prior): two instead of four says less than ten instead of twenty.
 */
const against = (count: number, expected: number): Measured | null => (expected <= 0 ? null : { value: Math.log((count + 1) / (expected + 1)), count: Math.max(1, Math.round(expected)), shown: { own: count, usual: expected } });

/** What 能 and 勤 explain of low results: nothing when both are as usual, else the lower of the two. */
const explained = (o: Observations): number | null => {
  const { ability, diligence } = o.rated;
  return ability === undefined || diligence === undefined ? null : Math.min(0, ability.value, diligence.value);
};

/** Words of inspections and of comrades in an emergency, for the problem they name. */
const words = (problem: Problem): SignalDefinition => ({
  id: `words_${problem}`, problems: [problem], source: 'public', toward: 1, atLeast: 0, shrink: 0, material: 0.5, evidence: `fault_${problem}`,
  // Somebody about whom nobody wrote anything is not thereby praised.
  measure: (o) => (o.problemsFound + o.conduct.negative + o.declined === 0 ? null : { value: o.faults[problem], count: o.faults[problem] }),
});

/**
 * analysis.signals: every figure that may speak for or against one of the four problems. Sex, age and ethnicity are no signals, nor is a
 * sanction whose time has run out; nothing here reads anybody's politics.
 */
export const signalDefinitions: readonly SignalDefinition[] = [
  { id: 'few_matters', problems: ['motivation', 'courage'], source: 'records', toward: -1, atLeast: 0, shrink: 0, material: 0.3, evidence: 'contributions', measure: (o) => against(o.parts, o.partsExpected) },
  { id: 'avoids_hard_matters', problems: ['courage'], source: 'records', toward: -1, atLeast: 0, shrink: 0, material: 0.3, evidence: 'hard', measure: (o) => against(o.hard, o.hardExpected) },
  { id: 'avoids_the_lead', problems: ['courage'], source: 'records', toward: -1, atLeast: 0, shrink: 0, material: 0.3, evidence: 'led', measure: (o) => against(o.led, o.ledExpected) },
  { id: 'hands_back', problems: ['motivation', 'courage'], source: 'tasks', toward: 1, atLeast: 0, shrink: 0, material: 0.5, evidence: 'declined', measure: (o) => (o.tasks.due + o.declined === 0 ? null : { value: o.declined, count: o.declined }) },
  { id: 'failed_in_critical_events', problems: ['courage'], source: 'public', toward: 1, atLeast: 1, shrink: 0, material: 0.5, evidence: 'conduct', measure: (o) => (o.conduct.negative + o.conduct.positive === 0 ? null : { value: o.conduct.negative - o.conduct.positive / 2, count: o.conduct.negative + o.conduct.positive, shown: { own: o.conduct.negative, usual: o.conduct.positive } }) },
  { id: 'found_problems', problems: ['motivation'], source: 'records', toward: 1, atLeast: 0, shrink: 0, material: 0.7, evidence: 'problems', measure: (o) => ({ value: o.problemsFound, count: o.problemsFound }) },
  { id: 'not_achieved', problems: ['capability'], source: 'records', toward: -1, atLeast: 0.7, shrink: 1.5, material: 0.08, evidence: 'outcomes', measure: (o) => share(o.outcomes.achieved, o.outcomes.all) },
  { id: 'late_tasks', problems: ['motivation', 'capability', 'fit'], source: 'tasks', toward: 1, atLeast: 1, shrink: 2, material: 0.12, evidence: 'tasks', measure: (o) => share(o.tasks.late, o.tasks.due) },
  { id: 'delays', problems: ['fit'], source: 'tasks', toward: 1, atLeast: 0.3, shrink: 1, material: 0.5, evidence: 'delays', measure: (o) => share(o.delayMonths.sum, o.delayMonths.count) },
  { id: 'low_diligence', problems: ['motivation'], source: 'assessment', toward: -1, atLeast: 1, shrink: 0.5, material: 1.5, evidence: null, measure: rated('diligence') },
  { id: 'low_ability', problems: ['courage', 'capability'], source: 'assessment', toward: -1, atLeast: 1, shrink: 0.5, material: 1.5, evidence: null, measure: rated('ability') },
  { id: 'low_results', problems: ['motivation', 'capability', 'fit'], source: 'assessment', toward: -1, atLeast: 1, shrink: 0.5, material: 1.5, evidence: null, measure: rated('achievement') },
  { id: 'results_unexplained', problems: ['courage', 'fit'], source: 'assessment', toward: 1, atLeast: 1, shrink: 0.5, material: 1.5, evidence: null, measure: (o) => {
    const lack = explained(o);
    const results = o.rated['achievement'];
    return lack === null || results === undefined ? null : { value: lack - results.value, count: results.years };
  } },
  { id: 'falling_results', problems: ['fit'], source: 'assessment', toward: 1, atLeast: 1, shrink: 0, material: 2, evidence: null, measure: (o) => (o.resultsFell === null ? null : { value: o.resultsFell, count: 2 }) },
  { id: 'never_outstanding', problems: ['motivation', 'courage', 'capability', 'fit'], source: 'registry', toward: -1, atLeast: 1, shrink: 2, material: 0.15, evidence: null, measure: (o) => share(o.outstandingYears.outstanding, o.outstandingYears.graded) },
  { id: 'little_training', problems: ['motivation'], source: 'training', toward: -1, atLeast: 0, shrink: 0, material: 15, evidence: null, measure: (o) => (o.trainingHours === null ? null : { value: o.trainingHours, count: 1 }) },
  { id: 'poor_course_results', problems: ['capability'], source: 'training', toward: -1, atLeast: 1, shrink: 0.5, material: 0.2, evidence: 'training', measure: (o) => share(o.trainingResults.sum, o.trainingResults.count) },
  { id: 'low_satisfaction', problems: ['capability'], source: 'public', toward: -1, atLeast: 10, shrink: 30, material: 0.04, evidence: 'satisfaction', measure: (o) => share(o.satisfaction.satisfied, o.satisfaction.answered) },
  { id: 'little_praise', problems: ['motivation', 'capability'], source: 'public', toward: -1, atLeast: 0, shrink: 0, material: 0.8, evidence: 'praised', measure: (o) => ({ value: o.praised, count: o.praised }) },
  { id: 'education_elsewhere', problems: ['fit'], source: 'registry', toward: 1, atLeast: 1, shrink: 0, material: 0.5, evidence: null, measure: (o) => (o.educationMatchesPost === null ? null : { value: o.educationMatchesPost ? 0 : 1, count: 1 }) },
  ...(['motivation', 'courage', 'fit'] as const).map(words),
];
