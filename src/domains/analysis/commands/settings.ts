import type { PolicyView } from '../../policy/index.ts';
import { confidences, problems, type DiagnosisSettings } from '../model.ts';
import { signalDefinitions } from '../rules/signals.ts';

/** A signal may give points for a problem; whether it does, and how many, is the pack's word. */
const pointsId = (problem: string, signal: string): string => `diagnosis-points-${problem}-${signal.replaceAll('_', '-')}`;

/** The diagnosis settings of the packs in force; each is a dated parameter that a place may change. */
export const diagnosisSettings = (policy: PolicyView): DiagnosisSettings => ({
  periodMonths: policy.number('diagnosis-period-months'),
  groupMinimum: policy.number('diagnosis-group-minimum'),
  monthsInPostMinimum: policy.number('diagnosis-months-in-post'),
  recordsMinimum: policy.number('diagnosis-records'),
  sourcesMinimum: policy.number('diagnosis-sources'),
  clearBelow: policy.number('diagnosis-clear-below'),
  levels: each(confidences, (level) => ({ from: policy.number(`diagnosis-level-${level}`), rightInTen: policy.number(`diagnosis-right-in-ten-${level}`) })),
  counterLimit: policy.number('diagnosis-counter-limit'),
  underreportingBelow: policy.number('diagnosis-underreporting'),
  start: each(problems, (problem) => policy.number(`diagnosis-start-${problem}`)),
  points: each(problems, (problem) => Object.fromEntries(signalDefinitions.filter((s) => s.problems.includes(problem)).map((s) => [s.id, policy.number(pointsId(problem, s.id))]))),
  policyVersion: policy.version,
});

const each = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> => Object.fromEntries(keys.map((k) => [k, value(k)])) as Record<K, V>;
