import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bands } from './bands.ts';
import { fairAverages } from './fair-average.ts';
import { fitRasch, usualOptions, type Fit } from './fit-rasch.ts';
import { fitStatistics, separation } from './fit-statistics.ts';
import { sheetOf, type RatedBallots, type Rating } from './ratings.ts';
import { rawScores } from './raw-scores.ts';
import { correlation, simulatedBallots } from './simulated-ballots.fixtures.ts';

const fitted = (ballots: RatedBallots): Fit => fitRasch(sheetOf(ballots));
const measures = (fit: Fit): Map<string, number> => new Map(fit.sheet.subjects.map((s, n) => [s, fit.effects.ability[n]! * fit.shrink]));
const severities = (fit: Fit): Map<string, number> => new Map(fit.sheet.raters.map((r, j) => [r, fit.effects.severity[j]! * fit.shrink]));
const mean = (values: Iterable<number>): number => {
  const list = [...values];
  return list.reduce((a, b) => a + b, 0) / list.length;
};

describe('raters of known severity', () => {
  const told = simulatedBallots(20261101, 120, 60, 4);
  const fit = fitted(told.ballots);
  const statistics = fitStatistics(fit);
  const origin = mean(told.severity.values());

  test('severity comes out: correlation, error, and no stretch', () => {
    const found = fit.sheet.raters.map((_, j) => fit.effects.severity[j]! * fit.shrink);
    const truth = fit.sheet.raters.map((r) => told.severity.get(r)! - origin);
    expect(correlation(found, truth)).toBeGreaterThan(0.98);
    const rmse = Math.sqrt(mean(found.map((f, j) => (f - truth[j]!) ** 2)));
    expect(rmse).toBeLessThan(1.2 * Math.sqrt(mean(statistics.raters.map((p) => p.error ** 2))));
    const slope = correlation(found, truth) * Math.sqrt(mean(found.map((f) => f * f)) / mean(truth.map((t) => t * t)));
    expect(Math.abs(slope - 1)).toBeLessThan(0.05);
  });

  test('merit comes out, within its intervals about as often as they say', () => {
    const off = fit.sheet.subjects.map((s, n) => fit.effects.ability[n]! * fit.shrink - (told.ability.get(s)! - origin));
    const inside = off.filter((d, n) => Math.abs(d) <= 1.96 * statistics.subjects[n]!.error).length / off.length;
    expect(inside).toBeGreaterThan(0.88);
    expect(Math.sqrt(mean(off.map((d) => d * d)))).toBeLessThan(1.25 * Math.sqrt(mean(statistics.subjects.map((p) => p.error ** 2))));
  });

  test('data that follow the model fit it: mean squares near 1, few beyond ±2', () => {
    const all = [...statistics.subjects, ...statistics.raters];
    expect(Math.abs(mean(all.map((p) => p.infit!)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean(all.map((p) => p.outfit!)) - 1)).toBeLessThan(0.05);
    expect(all.filter((p) => Math.abs(p.infitZ!) > 2).length / all.length).toBeLessThan(0.12);
  });

  test('reliability is high and bands are few but more than one', () => {
    const list = [...measures(fit).values()];
    expect(separation(list, statistics.subjects.map((p) => p.error))!.reliability).toBeGreaterThan(0.95);
    const places = bands(list.map((measure, n) => ({ measure, error: statistics.subjects[n]!.error, subset: fit.subsetOfSubject[n]! })), 1.96);
    expect(Math.max(...places.map((p) => p.band))).toBeGreaterThan(3);
    expect(Math.max(...places.map((p) => p.band))).toBeLessThan(40);
  });

  test('where each ballot rates few people, adjusting beats the raw score', () => {
    const sparse = simulatedBallots(7, 80, 240, 3, 6);
    const f = fitted(sparse.ballots);
    const raw = rawScores(sparse.ballots);
    const truth = f.sheet.subjects.map((s) => sparse.ability.get(s)!);
    const adjusted = correlation(f.sheet.subjects.map((_, n) => f.effects.ability[n]!), truth);
    expect(adjusted).toBeGreaterThan(correlation(f.sheet.subjects.map((s) => raw.get(s)!), truth) + 0.01);
    const errors = fitStatistics(f).subjects;
    const start = mean(sparse.severity.values());
    const inside = f.sheet.subjects.filter((s, n) => Math.abs(f.effects.ability[n]! * f.shrink - (sparse.ability.get(s)! - start)) <= 1.96 * errors[n]!.error).length / f.sheet.subjects.length;
    expect(inside).toBeGreaterThan(0.85);
  });
});

describe('what must not change a result', () => {
  const told = simulatedBallots(3, 12, 15, 3);
  const base = fitted(told.ballots);

  test('the order in which ballots arrive: not one bit', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...told.ballots.ratings], { minLength: told.ballots.ratings.length }), (ratings) => {
        expect(fitted({ ...told.ballots, ratings }).effects).toEqual(base.effects);
      }),
      { numRuns: 10 },
    );
  });

  test('who is called what: permuting people and ballots permutes the results', () => {
    const swap = (names: readonly string[]): Map<string, string> => new Map(names.map((n, i) => [n, names[(i * 7 + 3) % names.length]!]));
    const [people, raters] = [swap(base.sheet.subjects.slice(0, 11)), swap(base.sheet.raters.slice(0, 13))];
    const other = fitted({ ...told.ballots, ratings: told.ballots.ratings.map((r) => ({ ...r, subject: people.get(r.subject) ?? r.subject, rater: raters.get(r.rater) ?? r.rater })) });
    const [before, after] = [measures(base), measures(other)];
    for (const [s, m] of before) expect(Math.abs(after.get(people.get(s) ?? s)! - m)).toBeLessThan(1e-4);
    const [b, a] = [severities(base), severities(other)];
    for (const [r, m] of b) expect(Math.abs(a.get(raters.get(r) ?? r)! - m)).toBeLessThan(1e-4);
  });

  test('one rater marking everybody a step harder reorders nobody who can be told apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 500 }), (who, seed) => {
        const wide = simulatedBallots(seed, 10, 15, 3);
        // A scale with room below: everybody's mark one step up, then the one rater's back.
        const raised = (step: (rater: string) => number): RatedBallots => ({ ...wide.ballots, scales: { grades: [40, 55, 70, 85, 95] }, ratings: wide.ballots.ratings.map((r) => ({ ...r, category: r.category + step(r.rater) })) });
        const name = sheetOf(wide.ballots).raters[who]!;
        const [mild, harsh] = [fitted(raised(() => 1)), fitted(raised((r) => (r === name ? 0 : 1)))];
        const [a, b] = [measures(mild), measures(harsh)];
        const errors = fitStatistics(mild).subjects;
        expect(severities(harsh).get(name)!).toBeGreaterThan(severities(mild).get(name)!);
        for (const [n, s] of mild.sheet.subjects.entries()) {
          for (const [m, t] of mild.sheet.subjects.entries()) {
            const gap = a.get(s)! - a.get(t)!;
            if (gap > 2 * Math.hypot(errors[n]!.error, errors[m]!.error)) expect(b.get(s)! - b.get(t)!).toBeGreaterThan(0);
          }
        }
      }),
      // What chance may do is bounded, not excluded: the draws are always the same.
      { numRuns: 8, seed: 20261121 },
    );
  });
});

describe('awkward ballots', () => {
  const rate = (rater: string, subject: string, ...categories: number[]): Rating[] => categories.map((category, i) => ({ rater, subject, item: `i${i}`, category }));
  const form = (ratings: Rating[]): RatedBallots => ({ ratings, items: [{ key: 'i0', scale: 'g', weight: 1 }, { key: 'i1', scale: 'g', weight: 1 }], scales: { g: [50, 70, 90] } });

  test('people whom no ballot links are in different subsets', () => {
    const fit = fitted(form([...rate('a', 'x', 0, 1), ...rate('a', 'y', 2, 1), ...rate('b', 'y', 1, 2), ...rate('b', 'x', 1, 0), ...rate('c', 'u', 1, 0), ...rate('c', 'v', 2, 1), ...rate('d', 'v', 1, 1), ...rate('d', 'u', 0, 2)]));
    expect(fit.subsets).toBe(2);
    const of = new Map(fit.sheet.subjects.map((s, n) => [s, fit.subsetOfSubject[n]!]));
    expect(of.get('x')).toBe(of.get('y'));
    expect(of.get('u')).toBe(of.get('v'));
    expect(of.get('x')).not.toBe(of.get('u'));
  });

  test('a person with nothing but the highest option gets a finite measure above all others, and says so', () => {
    const fit = fitted(form([...rate('a', 'top', 2, 2), ...rate('b', 'top', 2, 2), ...rate('a', 'x', 0, 1), ...rate('b', 'x', 1, 2), ...rate('a', 'y', 1, 1), ...rate('b', 'y', 0, 2)]));
    const list = measures(fit);
    expect(Number.isFinite(list.get('top'))).toBe(true);
    expect(list.get('top')!).toBeGreaterThan(Math.max(list.get('x')!, list.get('y')!));
    expect(fitStatistics(fit).subjects[0]!.infit).toBeNull();
    expect(fit.subsetOfSubject[0]).toBe(0);
    expect(fairAverages(fit)(list.get('top')!)).toBeLessThanOrEqual(90);
  });

  test('an option nobody chose, a ballot that rates everybody alike, and no ballot at all', () => {
    const unused = fitted({ ...form([...rate('a', 'x', 0, 2), ...rate('a', 'y', 2, 2), ...rate('b', 'x', 2, 0), ...rate('b', 'y', 0, 2), ...rate('c', 'x', 0, 0), ...rate('c', 'y', 2, 0)]) });
    expect(unused.usable.kept[0]).toEqual([0, 2]);
    expect(unused.converged).toBe(true);
    const alike = fitted(form([...rate('a', 'x', 2, 2), ...rate('a', 'y', 2, 2), ...rate('b', 'x', 1, 2), ...rate('b', 'y', 0, 1), ...rate('c', 'x', 2, 1), ...rate('c', 'y', 1, 0)]));
    expect(alike.usable.raters[0]).not.toBe(0);
    expect(Number.isFinite(alike.effects.severity[0])).toBe(true);
    expect(fitRasch(sheetOf(form([])), usualOptions).subsets).toBe(0);
  });

  test('the adjusted score lies on the raw scale and rises with the measure', () => {
    const fair = fairAverages(fitted(simulatedBallots(11, 20, 20, 2).ballots));
    let last = -Infinity;
    for (let m = -8; m <= 8; m += 0.5) {
      const score = fair(m);
      expect(score).toBeGreaterThan(last);
      expect(score).toBeGreaterThanOrEqual(55);
      expect(score).toBeLessThanOrEqual(95);
      last = score;
    }
  });
});
