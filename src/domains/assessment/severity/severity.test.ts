import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../../kernel/actor.ts';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { seedSmallRegion } from '../../../../tests/support/small-region.ts';
import { policiesFolder } from '../../../app/paths.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { fairnessOfElection } from '../fairness/queries.ts';
import { buildCountedElection } from './fixtures.ts';
import { severityOf } from './queries.ts';

let test_: TestHouse;
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  test_ = await testHouse();
  await seedSmallRegion(test_.house, REGION, '试验县');
});
afterAll(() => test_.close());
const actor = systemActor(REGION, 'test');

describe('a counted election', () => {
  test('shows raw beside adjusted, with bands, errors and explanations that hold the printed figures', async () => {
    const id = await buildCountedElection(test_.house, REGION, { people: 3, ballots: 30, seed: 4 });
    const report = await severityOf(test_.house, actor, id);
    expect(report.withheld).toBe(false);
    expect(report.subsets).toBe(1);
    expect(report.rows.length).toBeGreaterThan(1);
    expect(report.raters.histogram.reduce((a, b) => a + b.ballots, 0)).toBe(30);
    expect(report.model.converged).toBe(true);
    for (const row of report.rows) {
      expect(row.raw).toMatch(/^\d+\.\d\d$/);
      expect(row.explanation.value).toBe(row.adjusted);
      expect(Number(row.low)).toBeLessThanOrEqual(Number(row.adjusted));
      expect(Number(row.high)).toBeGreaterThanOrEqual(Number(row.adjusted));
      // Everybody met the same ballots: adjusting may not move anybody far.
      expect(Math.abs(Number(row.raw) - Number(row.adjusted))).toBeLessThan(4);
    }
    expect(await severityOf(test_.house, actor, id)).toEqual(report);
  });

  test('the fairness sheet never shows a kind with fewer people than the minimum', async () => {
    const id = await buildCountedElection(test_.house, REGION, { people: 2, ballots: 12, seed: 5 });
    const sheet = await fairnessOfElection(test_.house, actor, id, 'adjusted');
    for (const line of sheet.by.flatMap((b) => b.lines)) expect([line.reading, line.people]).toEqual(['suppressed', null]);
  });

  test('an election that is not there is refused', async () => {
    await expect(severityOf(test_.house, actor, '00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'assessment.no_such_election' });
  });
});
