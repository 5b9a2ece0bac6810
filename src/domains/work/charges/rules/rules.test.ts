import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Charge, Dispute } from '../model.ts';
import { coverageByUnit, effectivenessOf, withoutSole } from './charge-account.ts';

const charge = (change: Partial<Charge> = {}): Charge => ({ id: 'c', kind: 'coordination', personId: 'p', organizationId: 'o', matterId: 'm', title: '跨市通道', duty: '牵头', fromOn: '2026-01-05', untilOn: '2026-06-30', givenBy: '某', endedOn: null, result: null, resultNote: null, endedBy: null, ...change });
const dispute = (change: Partial<Dispute> = {}): Dispute => ({ id: 'd', chargeId: 'c', about: '线位', raisedOn: '2026-03-02', raisedBy: '某', settledOn: null, settledBy: null, outcome: null, ...change });
const ended = (result: Charge['result']) => charge({ endedOn: '2026-06-01', result });

it.each([
  ['runs', [charge()], [], '2026-06-30', { matters: 1, ended: 0, achieved: 0, overdue: 0, disputes: 0, mean: null }],
  ['is overdue the day after', [charge()], [], '2026-07-01', { overdue: 1 }],
  ['ended it is not overdue', [ended('achieved')], [], '2026-07-01', { ended: 1, achieved: 1, overdue: 0 }],
  ['partly is not achieved', [ended('partly_achieved')], [], '2026-07-01', { ended: 1, achieved: 0 }],
  ['working days to settle', [charge()], [dispute({ settledOn: '2026-03-09', outcome: '一致' }), dispute({ id: 'e', settledOn: '2026-03-04', outcome: '一致' }), dispute({ id: 'f' })], '2026-04-01', { disputes: 3, settled: 2, mean: '3.5' }],
])('%s', (_, charges, disputes, today, expected) => expect(effectivenessOf(charges, disputes, today)[0]).toMatchObject(expected));

const person = fc.constantFrom('a', 'b', 'c', 'd');
it('everybody is on one side; matters and disputes of leads add up to all; sole charge is no coordination', () => {
  const some = fc.array(fc.record({ personId: person, kind: fc.constantFrom('sole' as const, 'coordination' as const), result: fc.option(fc.constantFrom('achieved' as const, 'not_achieved' as const)), disputes: fc.integer({ min: 0, max: 3 }) }), { maxLength: 10 });
  fc.assert(
    fc.property(some, fc.uniqueArray(person), (given, inOffice) => {
      const charges = given.map((g, i) => charge({ ...g, id: `${i}`, endedOn: g.result === null ? null : '2026-05-01' }));
      const disputes = given.flatMap((g, i) => Array.from({ length: g.kind === 'sole' ? 0 : g.disputes }, (_, n) => dispute({ id: `${i}.${n}`, chargeId: `${i}` })));
      const people = inOffice.map((id) => ({ id, organizationId: id < 'c' ? 'bureau' : 'office' }));
      const not = withoutSole(people, charges);
      for (const p of people) expect(not.includes(p)).toBe(!charges.some((c) => c.kind === 'sole' && c.personId === p.id));
      const units = coverageByUnit(people, charges);
      expect(units.map((u) => [u.people, u.not])).toEqual(units.map((u) => [people.filter((p) => p.organizationId === u.organizationId).length, not.filter((p) => p.organizationId === u.organizationId).length]));
      expect([units.reduce((n, u) => n + u.people, 0), units.every((u) => u.had + u.not === u.people), units.every((u, i) => i === 0 || units[i - 1]!.not >= u.not)]).toEqual([people.length, true, true]);
      const leads = effectivenessOf(charges, disputes, '2026-04-01');
      expect(leads.reduce((n, l) => n + l.matters, 0)).toBe(charges.filter((c) => c.kind === 'coordination').length);
      expect(leads.reduce((n, l) => n + l.disputes, 0)).toBe(disputes.length);
      for (const l of leads) expect(l.explanation.children!.reduce((n, c) => n + Number(c.value), 0)).toBe(l.achieved);
    }),
  );
});
