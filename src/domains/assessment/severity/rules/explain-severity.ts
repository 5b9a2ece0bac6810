import type { Explanation } from '../../../../kernel/explanation.ts';
import { rule as bandRule } from './bands.ts';
import { rule as fairRule } from './fair-average.ts';
import { rule as fitRule } from './fit-rasch.ts';
import { rule as precisionRule } from './fit-statistics.ts';
import { rule as rawRule } from './raw-scores.ts';

/** Printed figures of one subject. */
export interface SeverityFigures {
  readonly raw: string | null;
  readonly adjusted: string;
  readonly low: string;
  readonly high: string;
  readonly measure: string;
  readonly error: string;
  readonly infit: string | null;
  readonly outfit: string | null;
  readonly band: number;
  readonly best: number;
  readonly worst: number;
  readonly of: number;
  readonly ratings: number;
  /** Mean severity of the ballots that rated the subject. */
  readonly met: string;
  readonly extreme: boolean;
}

/** What stands behind an adjusted score, each figure with its rule. */
export function explainSeverity(f: SeverityFigures, context: { readonly confidence: number; readonly source: string; readonly version: string; readonly knownAt: string }): Explanation {
  const { confidence, source, version, knownAt } = context;
  return {
    statement: 'scores.explain.adjusted',
    value: f.adjusted,
    unit: 'point',
    ruleId: fairRule.ruleId,
    source,
    version,
    knownAt,
    children: [
      ...(f.raw === null ? [] : [{ statement: 'scores.explain.raw', value: f.raw, unit: 'point', ruleId: rawRule.ruleId }]),
      { statement: 'scores.explain.measure', value: f.measure, ruleId: fitRule.ruleId, source: fitRule.source, children: [{ statement: 'scores.explain.ballots', params: { ratings: f.ratings, severity: f.met } }, ...(f.extreme ? [{ statement: 'scores.explain.extreme' }] : [])] },
      { statement: 'scores.explain.error', value: f.error, ruleId: precisionRule.ruleId, source: precisionRule.source, children: f.infit === null ? [] : [{ statement: 'scores.explain.fit', params: { infit: f.infit, outfit: f.outfit! } }] },
      { statement: 'scores.explain.interval', params: { confidence, low: f.low, high: f.high } },
      { statement: 'scores.explain.band', params: { band: f.band, best: f.best, worst: f.worst, of: f.of }, ruleId: bandRule.ruleId },
    ],
  };
}
