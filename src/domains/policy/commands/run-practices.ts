import { systemActor, type Actor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import type { Worker } from '../../../platform/http/index.ts';
import { enqueueJob, openJobOf, type JobDefinition } from '../../../platform/jobs/index.ts';
import { runPractices } from '../access.ts';
import { hashOfLibrary } from '../pack/version.ts';
import { policyLibrary } from '../policies.ts';
import type { PracticeRunner } from '../practice-run.ts';
import { isCurrent } from '../rules/practice-status.ts';
import { findRun, lockRuns, saveRun } from '../store/practice-runs.ts';

export const PRACTICES_JOB_KIND = 'policy.practices';

/** Starts the examples of all practices; out: the job to follow. Refuses `policy.practices_cannot_run` without a runner, `policy.practices_running` while they run. */
export const startPracticeRun = (house: House, actor: Actor, runner: PracticeRunner): Promise<{ jobId: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runPractices, { regionId: actor.regionId });
    if (!runner.run) throw new Refusal('not_yet', 'policy.practices_cannot_run');
    await lockRuns(unit);
    if (await openJobOf(unit, PRACTICES_JOB_KIND)) throw new Refusal('conflict', 'policy.practices_running');
    const jobId = await enqueueJob(unit, PRACTICES_JOB_KIND, {});
    unit.audit({ action: 'policy.practices_started', subjectKind: 'job', subjectId: jobId });
    return { jobId };
  });

/** The job itself: counts as output, the results are kept for the catalogue. */
export const practiceJob = (runner: PracticeRunner): JobDefinition => ({
  kind: PRACTICES_JOB_KIND,
  idle: true,
  run: async ({ house, regionId, progress, stopping }) => {
    if (!runner.run) throw new Refusal('not_yet', 'policy.practices_cannot_run');
    const run = await runner.run((done, total) => progress(done, total), stopping);
    await house.unit(systemActor(regionId, 'practices'), (unit) => saveRun(unit, run));
    const count = (status: string): number => run.results.filter((r) => r.status === status).length;
    return { passed: count('passed'), failed: count('failed'), missing: count('missing') };
  },
});

/**
 * Sees to it that the catalogue speaks of this very program: when no run of it on these packs is kept, asks for one.
 * Once for a region while the process lives: a run that fails is for a person to look into, not to be tried for ever.
 */
export function practiceWorker(runner: PracticeRunner): Worker {
  const settled = new Set<string>();
  return {
    name: PRACTICES_JOB_KIND,
    everySeconds: 60,
    run: async (house, regionId) => {
      if (!runner.run || settled.has(regionId)) return false;
      const libraryHash = hashOfLibrary(await policyLibrary());
      await house.unit(systemActor(regionId as RegionId, 'practices'), async (unit) => {
        await lockRuns(unit);
        // What another process began and did not end is given up by the job runner; then it is our turn.
        if (await openJobOf(unit, PRACTICES_JOB_KIND)) return;
        if (!isCurrent(await findRun(unit, runner.programVersion, libraryHash), runner.programVersion, libraryHash)) await enqueueJob(unit, PRACTICES_JOB_KIND, {});
        settled.add(regionId);
      });
      return false;
    },
  };
}
