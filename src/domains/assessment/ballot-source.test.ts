import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { seedSmallRegion } from '../../../tests/support/small-region.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Explanation } from '../../kernel/explanation.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { savePeople } from '../registry/index.ts';
import { bringTo, buildElection, contented, vote } from './ballots/fixtures.ts';
import { adoptScheme } from './commands/adopt-scheme.ts';
import { computeRun } from './commands/compute-run.ts';
import { startRun } from './commands/start-run.ts';
import { verifyRun } from './commands/verify-run.ts';
import { resultOf, resultList } from './queries/results.ts';
import { buildScheme } from './sample-scheme.ts';
import type { SchemeDefinition } from './scheme-format.ts';

let t: TestHouse;
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
});
afterAll(() => t.close());

const scheme = (result: string): SchemeDefinition => {
  const base = buildScheme();
  return { ...base, key: 'by-ballot', dimensions: [{ ...base.dimensions[0]!, weight: 100, indicators: [{ key: 'review', name: { zh: '民主测评', en: 'Review' }, weight: 100, source: { from: 'ballot', form: 'democratic_review', result }, scoring: { method: 'as_is' }, missing: { policy: 'ask' } }] }] };
};
const leaves = (e: Explanation): Explanation[] => [e, ...(e.children ?? []).flatMap(leaves)];

it('a scheme reads a counted election by itself, says which one, and the computation can be proved later', async () => {
  const officer = t.actor('officer');
  const region = await seedSmallRegion(t.house, REGION, '清河县');
  const [assessed, other] = region.units.flatMap((u) => [...u.people]);
  const ids = await t.house.unit(t.system, (unit) => savePeople(unit, Array.from({ length: 6 }, (_, i) => ({ name: `评价人${i}`, sex: 'female' as const, appointments: [{ organizationId: region.units[0].organizationId, title: '干部', main: true, category: 'staff' as const, startedOn: '2020-01' }] }))));
  const voters = ids.map((id) => ({ kind: 'person' as const, id }));

  // Before there is a form nothing can be read; then only what the form gives.
  const refusal = (result: string) => adoptScheme(t.house, officer, scheme(result)).then(() => [], (e: unknown) => (isRefusal(e) ? e.because.map((r) => r.code) : [e]));
  expect(await refusal('score')).toEqual(['assessment.ballot_source_unknown']);
  const election = await buildElection(t.house, REGION, { title: '2026年度民主测评', subjects: [assessed!], groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters }] });
  expect(await refusal('kindness')).toEqual(['assessment.ballot_result_unknown']);

  for (const v of voters) await vote(t.house, REGION, election, v, contented);
  const schemeId = (await adoptScheme(t.house, officer, scheme('score'))).id;
  const run = (await startRun(t.house, officer, { year: 2026, schemeId })).id;
  const scoreOf = async (id: string) => {
    await computeRun(t.house, t.system, id);
    return Object.fromEntries((await resultList(t.house, officer, id, { sort: 'rank', order: 'ascending', offset: 0, limit: 100 })).rows.map((r) => [r.personId, r.score]));
  };
  // Votes are in, and nothing shows before the count.
  expect((await scoreOf(run))[assessed!]).toBeNull();
  await bringTo(t.house, REGION, election, 'counted');
  // 0.6 × 95 + 0.4 × 90 = 93.
  expect(await scoreOf(run)).toMatchObject({ [assessed!]: '93.00', [other!]: null });

  const { explanation } = await resultOf(t.house, officer, run, assessed!);
  expect(leaves(explanation).find((e) => e.statement === 'assessment.explain.ballot')).toMatchObject({ value: '93.00', ruleId: 'assessment.ballot_for_period', params: { title: '2026年度民主测评' }, things: [{ kind: 'election', id: election, permission: 'assessment.ballot_reports.read' }] });
  const proof = await verifyRun(t.house, officer, run);
  expect(proof.same).toBe(proof.people);

  // An election of this year says nothing about the year before.
  expect((await scoreOf((await startRun(t.house, officer, { year: 2024, schemeId })).id))[assessed!]).toBeNull();
});
