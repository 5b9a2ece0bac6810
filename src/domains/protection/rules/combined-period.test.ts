import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../kernel/period.ts';
import { combinedUntil } from './combined-period.ts';

describe('sanctions that overlap', () => {
  it.each([
    ['alone', '2026-01-10', '2027-01-10', [], { until: '2027-01-10', added: 0, capped: false }],
    ['the other is over', '2026-01-10', '2027-01-10', ['2026-01-10'], { until: '2027-01-10', added: 0, capped: false }],
    ['thirty days were left', '2026-01-10', '2027-01-10', ['2026-02-09'], { until: '2027-02-09', added: 30, capped: false }],
    ['the longer of two counts, not their sum', '2026-01-10', '2026-07-10', ['2026-02-09', '2026-01-20'], { until: '2026-08-09', added: 30, capped: false }],
    ['never more than 48 months', '2026-01-10', '2028-01-10', ['2028-12-10'], { until: '2030-01-10', added: 1065, capped: true }],
  ] as const)('%s', (_, from, until, running, expected) => expect(combinedUntil(from, until, running, 48)).toEqual(expected));

  it('never ends earlier than alone, nor later than the cap', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 24 }), fc.array(fc.nat(1500), { maxLength: 4 }), (start, months, others) => {
        const from = addDays('2022-01-01', start);
        const until = addMonths(from, months);
        const found = combinedUntil(from, until, others.map((o) => addDays(from, o)), 48);
        expect(found.until >= until).toBe(true);
        expect(found.until <= addMonths(from, 48)).toBe(true);
      }),
    );
  });
});
