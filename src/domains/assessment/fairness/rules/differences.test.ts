import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences, type DifferenceLimits } from './differences.ts';
import { normalQuantile, studentQuantile } from './student.ts';

const limits: DifferenceLimits = { minimumPeople: 5, effect: 0.2, confidence: 0.95 };
const of = (kind: string | null, ...scores: number[]) => scores.map((score) => ({ kind, score }));

describe('quantiles against printed tables', () => {
  test.each([
    { p: 0.975, freedom: 5, want: 2.5706 },
    { p: 0.975, freedom: 10, want: 2.2281 },
    { p: 0.95, freedom: 20, want: 1.7247 },
    { p: 0.995, freedom: 30, want: 2.75 },
    { p: 0.975, freedom: 100_000, want: 1.96 },
  ])('t($p, $freedom)', ({ p, freedom, want }) => expect(Math.abs(studentQuantile(p, freedom) - want)).toBeLessThan(5e-4));
  test('normal', () => expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5));
});

describe('differences', () => {
  test('Welch’s interval and Hedges’ g by hand', () => {
    // Means 84 and 80, variances 10 and 10, five each: error 2, eight degrees of freedom, t 2.306.
    const [a, b] = differences([...of('a', 80, 82, 84, 86, 88), ...of('b', 76, 78, 80, 82, 84)], limits);
    expect([a!.people, a!.mean, a!.difference]).toEqual([5, 84, 4]);
    expect(a!.low).toBeCloseTo(4 - 2 * 2.306, 2);
    expect(a!.effect).toBeCloseTo((4 / Math.sqrt(10)) * (1 - 3 / 31), 6);
    expect([a!.reading, b!.reading]).toEqual(['no_sign', 'no_sign']);
    expect(b!.difference).toBe(-4);
  });
  test('a clear difference is worth looking at; a sure but tiny one is called small', () => {
    expect(differences([...of('a', 90, 91, 92, 90, 91, 92), ...of('b', 70, 71, 72, 70, 71, 72)], limits).map((d) => d.reading)).toEqual(['look', 'look']);
    const many = (kind: string, shift: number) => Array.from({ length: 4000 }, (_, i) => ({ kind, score: 80 + shift + (i % 11) - 5 }));
    expect(differences([...many('a', 0.4), ...many('b', 0)], limits).map((d) => d.reading)).toEqual(['small', 'small']);
  });
  test('too few people are not shown, nor whoever would give them away', () => {
    const found = differences([...of('a', 80, 81, 82), ...of('b', 70, 71, 72, 73, 74), ...of('c', 70, 71, 72, 73, 74, 75)], limits);
    expect(found.map((d) => d.reading === 'suppressed')).toEqual([true, true, false]);
    expect(found[0]!.people).toBeNull();
    expect(found[1]!.mean).toBeNull();
    expect(differences([...of('a', 80, 81, 82), ...of('b', 70, 71, 72, 73, 74, 75)], limits).every((d) => d.reading === 'suppressed')).toBe(true);
  });
  test('one kind, or nothing known, compares nobody', () => {
    expect(differences(of('a', 1, 2, 3, 4, 5, 6), limits)).toEqual([]);
    expect(differences(of(null, 1, 2, 3, 4, 5, 6), limits)).toEqual([]);
  });
});

test('never a figure of fewer people than the minimum, never a single hidden kind, and a shift of all changes nothing', () => {
  const somebody = fc.record({ score: fc.integer({ min: 50, max: 100 }), kind: fc.constantFrom('a', 'b', 'c', null) });
  fc.assert(
    fc.property(fc.array(somebody, { maxLength: 60 }), (people) => {
      const found = differences(people, limits);
      for (const d of found) if (d.people !== null) expect(d.people).toBeGreaterThanOrEqual(limits.minimumPeople);
      expect(found.filter((d) => d.reading === 'suppressed').length).not.toBe(1);
      const moved = differences(people.map((p) => ({ ...p, score: p.score + 7 })), limits);
      for (const [i, d] of found.entries()) if (d.difference !== null) expect(moved[i]!.difference).toBeCloseTo(d.difference, 9);
    }),
  );
});
