import type { Reason } from '../../../kernel/refusal.ts';
import { score, SCORE_SCALE } from '../../../kernel/score.ts';
import { postCategories } from '../model.ts';
import type { IndicatorDefinition, SchemeDefinition } from '../scheme-format.ts';
import { LARGEST_NUMERATOR } from './divide-column.ts';
import { ofClass, percentText, weightTotals } from './weights.ts';

export const rule = { ruleId: 'assessment.scheme_holds', source: '湘潭城发集团个人考核分层分类设置程序和权重 (M057)' } as const;

/**
 * Everything that keeps a scheme from being used, each with its place. An empty list means that it holds together.
 * The first thing an officer wants to know stands first: which weights do not total 100%, and what they total.
 */
export function checkScheme(definition: SchemeDefinition): Reason[] {
  return [...weightProblems(definition), ...keyProblems(definition), ...classProblems(definition), ...indicatorProblems(definition), ...thresholdProblems(definition)];
}

const weightProblems = (definition: SchemeDefinition): Reason[] =>
  weightTotals(definition)
    .filter((t) => !t.holds)
    .map((t) => ({
      code: t.at === '' ? 'assessment.weights_of_dimensions' : t.at.includes('.') ? 'assessment.weights_of_raters' : 'assessment.weights_of_indicators',
      params: { sum: percentText(t.total), class: nameOf(definition.classes, t.classKey), part: partName(definition, t.at) },
      source: rule.source,
      at: t.at === '' ? `dimensions(${t.classKey})` : `${t.at}(${t.classKey})`,
    }));

function keyProblems(definition: SchemeDefinition): Reason[] {
  const twice = (keys: readonly string[], at: string): Reason[] =>
    [...new Set(keys.filter((k, i) => keys.indexOf(k) !== i))].map((key) => ({ code: 'assessment.key_twice', params: { key }, at }));
  const raters = new Set(definition.raters.map((r) => r.key));
  const unknown = definition.dimensions.flatMap((d) =>
    d.indicators.flatMap((i) =>
      i.source.from !== 'rating' ? [] : i.source.raters.filter((r) => !raters.has(r.rater)).map((r) => ({ code: 'assessment.rater_unknown', params: { rater: r.rater }, at: `${d.key}.${i.key}` })),
    ),
  );
  return [
    ...twice(definition.dimensions.map((d) => d.key), 'dimensions'),
    // Across dimensions too: an indicator's key names its column.
    ...twice(definition.dimensions.flatMap((d) => d.indicators.map((i) => i.key)), 'indicators'),
    ...twice(definition.classes.map((c) => c.key), 'classes'),
    ...twice(definition.raters.map((r) => r.key), 'raters'),
    ...twice(definition.groups.unitGroups.map((g) => g.key), 'groups'),
    ...twice(definition.groups.unitGroups.flatMap((g) => g.types), 'groups'),
    ...definition.dimensions.flatMap((d) => d.indicators.flatMap((i) => (i.source.from === 'rating' ? twice(i.source.raters.map((r) => r.rater), `${d.key}.${i.key}`) : []))),
    ...unknown,
  ];
}

/** Everybody must fall into some class: the last resort of each category has no condition on the kind of unit. */
const classProblems = (definition: SchemeDefinition): Reason[] =>
  postCategories
    .filter((category) => !definition.classes.some((c) => c.categories.includes(category) && c.unitTypes === undefined))
    .map((category) => ({ code: 'assessment.category_without_class', params: { category }, at: 'classes' }));

function indicatorProblems(definition: SchemeDefinition): Reason[] {
  return definition.dimensions.flatMap((d) => d.indicators.flatMap((i) => scoringProblems(i, definition).map((p) => ({ ...p, at: `${d.key}.${i.key}` }))));
}

function scoringProblems(indicator: IndicatorDefinition, definition: SchemeDefinition): Reason[] {
  const { scoring, missing } = indicator;
  const problems: Reason[] = [];
  if (scoring.method === 'attainment') {
    for (const { key, name } of definition.classes) {
      if ((ofClass(indicator.weight, key) ?? 0) === 0) continue;
      const target = ofClass(scoring.target, key);
      if (target === undefined) problems.push({ code: 'assessment.target_missing', params: { class: name.zh } });
      else if (score(target) === 0) problems.push({ code: 'assessment.target_zero', params: { class: name.zh } });
      else if (((2 * score(scoring.cap) * score(target)) / SCORE_SCALE) * 10 ** definition.rounding.places > LARGEST_NUMERATOR / 2) problems.push({ code: 'assessment.target_too_large', params: { target } });
    }
  }
  if (scoring.method === 'bands') {
    const edges = scoring.bands.map((b) => score(b.from));
    if (edges[0] !== 0) problems.push({ code: 'assessment.bands_start', params: { from: scoring.bands[0]!.from } });
    const fault = edges.findIndex((edge, i) => i > 0 && edge <= edges[i - 1]!);
    if (fault > 0) problems.push({ code: 'assessment.bands_order', params: { from: scoring.bands[fault]!.from } });
  }
  const highest = highestScore(indicator);
  if (highest > 200 * SCORE_SCALE) problems.push({ code: 'assessment.score_too_high', params: { highest: String(highest / SCORE_SCALE) } });
  if (missing.policy === 'neutral' && score(missing.score) > highest) problems.push({ code: 'assessment.neutral_too_high', params: { score: missing.score, highest: String(highest / SCORE_SCALE) } });
  return problems;
}

/** The highest score that the method can give. */
function highestScore(indicator: IndicatorDefinition): number {
  const { scoring } = indicator;
  if (scoring.method === 'attainment') return score(scoring.cap);
  if (scoring.method === 'bands') return Math.max(...scoring.bands.map((b) => score(b.score)));
  return 100 * SCORE_SCALE;
}

function thresholdProblems({ thresholds: t }: SchemeDefinition): Reason[] {
  const falling = score(t.outstanding) >= score(t.competent) && score(t.competent) >= score(t.basically_competent);
  return falling ? [] : [{ code: 'assessment.thresholds_order', params: { outstanding: t.outstanding, competent: t.competent, basicallyCompetent: t.basically_competent }, at: 'thresholds' }];
}

const nameOf = (list: readonly { key: string; name: { zh: string } }[], key: string): string => list.find((x) => x.key === key)?.name.zh ?? key;

function partName(definition: SchemeDefinition, at: string): string {
  const [dimensionKey = '', indicatorKey] = at.split('.');
  const dimension = definition.dimensions.find((d) => d.key === dimensionKey);
  if (!dimension) return at;
  const indicator = dimension.indicators.find((i) => i.key === indicatorKey);
  return indicator ? indicator.name.zh : dimension.name.zh;
}
