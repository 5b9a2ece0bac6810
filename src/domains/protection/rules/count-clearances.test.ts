import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countClearances, type ClearedCase } from './count-clearances.ts';

const cleared = (clearedOn: string, way: string, persons: string[], holds: ClearedCase['holds'] = []): ClearedCase => ({ clearedOn, way, persons, holds });

describe('people cleared', () => {
  it.each([
    ['nobody yet', [], { cases: 0, persons: 0, held: { persons: 0, longestDays: 0 }, years: [] }],
    ['one case, many people', [cleared('2026-03-01', 'public', ['a', 'b', 'c'])], { cases: 1, persons: 3, held: { persons: 0, longestDays: 0 }, years: [{ year: 2026, cases: 1, persons: 3, byWay: { public: 1 } }] }],
    ['one person twice, in two years', [cleared('2026-03-01', 'unit', ['a']), cleared('2025-03-03', 'media', ['a'])], { cases: 2, persons: 1, held: { persons: 0, longestDays: 0 }, years: [{ year: 2026, cases: 1, persons: 1, byWay: { unit: 1 } }, { year: 2025, cases: 1, persons: 1, byWay: { media: 1 } }] }],
    ['held from Friday to Wednesday', [cleared('2026-03-01', 'unit', ['a'], [{ personId: 'a', from: '2026-11-20', until: '2026-11-25' }])], { cases: 1, persons: 1, held: { persons: 1, longestDays: 3 }, years: [{ year: 2026, cases: 1, persons: 1, byWay: { unit: 1 } }] }],
  ])('%s', (_, cases, expected) => expect(countClearances(cases)).toEqual(expected));

  it('persons never exceed the names in the cases, and the order of cases says nothing', () => {
    const one = fc.record({ clearedOn: fc.constantFrom('2024-05-06', '2025-05-06', '2026-05-06'), way: fc.constantFrom('unit', 'media'), persons: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }), holds: fc.constant([]) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (cases) => {
        const counted = countClearances(cases);
        expect(counted.persons).toBeLessThanOrEqual(cases.reduce((n, c) => n + c.persons.length, 0));
        expect(counted.years.reduce((n, y) => n + y.cases, 0)).toBe(counted.cases);
        expect(countClearances(cases.toReversed())).toEqual(counted);
      }),
    );
  });
});
