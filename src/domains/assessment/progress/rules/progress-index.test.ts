import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesWithin, progressIndices, type GroupMedians, type ProgressDefinition, type Standing } from './progress-index.ts';
import { drawnIn, median, slopeOf, spreadOf } from './resistant.ts';

const definition: ProgressDefinition = { window: 3, leastPeriods: 1, groupMinimum: 5, slopeMinimum: 20, slopeUsual: 0.5, centre: 100, points: 20, cap: 3, minimumSpread: 0.5 };
const NOW = 2026;

/** Medians of the people themselves. */
const mediansOf = (people: readonly Standing[]): GroupMedians => {
  const all = new Map<string, number[]>();
  const put = (year: number, group: string, score: number): void => void all.set(`${year} ${group}`, [...(all.get(`${year} ${group}`) ?? []), score]);
  for (const p of people) {
    if (p.score !== null) put(NOW, p.group, p.score);
    for (const x of p.past) put(x.year, x.group, x.score);
  }
  return (year, group) => {
    const scores = all.get(`${year} ${group}`);
    return scores ? { median: Math.round(median(scores)), people: scores.length } : null;
  };
};
const run = (people: readonly Standing[], change: Partial<ProgressDefinition> = {}) => progressIndices(people, NOW, mediansOf(people), { ...definition, ...change });
/** Scores of the years before, newest first, then this year's; in points. */
const somebody = (id: string, score: number | null, ...past: number[]): Standing => ({ id, group: 'g', score: score === null ? null : score * 100, past: past.map((s, i) => ({ year: NOW - 1 - i, group: 'g', score: s * 100 })) });
const five = [somebody('a', 80, 80), somebody('b', 82, 78), somebody('c', 84, 90), somebody('d', 78, 76), somebody('e', 90, 84)];

describe('the arithmetic of one slide', () => {
  test('five people, one year back: everybody’s figures follow from those printed before', () => {
    // Medians: 80 last year, 82 this year. The share kept is the usual half: five people are too few to tell.
    expect(run(five).map((p) => [p.id, p.ahead, p.base, p.kept, p.expected, p.progress, p.index])).toEqual([
      ['a', -200, 0, 50, 0, -200, 730],
      ['b', 0, -200, 50, -100, 100, 1135],
      ['c', 200, 1000, 50, 500, -300, 595],
      ['d', -400, -400, 50, -200, -200, 730],
      ['e', 800, 400, 50, 200, 600, 1600],
    ]);
    // Progress −3 −2 −2 1 6: the middle is −2, the distances from it 0 0 1 3 8, their middle 1.00 times 1.4826 makes 1.48.
    expect(run(five)[0]!.spread).toBe(148);
  });

  test.each([
    { name: 'no score this year', person: somebody('x', null, 80), why: 'no_score' },
    { name: 'no year before', person: somebody('x', 80), why: 'few_periods' },
    { name: 'a group of their own', person: { ...somebody('x', 80, 80), group: 'other' }, why: 'small_group' },
  ])('abstains: $name', ({ person, why }) => {
    const found = run([...five, person]).find((p) => p.id === 'x')!;
    expect([found.abstains, found.index]).toEqual([why, null]);
  });

  test('more periods may be asked for; one lucky year among three does not make the base', () => {
    expect(run(five, { leastPeriods: 2 }).every((p) => p.abstains === 'few_periods')).toBe(true);
    const people = ['a', 'b', 'c', 'd', 'e'].map((id) => somebody(id, 80, 80, 80, 80));
    const lucky = run([...people, somebody('lucky', 80, 95, 80, 80)]).find((p) => p.id === 'lucky')!;
    expect([lucky.base, lucky.index]).toEqual([0, 1000]);
  });

  test('capped at three spreads, both ways', () => {
    const [up, down] = run([...five, somebody('up', 99, 60), somebody('down', 40, 99)]).slice(-2);
    expect([up!.index, up!.capped, down!.index, down!.capped]).toEqual([1600, true, 400, true]);
  });

  test('a rise of everybody is nobody’s progress', () => {
    const risen = five.map((p) => ({ ...p, score: p.score! + 500 }));
    expect(run(risen).map((p) => p.index)).toEqual(run(five).map((p) => p.index));
  });

  test('equal figures share a place, and groups stand apart', () => {
    const rows = [{ g: 'a', v: 3 }, { g: 'a', v: 5 }, { g: 'a', v: 3 }, { g: 'a', v: 1 }, { g: 'b', v: 2 }, { g: 'b', v: null }];
    const places = placesWithin(rows, (r) => r.g, (r) => r.v);
    expect(rows.map((r) => places.get(r) ?? null)).toEqual([2, 1, 2, 4, 1, null]);
  });
});

/** Repeatable normal chance. */
function chance(seed: number): () => number {
  let s = seed | 0;
  const next = (): number => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (v: readonly number[]): number => v.reduce((x, y) => x + y, 0) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number): number => a.reduce((x, _, i) => x + f(i), 0);
  return sum((i) => (a[i]! - ma) * (b[i]! - mb)) / Math.sqrt(sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2));
}

describe('a lucky base year', () => {
  /** `lasting`: spread of what lasts; the rest is luck of four points a year. */
  const units = (seed: number, count: number, lasting: number, years: number): Standing[] => {
    const luck = chance(seed);
    return Array.from({ length: count }, (_, n) => {
      const merit = 80 + lasting * luck();
      const score = (): number => Math.round((merit + 4 * luck()) * 100);
      return { id: String(n), group: 'g', score: score(), past: Array.from({ length: years }, (_x, i) => ({ year: NOW - 1 - i, group: 'g', score: score() })) };
    });
  };
  test.each([1, 2, 3].flatMap((years) => [11, 12, 13].map((seed) => ({ years, seed }))))('pure noise, $years years back (seed $seed): no progress from an unlucky base, where the plain difference has plenty', ({ years, seed }) => {
    const people = units(seed, 400, 0, years);
    const result = run(people);
    const base = result.map((p) => p.base!);
    expect(Math.abs(correlation(base, result.map((p) => p.progress!)))).toBeLessThan(0.12);
    expect(correlation(base, result.map((p) => p.ahead! - p.base!))).toBeLessThan(-0.35);
    // The unluckiest quarter stands no better than the luckiest.
    const order = [...result].sort((a, b) => a.base! - b.base!);
    const mean = (list: typeof order): number => list.reduce((s, p) => s + p.index!, 0) / list.length / 10;
    expect(Math.abs(mean(order.slice(0, 100)) - mean(order.slice(-100)))).toBeLessThan(8);
  });

  test('lasting merit: the base neither helps nor harms, and a true rise of eight points shows', () => {
    const people = units(5, 300, 8, 3).map((p, n) => (n % 10 === 0 ? { ...p, score: p.score! + 800 } : p));
    const result = run(people);
    expect(result[0]!.kept).toBeGreaterThan(70);
    expect(Math.abs(correlation(result.map((p) => p.base!), result.map((p) => p.progress!)))).toBeLessThan(0.15);
    const mean = (part: (n: number) => boolean): number => {
      const list = result.filter((_, n) => part(n));
      return list.reduce((s, p) => s + p.index!, 0) / list.length / 10;
    };
    expect(mean((n) => n % 10 === 0) - mean((n) => n % 10 !== 0)).toBeGreaterThan(20);
  });
});

const people = fc.array(fc.record({ score: fc.integer({ min: 4000, max: 10_000 }), past: fc.array(fc.integer({ min: 4000, max: 10_000 }), { minLength: 1, maxLength: 4 }) }), { minLength: 5, maxLength: 60 }).map((list) => list.map((p, n): Standing => ({ id: String(n), group: 'g', score: p.score, past: p.past.map((score, i) => ({ year: NOW - 1 - i, group: 'g', score })) })));

test('whatever the scores: the index lies between the caps, the printed figures add up, order in is order out', () => {
  fc.assert(
    fc.property(people, (list) => {
      const result = run(list);
      const backward = run([...list].reverse()).reverse();
      expect(backward).toEqual(result);
      for (const p of result) {
        if (p.abstains) continue;
        expect(p.index).toBeGreaterThanOrEqual(400);
        expect(p.index).toBeLessThanOrEqual(1600);
        expect(p.expected).toBe(Math.round((p.kept! * p.base!) / 100));
        expect(p.progress).toBe(p.ahead! - p.expected!);
        expect(p.past.length).toBeLessThanOrEqual(3);
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  { name: 'median of an even number', got: median([1, 9, 3, 5]), want: 4 },
  { name: 'spread does not see one wild value', got: spreadOf([1, 2, 3, 4, 1000]), want: 1.4826 },
  { name: 'a wild value is drawn in', got: Math.max(...drawnIn([1, 2, 3, 4, 1000])), want: 3 + 3 * 1.4826 },
  { name: 'slope of a straight line', got: slopeOf([1, 2, 3], [2, 4, 6]), want: 2 },
  { name: 'no slope without variation', got: slopeOf([1, 1, 1], [1, 2, 3]), want: null },
])('$name', ({ got, want }) => (want === null ? expect(got).toBeNull() : expect(got).toBeCloseTo(want, 9)));
