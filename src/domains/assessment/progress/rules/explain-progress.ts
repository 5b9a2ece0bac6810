import type { Explanation } from '../../../../kernel/explanation.ts';
import { rule, type Progress, type ProgressDefinition } from './progress-index.ts';

/** Hundredths of a point as text, with a sign where the figure is a difference. */
export const hundredths = (value: number, signed = false): string => `${value < 0 ? '−' : signed && value > 0 ? '+' : ''}${(Math.abs(value) / 100).toFixed(2)}`;
export const tenths = (value: number): string => (value / 10).toFixed(1);

export interface ProgressContext {
  readonly year: number;
  readonly definition: ProgressDefinition;
  /** Name of the group in both languages. */
  readonly group: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly version: string;
  readonly knownAt: string;
}

/** The slide: this year's lead, the past lead, what share lasts, what was to be expected, what came beyond, and the index. */
export function explainProgress(p: Progress, context: ProgressContext): Explanation {
  const { year, definition, group } = context;
  const common = { ruleId: rule.ruleId, source: context.source, version: context.version, knownAt: context.knownAt };
  const names = { group: group.zh, groupEn: group.en };
  const past = p.past.map((x): Explanation => ({ statement: 'scores.explain.past', params: { year: x.year, score: hundredths(x.score), median: hundredths(x.groupMedian) }, value: hundredths(x.ahead, true), unit: 'point' }));
  if (p.index === null) return { statement: `scores.explain.abstains_${p.abstains ?? 'no_score'}`, params: { ...names, least: definition.leastPeriods, people: definition.groupMinimum, year }, ...common, children: past };
  return {
    statement: p.capped ? 'scores.explain.progress_capped' : 'scores.explain.progress',
    params: { centre: definition.centre, points: definition.points, progress: hundredths(p.progress!, true), spread: hundredths(p.spread!), cap: definition.cap },
    value: tenths(p.index),
    ...common,
    children: [
      {
        statement: 'scores.explain.beyond',
        params: { ahead: hundredths(p.ahead!, true), expected: hundredths(p.expected!, true) },
        value: hundredths(p.progress!, true),
        unit: 'point',
        children: [
          { statement: 'scores.explain.ahead', params: { year, score: hundredths(p.score!), median: hundredths(p.groupMedian!), ...names }, value: hundredths(p.ahead!, true), unit: 'point' },
          {
            statement: 'scores.explain.expected',
            params: { base: hundredths(p.base!, true), kept: hundredths(p.kept!) },
            value: hundredths(p.expected!, true),
            unit: 'point',
            children: [
              { statement: 'scores.explain.base', params: { count: p.past.length }, value: hundredths(p.base!, true), unit: 'point', children: past },
              { statement: `scores.explain.kept_${p.keptFrom}`, params: { ...names, least: definition.slopeMinimum }, value: hundredths(p.kept!) },
            ],
          },
        ],
      },
      { statement: 'scores.explain.spread', params: { ...names, least: definition.minimumSpread }, value: hundredths(p.spread!), unit: 'point' },
    ],
  };
}
