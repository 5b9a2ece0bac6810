import type { EvidenceKey, Observations, Problem, SignalSource } from '../model.ts';

/** A measured quantity of one person and how many observations it rests on; null when there is nothing to measure. */
export interface Measured {
  readonly value: number;
  readonly count: number;
}

export interface SignalDefinition {
  readonly id: string;
  readonly problem: Problem;
  readonly source: SignalSource;
  /** +1 when more of it points toward the problem, -1 when less of it does. */
  readonly toward: 1 | -1;
  /** Fewer observations than this say nothing. */
  readonly atLeast: number;
  /** Pull of the group on a person with few observations: that many observations at the group's median. */
  readonly shrink: number;
  /** The smallest spread that is taken seriously, in the signal's own unit: among people who are nearly alike, trifles stay trifles. */
  readonly material: number;
  readonly evidence: EvidenceKey | null;
  measure(o: Observations): Measured | null;
}

const share = (part: number, whole: number): Measured | null => (whole === 0 ? null : { value: part / whole, count: whole });
const dimension = (key: string) => (o: Observations): Measured | null => (o.dimensions[key] === undefined ? null : { value: o.dimensions[key], count: 1 });

/**
 * analysis.signals: what the four problems look like in the records, after the description in 000 湘阴县:
 * 不想为 little done and late; 不敢为 stays away from hard matters and from the lead; 不会为 undertakes but does not achieve;
 * 不善为 able elsewhere, not here. Each is a distance from comparable people, never a threshold on a raw count.
 */
export const signalDefinitions: readonly SignalDefinition[] = [
  { id: 'few_contributions', problem: 'motivation', source: 'records', toward: -1, atLeast: 0, shrink: 0, material: 0.35, evidence: 'contributions', measure: (o) => (o.monthsObserved === 0 ? null : { value: Math.log((o.contributions + 1) / (o.monthsObserved + 1)), count: Math.round(o.contributions) }) },
  { id: 'late_tasks', problem: 'motivation', source: 'tasks', toward: 1, atLeast: 1, shrink: 3, material: 0.12, evidence: 'tasks', measure: (o) => share(o.tasks.late, o.tasks.due) },
  { id: 'low_diligence', problem: 'motivation', source: 'assessment', toward: -1, atLeast: 1, shrink: 0, material: 4, evidence: null, measure: dimension('diligence') },
  { id: 'found_problems', problem: 'motivation', source: 'records', toward: 1, atLeast: 0, shrink: 0, material: 0.7, evidence: 'problems', measure: (o) => ({ value: o.problemsFound, count: o.problemsFound }) },
  { id: 'little_praise', problem: 'motivation', source: 'public', toward: -1, atLeast: 0, shrink: 0, material: 0.8, evidence: 'praised', measure: (o) => ({ value: o.praised, count: o.praised }) },

  { id: 'avoids_hard_matters', problem: 'courage', source: 'records', toward: -1, atLeast: 4, shrink: 4, material: 0.12, evidence: 'hard', measure: (o) => share(o.hard - o.hardExpected, o.parts) },
  { id: 'avoids_the_lead', problem: 'courage', source: 'tasks', toward: -1, atLeast: 4, shrink: 4, material: 0.12, evidence: 'led', measure: (o) => share(o.led, o.parts) },
  { id: 'failed_in_critical_events', problem: 'courage', source: 'public', toward: 1, atLeast: 1, shrink: 2, material: 0.3, evidence: 'conduct', measure: (o) => share(o.conduct.negative, o.conduct.negative + o.conduct.positive) },
  { id: 'burned_before', problem: 'courage', source: 'registry', toward: 1, atLeast: 1, shrink: 0, material: 0.5, evidence: null, measure: (o) => (o.burned === null ? null : { value: o.burned ? 1 : 0, count: 1 }) },

  { id: 'not_achieved', problem: 'capability', source: 'records', toward: -1, atLeast: 3, shrink: 3, material: 0.12, evidence: 'outcomes', measure: (o) => share(o.outcomes.achieved, o.outcomes.all) },
  { id: 'delays', problem: 'capability', source: 'tasks', toward: 1, atLeast: 1, shrink: 2, material: 1, evidence: 'delays', measure: (o) => (o.delayMonths.count === 0 ? null : { value: o.delayMonths.sum / o.delayMonths.count, count: o.delayMonths.count }) },
  { id: 'low_ability', problem: 'capability', source: 'assessment', toward: -1, atLeast: 1, shrink: 0, material: 4, evidence: null, measure: dimension('ability') },
  { id: 'little_training', problem: 'capability', source: 'training', toward: -1, atLeast: 0, shrink: 0, material: 20, evidence: null, measure: (o) => (o.trainingHours === null ? null : { value: o.trainingHours, count: 1 }) },
  { id: 'low_satisfaction', problem: 'capability', source: 'public', toward: -1, atLeast: 10, shrink: 20, material: 0.06, evidence: 'satisfaction', measure: (o) => share(o.satisfaction.satisfied, o.satisfaction.answered) },

  { id: 'education_elsewhere', problem: 'fit', source: 'registry', toward: 1, atLeast: 1, shrink: 0, material: 0.5, evidence: null, measure: (o) => (o.educationMatchesPost === null ? null : { value: o.educationMatchesPost ? 0 : 1, count: 1 }) },
  { id: 'falling_results', problem: 'fit', source: 'assessment', toward: -1, atLeast: 1, shrink: 0, material: 4, evidence: null, measure: (o) => (o.scoreChange === null ? null : { value: o.scoreChange, count: 1 }) },
  { id: 'able_but_without_results', problem: 'fit', source: 'assessment', toward: 1, atLeast: 1, shrink: 0, material: 4, evidence: 'contributions', measure: (o) => {
    const { ability, diligence, achievement } = o.dimensions;
    return ability === undefined || diligence === undefined || achievement === undefined ? null : { value: (ability + diligence) / 2 - achievement, count: 1 };
  } },
  { id: 'narrow_experience', problem: 'fit', source: 'registry', toward: -1, atLeast: 1, shrink: 0, material: 1, evidence: null, measure: (o) => (o.kindsOfUnit === null ? null : { value: o.kindsOfUnit, count: 1 }) },
];
