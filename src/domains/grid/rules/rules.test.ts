import { describe, expect, it } from 'vitest';
import type { AreaItem } from '../model.ts';
import { areaItemStates } from './area-items.ts';
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

describe('six must-haves', () => {
  const none = { shaped: false, posts: 0, vacant: 0, credentials: 0, households: 0, told: 0 };
  const full = { shaped: true, posts: 6, vacant: 0, credentials: 6, households: 10, told: 10 };
  it.each([
    [none, [], []],
    [full, [], ['map', 'chart', 'badges', 'cards', 'resident_account']],
    [full, ['chat_groups'], ['map', 'chart', 'badges', 'cards', 'chat_groups', 'resident_account']],
    // One post vacant: neither badges nor cards are complete; the chart may still be proved.
    [{ ...full, vacant: 1, credentials: 5 }, ['chart'], ['map', 'chart', 'resident_account']],
    // What is counted cannot be claimed.
    [{ ...none, posts: 6, vacant: 6 }, ['badges', 'cards', 'resident_account', 'map'], ['map']],
    [{ ...full, told: 9 }, [], ['map', 'chart', 'badges', 'cards']],
  ] as const)('%o with proof of %o: %o', (counts, proved, has) => expect(areaItemStates(counts, new Set<AreaItem>(proved)).filter((s) => s.has).map((s) => s.item)).toEqual(has));
});
