import type { Reason } from '../../../kernel/refusal.ts';
import { score, SCORE_SCALE } from '../../../kernel/score.ts';
import { postCategories } from '../model.ts';
import { subjectOf, type IndicatorDefinition, type SchemeDefinition } from '../scheme-format.ts';
import { circleIn } from './computed-order.ts';
import { LARGEST_NUMERATOR } from './divide-column.ts';
import { dividesByZero, isFault, namesIn, parseFormula, type Formula } from './formula.ts';
import { ofClass, percentText, weightTotals } from './weights.ts';

export const rule = { ruleId: 'assessment.scheme_holds', source: '湘潭城发集团个人考核分层分类设置程序和权重 (M057)' } as const;

/**
 * Everything that keeps a scheme from being used, each with its place. An empty list means that it holds together.
 * The first thing an officer wants to know stands first: which weights do not total 100%, and what they total.
 */
export function checkScheme(definition: SchemeDefinition): Reason[] {
  return [
    ...weightProblems(definition),
    ...keyProblems(definition),
    ...classProblems(definition),
    ...indicatorProblems(definition),
    ...adjustmentProblems(definition),
    ...formulaProblems(definition),
    ...thresholdProblems(definition),
  ];
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
    ...twice([...definition.dimensions.flatMap((d) => d.indicators.map((i) => i.key)), ...(definition.adjustments ?? []).map((a) => a.key)], 'indicators'),
    ...twice(definition.classes.map((c) => c.key), 'classes'),
    ...twice(definition.raters.map((r) => r.key), 'raters'),
    ...twice(definition.groups.unitGroups.map((g) => g.key), 'groups'),
    ...twice(definition.groups.unitGroups.flatMap((g) => g.types), 'groups'),
    ...definition.dimensions.flatMap((d) => d.indicators.flatMap((i) => (i.source.from === 'rating' ? twice(i.source.raters.map((r) => r.rater), `${d.key}.${i.key}`) : []))),
    ...unknown,
  ];
}

/** Everybody must fall into some class: the last resort of each category has no further condition; for teams one class has none. */
function classProblems(definition: SchemeDefinition): Reason[] {
  const lastResorts = definition.classes.filter((c) => c.unitTypes === undefined && c.levels === undefined && c.units === undefined);
  if (subjectOf(definition) === 'team') return lastResorts.length > 0 ? [] : [{ code: 'assessment.teams_without_class', at: 'classes' }];
  const subject: Reason[] = definition.purpose === 'team' ? [{ code: 'assessment.team_scheme_of_people', at: 'subject' }] : [];
  // A scheme that is bounded to some units may leave categories out; a person of such a category is named when the run counts its people.
  const needed = definition.scope?.categories ?? (definition.scope === undefined ? postCategories : postCategories.filter((k) => definition.classes.some((c) => c.categories.includes(k))));
  return [
    ...subject,
    ...definition.classes.filter((c) => c.categories.length === 0).map((c) => ({ code: 'assessment.class_without_category', params: { class: c.name.zh }, at: 'classes' })),
    ...needed.filter((category) => !lastResorts.some((c) => c.categories.includes(category))).map((category) => ({ code: 'assessment.category_without_class', params: { category }, at: 'classes' })),
  ];
}

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
  if (scoring.method === 'conversion' && score(scoring.high) <= score(scoring.low)) problems.push({ code: 'assessment.conversion_empty', params: { low: scoring.low, high: scoring.high } });
  if (scoring.method === 'rank_in_group' && score(scoring.best) < score(scoring.worst)) problems.push({ code: 'assessment.rank_upside_down', params: { best: scoring.best, worst: scoring.worst } });
  if (scoring.method === 'deduction' && score(scoring.cap) > score(scoring.base)) problems.push({ code: 'assessment.deduction_below_zero', params: { base: scoring.base, cap: scoring.cap } });
  if (indicator.source.from === 'rating' && scoring.method !== 'as_is') problems.push({ code: 'assessment.rating_rescored' });
  if (indicator.kind === 'individual' && definition.classes.length > 1 && definition.classes.every((c) => (ofClass<number>(indicator.weight, c.key) ?? 0) > 0)) problems.push({ code: 'assessment.individual_for_all', params: { name: indicator.name.zh } });
  const highest = highestScore(indicator);
  if (highest > 200 * SCORE_SCALE) problems.push({ code: 'assessment.score_too_high', params: { highest: String(highest / SCORE_SCALE) } });
  if (missing.policy === 'neutral' && score(missing.score) > highest) problems.push({ code: 'assessment.neutral_too_high', params: { score: missing.score, highest: String(highest / SCORE_SCALE) } });
  return problems;
}

/** The highest score that the method can give. */
function highestScore({ scoring }: IndicatorDefinition): number {
  switch (scoring.method) {
    case 'attainment':
      return score(scoring.cap);
    case 'bands':
      return Math.max(...scoring.bands.map((b) => score(b.score)));
    case 'rank_in_group':
      return score(scoring.best);
    case 'bonus':
      return score(scoring.base) + score(scoring.cap);
    case 'deduction':
      return score(scoring.base);
    case 'conversion':
      return Math.max(score(scoring.lowScore), score(scoring.highScore));
    case 'as_is':
      return 100 * SCORE_SCALE;
  }
}

function adjustmentProblems(definition: SchemeDefinition): Reason[] {
  const classes = new Set(definition.classes.map((c) => c.key));
  return (definition.adjustments ?? []).flatMap((a): Reason[] => {
    const at = `adjustments.${a.key}`;
    const problems: Reason[] = [];
    if (a.source.from === 'rating') problems.push({ code: 'assessment.adjustment_rated', params: { name: a.name.zh }, at });
    for (const key of a.classes ?? []) if (!classes.has(key)) problems.push({ code: 'assessment.class_unknown', params: { class: key }, at });
    if (a.kind === 'veto') {
      if (score(a.from) === 0) problems.push({ code: 'assessment.veto_strikes_all', params: { name: a.name.zh }, at });
    } else {
      if (score(a.each) === 0 || score(a.cap) === 0) problems.push({ code: 'assessment.adjustment_without_points', params: { name: a.name.zh }, at });
      if (score(a.cap) > 100 * SCORE_SCALE) problems.push({ code: 'assessment.adjustment_cap_too_high', params: { name: a.name.zh, cap: a.cap }, at });
      if (a.missing.policy === 'neutral' && score(a.missing.score) > score(a.cap)) problems.push({ code: 'assessment.neutral_too_high', params: { score: a.missing.score, highest: a.cap }, at });
    }
    return problems;
  });
}

/** Formulas that cannot be read, name what is not there, divide by zero whatever the values, or go in a circle. */
function formulaProblems(definition: SchemeDefinition): Reason[] {
  const members = [
    ...definition.dimensions.flatMap((d) => d.indicators.map((i) => ({ at: `${d.key}.${i.key}`, key: i.key, source: i.source, rated: true }))),
    ...(definition.adjustments ?? []).map((a) => ({ at: `adjustments.${a.key}`, key: a.key, source: a.source, rated: false })),
  ];
  const byKey = new Map(members.map((m) => [m.key, m]));
  const formulas = new Map<string, Formula>();
  const problems = members.flatMap(({ at, key, source }): Reason[] => {
    if (source.from !== 'computed') return [];
    const read = parseFormula(source.formula);
    if (isFault(read)) return [{ code: 'assessment.formula_malformed', params: { near: read.near, position: read.position }, at }];
    formulas.set(key, read);
    const names = namesIn(read);
    return [
      ...names.filter((n) => !byKey.has(n.key)).map((n) => ({ code: 'assessment.formula_name_unknown', params: { key: n.key }, at })),
      ...names.filter((n) => n.what === 'score' && byKey.get(n.key)?.rated === false).map((n) => ({ code: 'assessment.formula_score_of_adjustment', params: { key: n.key }, at })),
      ...(dividesByZero(read) ? [{ code: 'assessment.formula_divides_by_zero', params: { formula: source.formula }, at }] : []),
    ];
  });
  const circle = circleIn(members.map((m) => ({ key: m.key, formula: formulas.get(m.key) ?? null })));
  return circle === null ? problems : [...problems, { code: 'assessment.formula_circle', params: { keys: circle.join(' → ') }, at: byKey.get(circle[0]!)!.at }];
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
