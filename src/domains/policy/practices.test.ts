import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../app/paths.ts';
import { testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { diskSource, hashOfLibrary, policyLibrary, usePolicies, type PracticeRun, type PracticeRunner } from './index.ts';
import { listPractices, openPractice } from './queries/practices.ts';

let t: TestHouse;
let run: PracticeRun;
const drivers = new Set(['work-systems', 'policy-coverage', 'performance-file']);
const runner = (change: Partial<PracticeRun> | null): PracticeRunner => ({ programVersion: 'p1', drivers, lastRun: () => Promise.resolve(change === null ? null : { ...run, ...change }) });
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  run = {
    ranAt: '2026-11-20T00:00:00Z',
    programVersion: 'p1',
    libraryHash: hashOfLibrary(await policyLibrary()),
    results: [
      { id: 'M001', status: 'passed', detail: 'problemsInMatrix = 4', computed: { problemsInMatrix: 4 }, milliseconds: 5 },
      { id: 'M003', status: 'failed', detail: 'systems: 6, expected 5', computed: { systems: 6 }, milliseconds: 5 },
    ],
  };
});
afterAll(() => t.close());
const list = (change: Partial<PracticeRun> | null, filter = {}) => listPractices(t.house, t.actor('officer'), runner(change), filter);

describe('the catalogue of practices', () => {
  it('says passed, failed, not run or missing, never more than a run of this version proved', async () => {
    const { practices, total, run: shown } = await list({});
    expect(total).toBe(253);
    const state = new Map(practices.map((p) => [p.id, p.status]));
    expect(['M001', 'M003', 'M007', 'M002', 'M253'].map((id) => state.get(id))).toEqual(['passed', 'failed', 'not_run', 'missing', 'missing']);
    expect(shown).toMatchObject({ current: true, passed: 1, failed: 1 });
  });

  it('does not count a run of another program, of other packs, or none at all', async () => {
    for (const change of [{ programVersion: 'p0' }, { libraryHash: 'x' }, null]) {
      const { practices, run: shown } = await list(change);
      expect(practices.filter((p) => p.status === 'passed' || p.status === 'failed')).toEqual([]);
      expect(shown?.current ?? false).toBe(false);
    }
  });

  it('filters by place, problem, group, status and words', async () => {
    const ids = async (filter: object) => (await list({}, filter)).practices.map((p) => p.id);
    expect(await ids({ status: 'passed' })).toEqual(['M001']);
    expect(await ids({ group: 'A' })).toEqual(['M001', 'M002', 'M003', 'M004', 'M005', 'M006']);
    expect(await ids({ place: '深圳市', text: '序事辨材' })).toEqual(['M011']);
    expect(await ids({ text: '实绩档案 三个没有的词' })).toEqual([]);
    expect((await list({}, { problem: 'courage' })).practices.every((p) => p.problem === 'courage')).toBe(true);
  });

  it('opens one with its settings, example and what the example gave', async () => {
    const opened = await openPractice(t.house, t.actor('cadre'), runner({}), 'M003');
    expect(opened).toMatchObject({ status: 'failed', result: { detail: 'systems: 6, expected 5' }, example: { driver: 'work-systems' } });
    expect((await openPractice(t.house, t.actor('cadre'), runner({}), 'M014')).settings.map((s) => s.value)).toEqual([2, 1]);
    await expect(openPractice(t.house, t.actor('cadre'), runner({}), 'M999')).rejects.toMatchObject({ code: 'policy.practice_not_found' });
    await expect(openPractice(t.house, t.actor('auditor'), runner({}), 'M003')).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
