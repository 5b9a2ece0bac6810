import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Link } from '../model.ts';
import { linkAccount, spanOf } from './link-account.ts';

it.each([
  ['month', '2026-02-28', '2026-02-01', '2026-03-01'],
  ['quarter', '2026-11-22', '2026-10-01', '2027-01-01'],
  ['quarter', '2026-03-31', '2026-01-01', '2026-04-01'],
  ['year', '2026-12-31', '2026-01-01', '2027-01-01'],
] as const)('the %s of %s is %s to %s', (span, today, from, to) => expect(spanOf(span, today)).toEqual({ from, to }));

const link = (id: string, targetId: string, endedOn: string | null = null): Link => ({ id, kind: 'organ_village', personId: null, organId: 'o', targetId, startedOn: '2026-01-01', endedOn });
const quarter = { from: '2026-10-01', to: '2027-01-01' };

describe('towns and villages in a period', () => {
  it('are unlinked, unvisited or visited; a visit under a link that ended counts', () => {
    const facts = { links: [link('1', 'a'), link('2', 'b'), link('3', 'c', '2026-11-01')], visits: [{ linkId: '1', visitedOn: '2026-10-01' }, { linkId: '2', visitedOn: '2026-09-30' }, { linkId: '3', visitedOn: '2026-10-15' }], problems: [] };
    expect(linkAccount(['a', 'b', 'c', 'd'], facts, quarter, '2026-11-22').map((x) => [x.targetId, x.state, x.lastVisit])).toEqual([['a', 'visited', '2026-10-01'], ['b', 'unvisited', '2026-09-30'], ['c', 'visited', '2026-10-15'], ['d', 'unlinked', null]]);
  });
  it.each([
    ['settled before the period', '2026-08-01', '2026-09-01', '2026-09-30', [0, 0, 0]],
    ['left from before, settled in it', '2026-08-01', '2026-09-01', '2026-10-05', [1, 1, 0]],
    ['left from before, past its day', '2026-08-01', '2026-09-01', null, [1, 0, 1]],
    ['found in it, not due yet', '2026-11-20', '2026-11-22', null, [1, 0, 0]],
  ])('count a problem %s', (_name, foundOn, dueOn, settledOn, expected) => {
    const [a] = linkAccount(['a'], { links: [link('1', 'a')], visits: [], problems: [{ linkId: '1', foundOn, dueOn, settledOn }] }, quarter, '2026-11-22');
    expect([a!.found, a!.settled, a!.overdue]).toEqual(expected);
  });
  it('stand there once each, and the three states add up to all, whatever was recorded', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const facts = fc.record({ links: fc.array(fc.record({ id: fc.constantFrom('1', '2', '3', '4'), targetId: id, endedOn: fc.constantFrom(null, '2026-11-01') })), visits: fc.array(fc.record({ linkId: fc.constantFrom('1', '2', '3', '9'), visitedOn: fc.constantFrom('2026-09-30', '2026-10-01', '2026-12-31', '2027-01-01') })) });
    fc.assert(fc.property(facts, ({ links, visits }) => {
      const account = linkAccount(['a', 'b', 'c', 'd'], { links: links.map((l) => link(l.id, l.targetId, l.endedOn)), visits, problems: [] }, quarter, '2026-11-22');
      expect(account.map((x) => x.targetId)).toEqual(['a', 'b', 'c', 'd']);
      for (const x of account) expect(x.state).toBe(x.visits > 0 ? 'visited' : x.links > 0 ? 'unvisited' : 'unlinked');
    }));
  });
});
