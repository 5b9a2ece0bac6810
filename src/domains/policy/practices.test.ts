import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../app/paths.ts';
import { testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { diskSource, hashOfLibrary, policyLibrary, usePolicies, type PracticeRun, type PracticeRunner } from './index.ts';
import { startPracticeRun, practiceJob, practiceWorker } from './commands/run-practices.ts';
import { listPractices, openPractice } from './queries/practices.ts';
import { saveRun } from './store/practice-runs.ts';
import { failInterrupted, runNextJob } from '../../platform/jobs/index.ts';

let t: TestHouse;
let run: PracticeRun;
const drivers = new Set(['work-systems', 'policy-coverage', 'performance-file']);
const runner: PracticeRunner = { programVersion: 'p1', drivers };
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
/** The catalogue of a house that keeps this run and no other; null keeps none. */
async function list(change: Partial<PracticeRun> | null, filter = {}) {
  await t.database.query('delete from policy.practice_run');
  if (change !== null) await t.house.unit(t.system, (unit) => saveRun(unit, { ...run, ...change }));
  return listPractices(t.house, t.actor('officer'), runner, filter);
}

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
    await list({});
    const opened = await openPractice(t.house, t.actor('cadre'), runner, 'M003');
    expect(opened).toMatchObject({ status: 'failed', result: { detail: 'systems: 6, expected 5' }, example: { driver: 'work-systems' } });
    expect((await openPractice(t.house, t.actor('cadre'), runner, 'M014')).settings.map((s) => s.value)).toEqual([2, 1]);
    await expect(openPractice(t.house, t.actor('cadre'), runner, 'M999')).rejects.toMatchObject({ code: 'policy.practice_not_found' });
    await expect(openPractice(t.house, t.actor('auditor'), runner, 'M003')).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('a new version of the program', () => {
  const version = (programVersion: string): PracticeRunner & { runs: number } => {
    const of = { programVersion, drivers, runs: 0, run: async (progress: (done: number, total: number) => Promise<void>) => {
      of.runs++;
      await progress(1, 2);
      return { ...run, programVersion, ranAt: '2026-11-20T02:00:00Z' };
    } };
    return of;
  };
  /** A server of this version at work until nothing waits. */
  async function serve(runner: PracticeRunner): Promise<void> {
    const worker = practiceWorker(runner);
    await Promise.all([worker.run(t.house, t.system.regionId), worker.run(t.house, t.system.regionId)]);
    while (await runNextJob(t.house, t.system.regionId, [practiceJob(runner)]));
    await worker.run(t.house, t.system.regionId);
  }
  const shown = async (runner: PracticeRunner) => (await listPractices(t.house, t.actor('cadre'), runner, {})).run;

  it('runs the examples once by itself and keeps what came out; the next version runs them again', async () => {
    await list(null);
    const first = version('first');
    await serve(first);
    await serve(first);
    expect(first.runs).toBe(1);
    expect(await shown(first)).toMatchObject({ current: true, passed: 1, failed: 1 });
    const second = version('second');
    expect(await shown(second)).toMatchObject({ current: false });
    await serve(second);
    expect([first.runs, second.runs, await shown(second)]).toMatchObject([1, 1, { current: true }]);
    // The first is started again: what it proved still stands.
    await serve(first);
    expect([first.runs, await shown(first)]).toMatchObject([1, { current: true }]);
  });

  it('shows that they run; nobody starts them a second time meanwhile', async () => {
    await list(null);
    const runner = version('third');
    const { jobId } = await startPracticeRun(t.house, t.actor('officer'), runner);
    expect((await listPractices(t.house, t.actor('cadre'), runner, {})).running).toEqual({ done: 0, total: null });
    await expect(startPracticeRun(t.house, t.actor('officer'), runner)).rejects.toMatchObject({ code: 'policy.practices_running' });
    const worker = practiceWorker(runner);
    await worker.run(t.house, t.system.regionId);
    expect((await t.database.query(`select id::text from platform.job where state = 'waiting'`)).rows).toEqual([{ id: jobId }]);
    await runNextJob(t.house, t.system.regionId, [practiceJob(runner)]);
    expect((await listPractices(t.house, t.actor('cadre'), runner, {})).running).toBeNull();
    // What was kept meanwhile is enough.
    await worker.run(t.house, t.system.regionId);
    expect(runner.runs).toBe(1);
  });

  it('ends with the program and is begun again by the next', async () => {
    await list(null);
    const stopping = new AbortController();
    const runner = { ...version('stopped'), run: (progress: (done: number, total: number) => Promise<void>, signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => void progress(1, 2).catch(reject));
        stopping.abort();
      }) };
    await practiceWorker(runner).run(t.house, t.system.regionId);
    expect(await runNextJob(t.house, t.system.regionId, [practiceJob(runner)], stopping.signal)).toBe(true);
    expect((await t.database.query(`select state, refusal ->> 'code' as code from platform.job where state <> 'done'`)).rows).toEqual([{ state: 'failed', code: 'jobs.interrupted' }]);
    await practiceWorker(runner).run(t.house, t.system.regionId);
    // A program being stopped begins nothing.
    expect(await runNextJob(t.house, t.system.regionId, [practiceJob(runner)], stopping.signal)).toBe(false);
    const next = version('stopped');
    await serve(next);
    expect(next.runs).toBe(1);
  });

  it('takes over a run that died with its server, and tries one that fails by itself no second time', async () => {
    await list(null);
    const runner = version('fourth');
    const worker = practiceWorker(runner);
    await startPracticeRun(t.house, t.actor('officer'), runner);
    await t.database.query(`update platform.job set state = 'running', heartbeat_at = '2026-11-20T01:00:00Z' where state = 'waiting'`);
    await worker.run(t.house, t.system.regionId);
    expect(await runNextJob(t.house, t.system.regionId, [practiceJob(runner)])).toBe(false);
    await failInterrupted(t.house, t.system.regionId, 60);
    await worker.run(t.house, t.system.regionId);
    const broken = { ...runner, run: () => Promise.reject(new Error('no memory')) };
    expect(await runNextJob(t.house, t.system.regionId, [practiceJob(broken)])).toBe(true);
    await worker.run(t.house, t.system.regionId);
    expect((await t.database.query(`select state from platform.job where state in ('waiting', 'running')`)).rows).toEqual([]);
  });
});
