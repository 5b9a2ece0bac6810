import type { Observations } from '../model.ts';
import { median } from './compare.ts';

/** Matters that a unit must show before its own pace outweighs the region's: few matters say little about a unit. */
const PRIOR = { parts: 8, led: 8, hard: 4 } as const;
/** People that a unit must have before its own way of marking counts half. */
const PRIOR_RATED = 1.5;
/** How much of a person's distance in 德 and 廉, which say little about work, is taken as mere liking and subtracted. */
const LIKING = 0.7;
const LIKING_DIMENSIONS = ['integrity', 'probity'] as const;

/**
 * analysis.expectations: what could be expected of each person, from people of the same class and from the unit's own pace.
 * A unit that records a third of what happens makes nobody idle; an office without emergencies makes nobody timid; a unit that marks
 * generously makes nobody able. Expected parts come from months and class, expected hard and led ones from the person's own parts.
 */
export function withExpectations(all: readonly Observations[]): { readonly people: readonly Observations[]; readonly rates: ReadonlyMap<string, number> } {
  const parts = expected(all, (o) => o.parts, (o) => o.monthsObserved, PRIOR.parts);
  const led = expected(all, (o) => o.led, (o) => o.parts, PRIOR.led);
  const hard = expected(all, (o) => o.hard, (o) => o.parts, PRIOR.hard);
  const rated = ratedDistances(all);
  const people = all.map((o, i) => ({ ...o, partsExpected: parts.of[i]!, ledExpected: led.of[i]!, hardExpected: hard.of[i]!, rated: rated[i]!.rated, resultsFell: rated[i]!.fell }));
  return { people, rates: parts.unit };
}

/** Of each person: exposure × rate of the class × the unit's factor; the factor is the unit's count over what its people would bring elsewhere. */
function expected(all: readonly Observations[], count: (o: Observations) => number, exposure: (o: Observations) => number, prior: number): { of: number[]; unit: Map<string, number> } {
  const byClass = sums(all, (o) => o.category, count, exposure);
  const usual = (o: Observations): number => {
    const sum = byClass.get(o.category)!;
    return sum.exposure === 0 ? 0 : (exposure(o) * sum.count) / sum.exposure;
  };
  const byUnit = sums(all, (o) => o.organizationId, count, usual);
  const unit = new Map([...byUnit].map(([key, sum]) => [key, (sum.count + prior) / (sum.exposure + prior)]));
  return { of: all.map((o) => usual(o) * unit.get(o.organizationId)!), unit };
}

function sums(all: readonly Observations[], key: (o: Observations) => string, count: (o: Observations) => number, exposure: (o: Observations) => number): Map<string, { count: number; exposure: number }> {
  const found = new Map<string, { count: number; exposure: number }>();
  for (const o of all) {
    const sum = found.get(key(o)) ?? found.set(key(o), { count: 0, exposure: 0 }).get(key(o))!;
    sum.count += count(o);
    sum.exposure += exposure(o);
  }
  return found;
}

/**
 * Marks as distances: from the class's median of the year, less the unit's own generosity (median of its people over all dimensions), less
 * the liking a person meets with whatever he does. Hard places reach less, so in 绩 the unit's own level is taken out once more.
 */
function ratedDistances(all: readonly Observations[]): { rated: Observations['rated']; fell: number | null }[] {
  const marks = all.flatMap((o, i) => o.ratings.map((r) => ({ i, r, class: `${r.year}/${r.category}`, unit: `${r.year}/${r.organizationId ?? ''}` })));
  const values = collect(marks.flatMap((m) => Object.entries(m.r.dimensions).map(([d, v]) => [`${m.class}/${d}`, v] as const)));
  const centre = medians(values);
  const off = (m: (typeof marks)[number], d: string): number => m.r.dimensions[d]! - centre.get(`${m.class}/${d}`)!;
  const overall = (m: (typeof marks)[number]): number => mean(Object.keys(m.r.dimensions).map((d) => off(m, d)));
  const generous = steady(collect(marks.map((m) => [m.unit, overall(m)] as const)));
  const reached = steady(collect(marks.flatMap((m) => ('achievement' in m.r.dimensions ? [[m.unit, off(m, 'achievement') - generous.get(m.unit)!] as const] : []))));
  const out: Record<string, { year: number; value: number }[]>[] = all.map(() => ({}));
  for (const m of marks) {
    const liked = LIKING_DIMENSIONS.filter((d) => d in m.r.dimensions).map((d) => off(m, d) - generous.get(m.unit)!);
    const liking = liked.length === 0 ? 0 : LIKING * mean(liked);
    for (const d of Object.keys(m.r.dimensions)) (out[m.i]![d] ??= []).push({ year: m.r.year, value: off(m, d) - generous.get(m.unit)! - (d === 'achievement' ? reached.get(m.unit)! : 0) - liking });
  }
  return out.map((dimensions) => {
    const [latest, before] = (dimensions['achievement'] ?? []).toSorted((a, b) => b.year - a.year);
    return {
      rated: Object.fromEntries(Object.entries(dimensions).map(([d, list]) => [d, { value: mean(list.map((x) => x.value)), years: list.length }])),
      fell: latest && before ? before.value - latest.value : null,
    };
  });
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);
function collect(pairs: readonly (readonly [string, number])[]): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  for (const [key, value] of pairs) (lists.get(key) ?? lists.set(key, []).get(key)!).push(value);
  return lists;
}
const medians = (lists: ReadonlyMap<string, number[]>): Map<string, number> => new Map([...lists].map(([key, list]) => [key, median(list)]));
/** Medians, small units pulled toward nought. */
const steady = (lists: ReadonlyMap<string, number[]>): Map<string, number> => new Map([...lists].map(([key, list]) => [key, (median(list) * list.length) / (list.length + PRIOR_RATED)]));
