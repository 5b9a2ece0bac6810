import { describe, expect, it } from 'vitest';
import { headFaults } from './check-head.ts';
import { monthsAway } from './months-away.ts';

describe('months away', () => {
  it.each([
    ['2026-09-01', '2026-09-01', 0],
    ['2026-09-01', '2026-09-02', 0.5],
    ['2026-09-01', '2026-10-01', 1],
    ['2026-09-01', '2026-10-02', 1.5],
    // A month from the last of January ends with February.
    ['2026-01-31', '2026-03-01', 1.5],
    ['2026-09-01', '2026-08-01', 0],
  ])('%s to %s: %d', (from, to, months) => expect(monthsAway(from, to)).toBe(months));
});

describe('who may become a head', () => {
  const fine = { near: true, handy: false, familiar: false, consentedOn: '2026-09-01' };
  it.each([
    [fine, []],
    [{ ...fine, near: false }, ['grid.none_of_three_nears']],
    [{ ...fine, consentedOn: '2026-09-03' }, ['grid.consent_in_future']],
  ])('%o', (head, codes) => expect(headFaults(head, '2026-09-02').map((f) => f.code)).toEqual(codes));
});
