import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bands, toldApart, type Placed } from './bands.ts';

const at = (measure: number, error = 0.1, subset = 0): Placed => ({ measure, error, subset });

test.each([
  { name: 'one person', people: [at(1)], expected: [{ band: 1, best: 1, worst: 1, of: 1 }] },
  { name: 'two that cannot be told apart share band and ranks', people: [at(1), at(0.9)], expected: [{ band: 1, best: 1, worst: 2, of: 2 }, { band: 1, best: 1, worst: 2, of: 2 }] },
  { name: 'two that can', people: [at(0), at(1)], expected: [{ band: 2, best: 2, worst: 2, of: 2 }, { band: 1, best: 1, worst: 1, of: 2 }] },
  { name: 'a chain: the middle one cannot be told from either, the ends can', people: [at(1), at(0.8), at(0.6)], expected: [{ band: 1, best: 1, worst: 2, of: 3 }, { band: 1, best: 1, worst: 3, of: 3 }, { band: 2, best: 2, worst: 3, of: 3 }] },
  { name: 'people of another subset are not compared', people: [at(5), at(1, 0.1, 1)], expected: [{ band: 1, best: 1, worst: 1, of: 1 }, { band: 1, best: 1, worst: 1, of: 1 }] },
])('$name', ({ people, expected }) => {
  expect(bands(people, 1.96)).toEqual(expected);
});

const somebody = fc.record({ measure: fc.double({ min: -4, max: 4, noNaN: true }), error: fc.double({ min: 0.01, max: 1, noNaN: true }), subset: fc.integer({ min: 0, max: 2 }) });
test('nobody in a band can be told from anybody else in it; bands follow the measures; ranks hold the own place', () => {
  fc.assert(
    fc.property(fc.array(somebody, { minLength: 1, maxLength: 30 }), (people) => {
      const places = bands(people, 1.96);
      for (const [i, a] of people.entries()) {
        expect(places[i]!.best).toBeLessThanOrEqual(places[i]!.worst);
        for (const [j, b] of people.entries()) {
          if (a.subset !== b.subset) continue;
          if (places[i]!.band === places[j]!.band) expect(toldApart(a, b, 1.96)).toBe(false);
          if (a.measure > b.measure) expect(places[i]!.band).toBeLessThanOrEqual(places[j]!.band);
          if (a.measure > b.measure && toldApart(a, b, 1.96)) expect(places[i]!.best).toBeLessThan(places[j]!.worst);
        }
      }
    }),
  );
});
