import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, ageOn } from '../../../kernel/period.ts';
import { yearsAgo } from './years-ago.ts';

it('the bound says the same as counting full years, for days, months and years', () => {
  const day = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('1930-01-01', n));
  fc.assert(
    fc.property(day, day, fc.constantFrom(4, 7, 10), fc.integer({ min: 0, max: 80 }), (a, b, precision, years) => {
      const [since, on] = a < b ? [a, b] : [b, a];
      const date = since.slice(0, precision);
      expect(date <= yearsAgo(on, years)).toBe(ageOn(date, on) >= years);
    }),
    { numRuns: 2000, examples: [['2004-02-29', '2026-02-28', 10, 22], ['2023-03-01', '2024-02-29', 10, 1], ['2024-02-29', '2025-02-28', 10, 1]] },
  );
});
