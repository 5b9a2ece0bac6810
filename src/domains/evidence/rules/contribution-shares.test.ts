import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionShares } from './contribution-shares.ts';

const person = (share: number | null, personId: string = crypto.randomUUID()) => ({ personId, role: 'do' as const, lead: false, share });

describe('evidence.contribution_shares', () => {
  it.each([
    ['nobody', [], []],
    ['one, open', [person(null)], []],
    ['6 : 4', [person(6000), person(4000)], []],
    ['a rest left open', [person(3333), person(3333), person(null)], []],
    ['a hair above the whole', [person(6000), person(4001)], ['evidence.shares_exceed_whole']],
    ['the same person twice', [person(1, 'a'), person(1, 'a')], ['evidence.person_named_twice']],
  ])('%s', (_name, persons, codes) => expect(contributionShares(persons).map((r) => r.code)).toEqual(codes));

  it('accepts exactly what adds up to at most the whole', () =>
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 10_000 })), { maxLength: 8 }), (shares) => {
        const refused = contributionShares(shares.map((s) => person(s))).length > 0;
        expect(refused).toBe(shares.reduce<number>((a, b) => a + (b ?? 0), 0) > 10_000);
      }),
    ));
});
