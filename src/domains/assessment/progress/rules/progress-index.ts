import { median, slopeOf, spreadOf } from './resistant.ts';

export const rule = { ruleId: 'assessment.progress_index', source: '上海市浦东新区“进步指数” (M040)' } as const;

/** The definition of a region; every number stands in its policy pack. */
export interface ProgressDefinition {
  /** Past periods looked at, at most and at least. */
  readonly window: number;
  readonly leastPeriods: number;
  readonly groupMinimum: number;
  /** People needed before the share that lasts is estimated from them; below it the whole year's, then `slopeUsual`. */
  readonly slopeMinimum: number;
  readonly slopeUsual: number;
  readonly centre: number;
  readonly points: number;
  /** In spreads. */
  readonly cap: number;
  readonly minimumSpread: number;
}

/** Somebody (or some unit) in the year looked at and before. Scores are hundredths of a point. */
export interface Standing {
  readonly id: string;
  readonly group: string;
  /** Null: no score this year. */
  readonly score: number | null;
  readonly past: readonly { readonly year: number; readonly group: string; readonly score: number }[];
}

/** Median of every group in every period, over all who have a score there. */
export type GroupMedians = (year: number, group: string) => { readonly median: number; readonly people: number } | null;

export type Abstention = 'no_score' | 'few_periods' | 'small_group';

/** How the index came about; all in hundredths of a point except `kept` (hundredths) and `index` (tenths). Each step is made of the figures printed before it. */
export interface Progress {
  readonly id: string;
  readonly group: string;
  readonly abstains: Abstention | null;
  readonly score: number | null;
  readonly groupMedian: number | null;
  /** Ahead of the group's median now (behind it: negative). */
  readonly ahead: number | null;
  readonly past: readonly { readonly year: number; readonly score: number; readonly groupMedian: number; readonly ahead: number }[];
  /** Median of the past aheads. */
  readonly base: number | null;
  /** Share of a past lead that people of the group usually keep. */
  readonly kept: number | null;
  readonly keptFrom: 'group' | 'year' | 'usual';
  readonly expected: number | null;
  readonly progress: number | null;
  readonly spread: number | null;
  readonly index: number | null;
  readonly capped: boolean;
}

type Based = Progress & { readonly ahead: number; readonly base: number };

/**
 * 进步指数: 今年领先同组多少 − 应当领先多少, in the spreads of the group. What should be is the own past lead times the share of a lead
 * that people of the group usually keep. That share is what makes a lucky or unlucky base year harmless: where scores are pure chance
 * it is nought, and nobody is praised for having been unlucky; where merit lasts it is near one, and the index is the own change
 * less the group's. The lead over the group's median takes out what moved for all.
 */
export function progressIndices(people: readonly Standing[], year: number, medians: GroupMedians, definition: ProgressDefinition): Progress[] {
  const started = people.map((p) => start(p, year, medians, definition));
  // By id, so that sums come out the same in whatever order people arrive.
  const based = started.filter((p): p is Based => p.abstains === null).sort((a, b) => (a.id < b.id ? -1 : 1));
  const whole = shareKept(based, definition);
  const groups = new Map<string, Based[]>();
  for (const p of based) {
    const members = groups.get(p.group);
    if (members) members.push(p);
    else groups.set(p.group, [p]);
  }
  const shares = new Map([...groups].map(([group, members]) => [group, shareKept(members, definition)]));
  const expecting = new Map(
    based.map((p) => {
      const own = shares.get(p.group) ?? null;
      const kept = own ?? whole ?? Math.round(definition.slopeUsual * 100);
      const expected = Math.round((kept * p.base) / 100);
      return [p.id, { kept, keptFrom: own !== null ? 'group' : whole !== null ? 'year' : 'usual', expected, progress: p.ahead - expected } as const];
    }),
  );
  const spreads = new Map([...groups].map(([group, members]) => [group, Math.max(Math.round(definition.minimumSpread * 100), Math.round(spreadOf(members.map((m) => expecting.get(m.id)!.progress))))]));
  return started.map((p): Progress => {
    const e = expecting.get(p.id);
    if (!e) return p;
    const spread = spreads.get(p.group)!;
    const steps = e.progress / spread;
    const held = Math.max(-definition.cap, Math.min(definition.cap, steps));
    return { ...p, ...e, spread, index: Math.round(10 * (definition.centre + definition.points * held)), capped: held !== steps };
  });
}

function start(p: Standing, year: number, medians: GroupMedians, definition: ProgressDefinition): Progress {
  const now = medians(year, p.group);
  const past = p.past
    .filter((x) => x.year < year)
    .sort((a, b) => b.year - a.year)
    .flatMap((x) => {
      const then = medians(x.year, x.group);
      // A group too small in that period tells nothing about standing in it.
      return then && then.people >= definition.groupMinimum ? [{ year: x.year, score: x.score, groupMedian: then.median, ahead: x.score - then.median }] : [];
    })
    .slice(0, definition.window);
  const base = past.length === 0 ? null : Math.round(median(past.map((x) => x.ahead)));
  const abstains: Abstention | null = p.score === null || !now ? 'no_score' : now.people < definition.groupMinimum ? 'small_group' : past.length < Math.max(1, definition.leastPeriods) ? 'few_periods' : null;
  return {
    id: p.id,
    group: p.group,
    abstains,
    score: p.score,
    groupMedian: abstains === 'small_group' ? null : (now?.median ?? null),
    ahead: p.score === null || !now || abstains === 'small_group' ? null : p.score - now.median,
    past,
    base,
    kept: null,
    keptFrom: 'usual',
    expected: null,
    progress: null,
    spread: null,
    index: null,
    capped: false,
  };
}

/** In hundredths, between none and all; null with too few people. */
function shareKept(people: readonly Based[], { slopeMinimum }: ProgressDefinition): number | null {
  if (people.length < slopeMinimum) return null;
  const slope = slopeOf(people.map((p) => p.base), people.map((p) => p.ahead));
  return slope === null ? null : Math.round(100 * Math.max(0, Math.min(1, slope)));
}

/** Places of each by a figure, within the group; equal figures share a place, those without one have none. */
export function placesWithin<T>(rows: readonly T[], group: (row: T) => string, figure: (row: T) => number | null): Map<T, number> {
  const byGroup = new Map<string, T[]>();
  for (const row of rows) {
    if (figure(row) === null) continue;
    const members = byGroup.get(group(row));
    if (members) members.push(row);
    else byGroup.set(group(row), [row]);
  }
  const places = new Map<T, number>();
  for (const members of byGroup.values()) {
    members.sort((a, b) => figure(b)! - figure(a)!);
    for (const [i, row] of members.entries()) places.set(row, i > 0 && figure(members[i - 1]!) === figure(row) ? places.get(members[i - 1]!)! : i + 1);
  }
  return places;
}
