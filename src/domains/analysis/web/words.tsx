import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '../../../web/kit/index.ts';
import type { FindingRow, SignalView } from '../contract.ts';

/** A finding's state together with what people decided about it. */
export function FindingStateTag({ finding }: { readonly finding: Pick<FindingRow, 'state' | 'decision'> }) {
  const { t } = useTranslation('analysis');
  const key = finding.decision?.decision ?? finding.state;
  const tones: Record<typeof key, Tone> = { suspected: 'waiting', not_suspected: 'good', abstained: 'closed', confirmed: 'danger', rejected: 'closed' };
  return <StateTag tone={tones[key]}>{t(`state.${key}`)}</StateTag>;
}

/** `任务逾期：6 / 8 项，可比组中位 1 / 8`, as a sentence with the person's and the group's value. */
export function SignalText({ signal }: { readonly signal: SignalView }) {
  const { t } = useTranslation('analysis');
  if (signal.id === 'education_elsewhere') return <>{t(signal.value === 1 ? 'signal.education_other' : 'signal.education_same')}</>;
  return <>{t(`signal.${signal.id}`, { value: figure(signal.id, signal.value), median: figure(signal.id, signal.groupMedian), count: signal.count })}</>;
}

/** Signals that are shares are read as percentages, distances of marks with their sign. */
const SHARES = new Set(['late_tasks', 'not_achieved', 'low_satisfaction', 'never_outstanding', 'poor_course_results']);
const SIGNED = new Set(['low_diligence', 'low_ability', 'low_results']);
const MINUS = '−';
export function figure(id: string, value: number): string {
  if (SHARES.has(id)) return `${Math.round(value * 100)}%`;
  if (SIGNED.has(id)) return signed(value);
  // One decimal where it says something; what rounds to nought has no sign.
  const rounded = Number(value.toFixed(1)) || 0;
  return (Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1)).replace('-', MINUS);
}

/** `+6.3`, `−2.0`: points and distances always show their side. */
export const signed = (value: number): string => `${value < 0 ? MINUS : '+'}${Math.abs(value).toFixed(1)}`;
