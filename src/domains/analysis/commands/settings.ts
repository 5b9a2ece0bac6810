import type { PolicyView } from '../../policy/index.ts';
import type { DiagnosisSettings } from '../model.ts';
import { signalDefinitions } from '../rules/signals.ts';

/** The diagnosis settings of the packs in force; each is a dated parameter that a place may change. */
export const diagnosisSettings = (policy: PolicyView): DiagnosisSettings => ({
  periodMonths: policy.number('diagnosis-period-months'),
  groupMinimum: policy.number('diagnosis-group-minimum'),
  monthsInPostMinimum: policy.number('diagnosis-months-in-post'),
  recordsMinimum: policy.number('diagnosis-records'),
  sourcesMinimum: policy.number('diagnosis-sources'),
  suspectFrom: policy.number('diagnosis-suspect-from'),
  clearBelow: policy.number('diagnosis-clear-below'),
  counterLimit: policy.number('diagnosis-counter-limit'),
  underreportingBelow: policy.number('diagnosis-underreporting'),
  weights: Object.fromEntries(signalDefinitions.map((s) => [s.id, policy.number(`diagnosis-weight-${s.id.replaceAll('_', '-')}`)])),
  policyVersion: policy.version,
});
