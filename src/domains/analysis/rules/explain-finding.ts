import type { Explanation } from '../../../kernel/explanation.ts';
import { WEIGHT_SCALE } from '../../../kernel/score.ts';
import type { Finding, Signal } from '../model.ts';
import { pointsOf } from './points.ts';

/** Weights of the signals in ten-thousandths that add up exactly: the last takes what rounding leaves. */
export function shares(signals: readonly Signal[]): number[] {
  const total = signals.reduce((sum, s) => sum + s.weight, 0);
  if (total === 0) return signals.map(() => 0);
  const parts = signals.map((s) => Math.floor((s.weight * WEIGHT_SCALE) / total));
  if (parts.length > 0) parts[parts.length - 1]! += WEIGHT_SCALE - parts.reduce((a, b) => a + b, 0);
  return parts;
}

/** analysis.explain: a finding as a tree — its state in a sentence, then every signal with its points, value, group median and evidence, and where everybody starts. */
export function explainFinding(finding: Finding, context: { readonly version: string; readonly knownAt: string; readonly start: number | null }): Explanation {
  const weights = shares(finding.signals);
  return {
    statement: `analysis.explain.${finding.state}`,
    params: { problem: finding.problem, size: finding.group.size },
    ...(finding.strength === null ? {} : { value: finding.strength.toFixed(1) }),
    ruleId: 'analysis.diagnose',
    source: '四个难题研判方法（工作参数）',
    version: context.version,
    knownAt: context.knownAt,
    children: [...finding.signals.map((s, i) => ({
      statement: `analysis.signal.${s.id}`,
      params: { value: Number(s.value.toFixed(2)), median: Number(s.groupMedian.toFixed(2)), count: s.count },
      value: `${s.z >= 0 ? '+' : ''}${pointsOf(s).toFixed(1)}`,
      weight: weights[i]!,
      ruleId: `analysis.signals/${s.id}`,
      evidenceIds: [...s.evidenceIds],
    })), ...(context.start === null ? [] : [{ statement: 'analysis.explain.start', value: context.start.toFixed(1), ruleId: 'analysis.points' }])],
  };
}
