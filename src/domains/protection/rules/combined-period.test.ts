import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../kernel/period.ts';
import { combinedUntil, combiningKinds } from './combined-period.ts';

const kinds = combiningKinds('警告、记过、记大过、降级、撤职');
const at = (basis: string, ...untils: string[]) => untils.map((until) => ({ basis, until }));

describe('sanctions that overlap', () => {
  it.each([
    ['alone', '2026-01-10', '2027-01-10', [], { until: '2027-01-10', added: 0, capped: false }],
    ['the other is over', '2026-01-10', '2027-01-10', ['2026-01-10'], { until: '2027-01-10', added: 0, capped: false }],
    ['thirty days were left', '2026-01-10', '2027-01-10', ['2026-02-09'], { until: '2027-02-09', added: 30, capped: false }],
    ['the longer of two counts, not their sum', '2026-01-10', '2026-07-10', ['2026-02-09', '2026-01-20'], { until: '2026-08-09', added: 30, capped: false }],
    ['never more than 48 months', '2026-01-10', '2028-01-10', ['2028-12-10'], { until: '2030-01-10', added: 1065, capped: true }],
  ] as const)('%s', (_, from, until, running, expected) => expect(combinedUntil({ basis: '记过', from, until }, at('警告', ...running), kinds, 48)).toEqual(expected));

  it.each([
    ['an admonition lengthens no sanction', '警告', [['诫勉', '2026-12-10']], '2026-07-10', 0],
    ['nor is it lengthened by one', '诫勉', [['记过', '2026-12-10']], '2026-07-10', 0],
    ['two admonitions run beside each other', '诫勉', [['诫勉', '2026-06-10']], '2026-07-10', 0],
    ['of several only those that combine count', '警告', [['诫勉', '2026-12-10'], ['记过', '2026-02-09']], '2026-08-09', 30],
    ['one without an end adds nothing', '警告', [['记过', null]], '2026-07-10', 0],
  ] as const)('%s', (_, basis, running, until, added) => expect(combinedUntil({ basis, from: '2026-01-10', until: '2026-07-10' }, running.map(([b, u]) => ({ basis: b, until: u })), kinds, 48)).toEqual({ until, added, capped: false }));

  it('never ends earlier than alone, nor later than the cap', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 24 }), fc.array(fc.nat(1500), { maxLength: 4 }), (start, months, others) => {
        const from = addDays('2022-01-01', start);
        const until = addMonths(from, months);
        const found = combinedUntil({ basis: '记过', from, until }, at('记大过', ...others.map((o) => addDays(from, o))), kinds, 48);
        expect(found.until >= until).toBe(true);
        expect(found.until <= addMonths(from, 48)).toBe(true);
      }),
    );
  });
});
