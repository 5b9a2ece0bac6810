import type { DraftScheme } from '../scheme-format.ts';
import { ofClass } from './weights.ts';

export const rule = { ruleId: 'assessment.compare_schemes', source: '高质量发展监测评价指标体系、年度考核指标及实施办法 (M038)' } as const;

/** One difference in words: the code names the sentence, the params fill it. Names come in both languages, weights in percent. */
export interface SchemeChange {
  readonly code: `assessment.change.${string}`;
  readonly params: Readonly<Record<string, string | number>>;
  /** Dimension, indicator or part it is about. */
  readonly at: string;
}

type Scheme = DraftScheme;
type Indicator = Scheme['dimensions'][number]['indicators'][number];
type Placed = Indicator & { readonly dimension: Scheme['dimensions'][number] };

const named = (name: { readonly zh: string; readonly en: string }) => ({ name: name.zh, nameEn: name.en });

/** What changed from one version to another, top down; an empty list means that they judge alike. Indicators are followed by their key. */
export function compareSchemes(before: Scheme, after: Scheme): SchemeChange[] {
  return [...settings(before, after), ...classes(before, after), ...dimensions(before, after), ...indicators(before, after), ...adjustments(before, after)];
}

const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b);
/** JSON whose keys stand in order and whose absent parts are left out. */
const stable = (value: unknown): string => JSON.stringify(value, (_, v: unknown) => (v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).filter(([, x]) => x !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))) : v));

function settings(before: Scheme, after: Scheme): SchemeChange[] {
  const changes: SchemeChange[] = [];
  const add = (part: string, params: SchemeChange['params'] = {}): void => void changes.push({ code: `assessment.change.${part}`, params, at: part });
  if (!same(before.title, after.title)) add('title', { from: before.title.zh, fromEn: before.title.en, to: after.title.zh, toEn: after.title.en });
  if ((before.purpose ?? 'annual') !== (after.purpose ?? 'annual')) add('purpose', { from: before.purpose ?? 'annual', to: after.purpose ?? 'annual' });
  if (!same(before.rounding, after.rounding)) add(before.rounding.mode === after.rounding.mode ? 'places' : `rounding_${after.rounding.mode}`, { from: before.rounding.places, to: after.rounding.places });
  for (const grade of ['outstanding', 'competent', 'basically_competent'] as const) if (before.thresholds[grade] !== after.thresholds[grade]) add(`threshold_${grade}`, { from: before.thresholds[grade], to: after.thresholds[grade] });
  if (before.shareWithin !== after.shareWithin) add(`share_${after.shareWithin}`);
  if (before.groups.minimum !== after.groups.minimum) add('group_minimum', { from: before.groups.minimum, to: after.groups.minimum });
  if (!same({ ...before.groups, minimum: 0 }, { ...after.groups, minimum: 0 })) add('groups');
  if (!same(before.scope, after.scope) || !same(before.subject, after.subject)) add('scope');
  if (!same(before.raters, after.raters)) add('raters');
  if (!same(before.basis, after.basis)) add('basis');
  if (!same(before.adjustmentCaps, after.adjustmentCaps)) add('adjustment_caps');
  return changes;
}

/** Added, taken away, and in both, by key. */
function follow<T extends { readonly key: string }>(before: readonly T[], after: readonly T[]): { added: T[]; gone: T[]; kept: [T, T][] } {
  const old = new Map(before.map((x) => [x.key, x]));
  const now = new Set(after.map((x) => x.key));
  return { added: after.filter((x) => !old.has(x.key)), gone: before.filter((x) => !now.has(x.key)), kept: after.flatMap((x) => (old.has(x.key) ? [[old.get(x.key)!, x] as [T, T]] : [])) };
}

function classes(before: Scheme, after: Scheme): SchemeChange[] {
  const { added, gone, kept } = follow(before.classes, after.classes);
  return [
    ...added.map((c): SchemeChange => ({ code: 'assessment.change.class_added', params: named(c.name), at: c.key })),
    ...gone.map((c): SchemeChange => ({ code: 'assessment.change.class_gone', params: named(c.name), at: c.key })),
    ...kept.filter(([a, b]) => !same({ ...a, name: null }, { ...b, name: null })).map(([, c]): SchemeChange => ({ code: 'assessment.change.class_members', params: named(c.name), at: c.key })),
  ];
}

/** The weight of a part for each class that both versions have; one line when it moved alike for all. */
function weights(part: { readonly key: string; readonly name: { readonly zh: string; readonly en: string } }, from: Indicator['weight'], to: Indicator['weight'], before: Scheme, after: Scheme): SchemeChange[] {
  const moved = after.classes
    .filter((c) => before.classes.some((o) => o.key === c.key))
    .map((c) => ({ c, from: ofClass<number>(from, c.key) ?? 0, to: ofClass<number>(to, c.key) ?? 0 }))
    .filter((m) => m.from !== m.to);
  const [first] = moved;
  if (!first) return [];
  if (moved.length > 1 && moved.length === after.classes.length && moved.every((m) => m.from === first.from && m.to === first.to)) return [{ code: 'assessment.change.weight', params: { ...named(part.name), from: first.from, to: first.to }, at: part.key }];
  return moved.map((m): SchemeChange => ({ code: 'assessment.change.weight_of_class', params: { ...named(part.name), class: m.c.name.zh, classEn: m.c.name.en, from: m.from, to: m.to }, at: part.key }));
}

function dimensions(before: Scheme, after: Scheme): SchemeChange[] {
  const { added, gone, kept } = follow(before.dimensions, after.dimensions);
  return [
    ...added.map((d): SchemeChange => ({ code: 'assessment.change.dimension_added', params: named(d.name), at: d.key })),
    ...gone.map((d): SchemeChange => ({ code: 'assessment.change.dimension_gone', params: named(d.name), at: d.key })),
    ...kept.flatMap(([a, b]) => weights(b, a.weight, b.weight, before, after)),
  ];
}

function indicators(before: Scheme, after: Scheme): SchemeChange[] {
  const all = (s: Scheme): Placed[] => s.dimensions.flatMap((dimension) => dimension.indicators.map((i) => ({ ...i, dimension })));
  const { added, gone, kept } = follow(all(before), all(after));
  const say = (what: string, i: Placed, params: SchemeChange['params'] = {}): SchemeChange => ({ code: `assessment.change.${what}`, params: { ...named(i.name), ...params }, at: i.key });
  return [
    ...added.map((i) => say('indicator_added', i, { part: i.dimension.name.zh, partEn: i.dimension.name.en })),
    ...gone.map((i) => say('indicator_gone', i, { part: i.dimension.name.zh, partEn: i.dimension.name.en })),
    ...kept.flatMap(([a, b]): SchemeChange[] => [
      ...(same(a.name, b.name) ? [] : [say('renamed', b, { from: a.name.zh, fromEn: a.name.en })]),
      ...(a.dimension.key === b.dimension.key ? [] : [say('indicator_moved', b, { from: a.dimension.name.zh, fromEn: a.dimension.name.en, to: b.dimension.name.zh, toEn: b.dimension.name.en })]),
      ...weights(b, a.weight, b.weight, before, after),
      ...(same(a.source, b.source) ? [] : [say(a.source.from === b.source.from ? 'source_settings' : 'source', b, { from: a.source.from, to: b.source.from })]),
      ...(same(a.scoring, b.scoring) ? [] : [say(a.scoring.method === b.scoring.method ? 'scoring_settings' : 'scoring', b, { from: a.scoring.method, to: b.scoring.method })]),
      ...(same(a.missing, b.missing) ? [] : [say('missing', b, { from: a.missing.policy, to: b.missing.policy })]),
      ...(same(a.hard, b.hard) ? [] : [b.hard ? say('hard', b, { minimum: b.hard.minimum, ceiling: b.hard.ceiling }) : say('hard_gone', b)]),
    ]),
  ];
}

function adjustments(before: Scheme, after: Scheme): SchemeChange[] {
  const { added, gone, kept } = follow(before.adjustments ?? [], after.adjustments ?? []);
  return [
    ...added.map((a): SchemeChange => ({ code: `assessment.change.${a.kind}_added`, params: named(a.name), at: a.key })),
    ...gone.map((a): SchemeChange => ({ code: 'assessment.change.adjustment_gone', params: named(a.name), at: a.key })),
    ...kept.filter(([a, b]) => !same(a, b)).map(([, a]): SchemeChange => ({ code: 'assessment.change.adjustment_settings', params: named(a.name), at: a.key })),
  ];
}
