import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Deployment, Front } from '../model.ts';
import { callOrder } from './call-order.ts';
import { serviceOf, type Served } from './front-service.ts';
import { strengthOf } from './front-strength.ts';

const stay = (arrivedOn: string | null, leftOn: string | null, personId = 'a'): Served => ({ personId, arrivedOn, leftOn, arrivalEvidenceId: 'e', state: arrivedOn === null ? 'called' : leftOn === null ? 'on_site' : 'returned', front: '大堤' });

it.each([
  ['the first and the last day count', [stay('2026-07-01', '2026-07-03')], { times: 1, days: 3, now: false }],
  ['who is there counts until today', [stay('2026-07-09', null)], { times: 1, days: 2, now: true }],
  ['a day at two fronts is one day', [stay('2026-07-03', '2026-07-05'), stay('2026-07-01', '2026-07-03')], { times: 2, days: 5 }],
])('%s', (_, stays, expected) => expect(serviceOf(stays, '2026-07-10')).toMatchObject([expected]));
it('who never arrived has served nowhere', () => expect(serviceOf([stay(null, null)], '2026-07-10')).toEqual([]));

const front = (id: string, needed: number): Front => ({ id, mobilizationId: 'm', name: id, level: 'township', postType: 'other', needed });
it('a front is short of those who are neither there nor on the way', () => {
  const of = (state: Deployment['state']) => ({ frontId: 'f', state });
  expect(strengthOf([front('f', 4), front('g', 2)], [of('called'), of('on_site'), of('on_site'), of('returned'), of('cancelled')])).toEqual([
    { frontId: 'f', needed: 4, called: 1, onSite: 2, returned: 1, short: 1 },
    { frontId: 'g', needed: 2, called: 0, onSite: 0, returned: 0, short: 2 },
  ]);
});

it.each([
  ['医', ['b', 'a']],
  ['', ['b', 'd', 'a']],
  ['消防', []],
])('a call for “%s”', (skill, expected) => {
  const people = [{ personId: 'a', skill: '临床医学', days: 9, out: false }, { personId: 'b', skill: '公共卫生（医）', days: 0, out: false }, { personId: 'c', skill: '临床医学', days: 0, out: true }, { personId: 'd', skill: null, days: 0, out: false }];
  expect(callOrder(people, skill).map((p) => p.personId)).toEqual(expected);
});

const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.parse('2026-07-01') + n * 86_400_000).toISOString().slice(0, 10));
it('the stays of a person add up to the days served, never more than the days that were', () => {
  const stays = fc.array(fc.tuple(day, fc.option(day), fc.constantFrom('a', 'b')).map(([x, y, who]) => stay(y !== null && y < x ? y : x, y === null ? null : y > x ? y : x, who)), { maxLength: 8 });
  fc.assert(
    fc.property(stays, (all) => {
      for (const s of serviceOf(all, '2026-08-10')) {
        expect(s.explanation.children!.reduce((n, c) => n + Number(c.value), 0)).toBe(s.days);
        expect(s.days).toBeLessThanOrEqual(41);
        expect(s.times).toBe(all.filter((d) => d.personId === s.personId).length);
      }
    }),
  );
});
