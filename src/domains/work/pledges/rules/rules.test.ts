import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actual, Objective } from '../model.ts';
import { fulfilmentOf, isMet, submissionOf, unmeasured, yearsOf } from './pledge-account.ts';

it.each([
  [[2021, 2022, 2023], []],
  [[2021, 2023], [2022]],
  [[2021, 2022, 2023, 2024], [2024]],
  [[2021, 2022, 2022, 2023], [2022]],
  [[], [2021, 2022, 2023]],
])('years %j of 2021–2023 leave %j', (given, expected) => expect(unmeasured(given.map((year) => ({ year })), 2021, 2023)).toEqual(expected));
it.each([
  ['more', '100', '100.000', true],
  ['more', '100', '99.999', false],
  ['less', '3.5', '3.5', true],
  ['less', '3.5', '3.501', false],
  ['more', '0', '0', true],
  ['more', '-1', '-0.5', true],
] as const)('%s than %s: %s is %s', (better, target, actual, met) => expect(isMet(better, target, actual)).toBe(met));

const objective = (id: string, targets: Objective['targets'], better: Objective['better'] = 'more'): Objective => ({ id, pledgeId: 'p', position: 1, title: id, unit: '万元', better, targets });
const actual = (change: Partial<Actual>): Actual => ({ id: 'a', objectiveId: 'o', year: 2021, number: 1, actual: '100', source: '年报', enteredOn: '2022-01-10', enteredBy: '某', entererAccountId: null, state: 'confirmed', opinion: null, decidedBy: null, ...change });

it('the last confirmed figure counts; what waits or came back does not', () => {
  const o = objective('o', [{ year: 2021, target: '100' }]);
  const reached = (actuals: Actual[]) => yearsOf([o], actuals).map((l) => [l.actual, l.met]);
  expect(reached([])).toEqual([[null, false]]);
  expect(reached([actual({}), actual({ number: 2, actual: '90' })])).toEqual([['90', false]]);
  expect(reached([actual({}), actual({ number: 2, actual: '90', state: 'waiting' }), actual({ number: 3, actual: '80', state: 'returned' })])).toEqual([['100', true]]);
});
it('a year that is not over owes nothing; a year without figure is not reached', () => {
  const lines = yearsOf([objective('o', [{ year: 2021, target: '100' }, { year: 2022, target: '120' }, { year: 2023, target: '140' }])], [actual({})]);
  expect(fulfilmentOf(lines, 2021)).toMatchObject({ due: 0, rate: null });
  expect(fulfilmentOf(lines, 2023)).toMatchObject({ due: 2, met: 1, missed: 0, missing: 1, rate: '50.00' });
});
it('met + missed + missing = due, each a line of the explanation; handing in never lowers the rate', () => {
  const some = fc.array(fc.record({ year: fc.constantFrom(2021, 2022, 2023), target: fc.integer({ min: 0, max: 20 }), actual: fc.option(fc.integer({ min: 0, max: 20 })), better: fc.constantFrom('more' as const, 'less' as const) }), { maxLength: 12 });
  fc.assert(
    fc.property(some, fc.array(fc.constantFrom('owed' as const, 'submitted' as const, 'published' as const), { minLength: 1, maxLength: 12 }), (given, states) => {
      const objectives = given.map((g, i) => objective(`${i}`, [{ year: g.year, target: `${g.target}` }], g.better));
      const f = fulfilmentOf(yearsOf(objectives, given.flatMap((g, i) => (g.actual === null ? [] : [actual({ objectiveId: `${i}`, year: g.year, actual: `${g.actual}` })]))), 2023);
      expect(f.met + f.missed + f.missing).toBe(f.due);
      expect(f.explanation.children!.map((c) => Number(c.value)).reduce((a, b) => a + b, 0)).toBe(f.met);
      const pledges = states.map((state) => ({ state, name: '镇' }));
      const before = Number(submissionOf(pledges).rate);
      const after = Number(submissionOf(pledges.map((p, i) => (i === 0 ? { ...p, state: 'submitted' as const } : p))).rate);
      expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});
