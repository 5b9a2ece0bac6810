import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reviewAccount, reviewState } from './joint-review.ts';

const said = (position: number, agreed: boolean) => ({ position, agreed });
it.each([
  ['nobody has spoken', [], 'in_review'],
  ['two have, one against', [said(1, true), said(2, false)], 'in_review'],
  ['all agree', [said(1, true), said(2, true), said(3, true)], 'passed'],
  ['one of three rejects', [said(1, true), said(2, false), said(3, true)], 'returned'],
])('%s', (_, opinions, state) => expect(reviewState(opinions)).toBe(state));

it('never passes without all three agreeing, whatever the order and however often somebody speaks', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ position: fc.integer({ min: 1, max: 3 }), agreed: fc.boolean() }), { maxLength: 8 }), (opinions) => {
      if (reviewState(opinions) === 'passed') for (const p of [1, 2, 3]) expect(opinions.some((o) => o.position === p && o.agreed)).toBe(true);
      if (opinions.some((o) => !o.agreed)) expect(reviewState(opinions)).not.toBe('passed');
    }),
  );
});
it('counts working days from the opening of the round, and reasons by kind', () => {
  const opinion = { round: 1, agreed: false, kind: '手续不全', givenOn: '2026-11-09' };
  const { parties, reasons } = reviewAccount([{ round: 1, openedOn: '2026-11-06', opinions: [{ ...opinion, position: 1 }, { ...opinion, position: 2, kind: null, agreed: true }] }, { round: 2, openedOn: '2026-11-10', opinions: [{ ...opinion, round: 2, position: 1, givenOn: '2026-11-12' }] }]);
  expect(parties).toEqual([{ position: 1, given: 2, rejected: 2, days: 3 }, { position: 2, given: 1, rejected: 0, days: 1 }, { position: 3, given: 0, rejected: 0, days: 0 }]);
  expect(reasons).toEqual([{ kind: '手续不全', count: 2 }]);
});
