import type { DraftScheme } from '../scheme-format.ts';

export const rule = { ruleId: 'assessment.edit_scheme', source: '高质量发展监测评价指标体系、年度考核指标及实施办法 (M038)' } as const;

type Dimension = DraftScheme['dimensions'][number];
type Indicator = Dimension['indicators'][number];
type Adjustment = NonNullable<DraftScheme['adjustments']>[number];
type Weight = Indicator['weight'];

/** The smallest scheme that holds together: one class, one group of raters, one dimension with one rated indicator. */
export function blankScheme(): DraftScheme {
  return {
    key: 'new-scheme',
    title: { zh: '新考核方案', en: 'New scheme' },
    basis: [{ document: 'assessment-2020', article: '待核', verified: false }],
    rounding: { places: 2, mode: 'half_up' },
    classes: [{ key: 'everybody', name: { zh: '全体干部', en: 'All cadres' }, categories: ['principal', 'deputy', 'middle', 'staff'] }],
    raters: [{ key: 'superior', name: { zh: '上级领导', en: 'Superiors' } }],
    dimensions: [{ key: 'work', name: { zh: '工作实绩', en: 'Work' }, weight: 100, indicators: [newIndicator('rated', 'superior')] }],
    groups: { by: ['class', 'unit_type'], unitGroups: [], minimum: 5 },
    thresholds: { outstanding: '85', competent: '70', basically_competent: '60' },
    shareWithin: 'year',
  };
}

const newIndicator = (key: string, rater: string | undefined): Indicator => ({
  key,
  name: { zh: '新指标', en: 'New indicator' },
  weight: 100,
  source: rater === undefined ? { from: 'typed' } : { from: 'rating', raters: [{ rater, weight: 100 }] },
  scoring: { method: 'as_is' },
  missing: { policy: 'ask' },
});

/** A key that nothing in the scheme has yet: `indicator_1`, `indicator_2` … */
export function freeKey(draft: DraftScheme, stem: string): string {
  const taken = new Set([...draft.dimensions.flatMap((d) => [d.key, ...d.indicators.map((i) => i.key)]), ...(draft.adjustments ?? []).map((a) => a.key), ...draft.classes.map((c) => c.key), ...draft.raters.map((r) => r.key)]);
  let n = 1;
  while (taken.has(`${stem}_${n}`)) n++;
  return `${stem}_${n}`;
}

const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(Math.max(0, Math.min(rest.length, to)), 0, list[from]!);
};

const inDimension = (draft: DraftScheme, key: string, change: (d: Dimension) => Dimension): DraftScheme => ({ ...draft, dimensions: draft.dimensions.map((d) => (d.key === key ? change(d) : d)) });

/** All edits make a new draft and leave the old one as it was, so that an edit can be taken back. */
export const addDimension = (draft: DraftScheme): DraftScheme => ({
  ...draft,
  dimensions: [...draft.dimensions, { key: freeKey(draft, 'dimension'), name: { zh: '新维度', en: 'New dimension' }, weight: 0, indicators: [newIndicator(freeKey(draft, 'indicator'), draft.raters[0]?.key)] }],
});

export const addIndicator = (draft: DraftScheme, dimension: string): DraftScheme =>
  inDimension(draft, dimension, (d) => ({ ...d, indicators: [...d.indicators, { ...newIndicator(freeKey(draft, 'indicator'), draft.raters[0]?.key), weight: 0 }] }));

export const addAdjustment = (draft: DraftScheme): DraftScheme => {
  const added: Adjustment = { kind: 'bonus', key: freeKey(draft, 'adjustment'), name: { zh: '新加分项', en: 'New bonus' }, source: { from: 'typed' }, each: '1', cap: '5', missing: { policy: 'neutral', score: '0' } };
  return { ...draft, adjustments: [...(draft.adjustments ?? []), added] };
};

export const addClass = (draft: DraftScheme, team: boolean): DraftScheme => ({ ...draft, classes: [...draft.classes, { key: freeKey(draft, 'class'), name: { zh: '新类别', en: 'New class' }, categories: team ? [] : ['staff'] }] });

export const addRater = (draft: DraftScheme): DraftScheme => ({ ...draft, raters: [...draft.raters, { key: freeKey(draft, 'rater'), name: { zh: '新评价主体', en: 'New raters' } }] });

/** Takes away a dimension, an indicator or an adjustment. */
export const removePart = (draft: DraftScheme, key: string): DraftScheme => ({
  ...draft,
  dimensions: draft.dimensions.filter((d) => d.key !== key).map((d) => ({ ...d, indicators: d.indicators.filter((i) => i.key !== key) })),
  ...(draft.adjustments ? { adjustments: draft.adjustments.filter((a) => a.key !== key) } : {}),
});

export const moveDimension = (draft: DraftScheme, key: string, to: number): DraftScheme => {
  const from = draft.dimensions.findIndex((d) => d.key === key);
  return from < 0 ? draft : { ...draft, dimensions: moved(draft.dimensions, from, to) };
};

/** Moves an indicator to a place in a dimension, its own or another. */
export function moveIndicator(draft: DraftScheme, key: string, dimension: string, to: number): DraftScheme {
  const home = draft.dimensions.find((d) => d.indicators.some((i) => i.key === key));
  const indicator = home?.indicators.find((i) => i.key === key);
  if (!home || !indicator || !draft.dimensions.some((d) => d.key === dimension)) return draft;
  const without = inDimension(draft, home.key, (d) => ({ ...d, indicators: d.indicators.filter((i) => i.key !== key) }));
  return inDimension(without, dimension, (d) => ({ ...d, indicators: d.indicators.toSpliced(Math.max(0, Math.min(d.indicators.length, to)), 0, indicator) }));
}

export const changeIndicator = (draft: DraftScheme, key: string, change: Partial<Indicator>): DraftScheme => ({
  ...draft,
  dimensions: draft.dimensions.map((d) => ({ ...d, indicators: d.indicators.map((i) => (i.key === key ? { ...i, ...change } : i)) })),
});

export const changeDimension = (draft: DraftScheme, key: string, change: Partial<Dimension>): DraftScheme => inDimension(draft, key, (d) => ({ ...d, ...change }));

export const changeAdjustment = (draft: DraftScheme, key: string, change: Adjustment): DraftScheme => ({ ...draft, adjustments: (draft.adjustments ?? []).map((a) => (a.key === key ? change : a)) });

/** Sets the weight of one class. Equal weights of all classes are written as one number again. */
export function weightFor(weight: Weight, classKey: string, value: number, classKeys: readonly string[]): Weight {
  const each = Object.fromEntries(classKeys.map((k) => [k, k === classKey ? value : typeof weight === 'number' ? weight : (weight[k] ?? 0)]));
  const values = Object.values(each);
  return values.every((v) => v === values[0]) ? (values[0] ?? value) : each;
}
