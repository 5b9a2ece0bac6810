import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { enqueueJob, type JobDefinition } from '../../../platform/jobs/index.ts';
import { runPractices } from '../access.ts';
import type { PracticeRunner } from '../practice-run.ts';

const KIND = 'policy.practices';

/** Starts the examples of all practices; out: the job to follow. Refuses `policy.practices_cannot_run` without a runner. */
export const startPracticeRun = (house: House, actor: Actor, runner: PracticeRunner): Promise<{ jobId: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runPractices, { regionId: actor.regionId });
    if (!runner.run) throw new Refusal('not_yet', 'policy.practices_cannot_run');
    const jobId = await enqueueJob(unit, KIND, {});
    unit.audit({ action: 'policy.practices_started', subjectKind: 'job', subjectId: jobId });
    return { jobId };
  });

/** The job itself: counts as output, the results are kept by the runner. */
export const practiceJob = (runner: PracticeRunner): JobDefinition => ({
  kind: KIND,
  run: async ({ progress }) => {
    if (!runner.run) throw new Refusal('not_yet', 'policy.practices_cannot_run');
    const { results } = await runner.run((done, total) => progress(done, total));
    const count = (status: string): number => results.filter((r) => r.status === status).length;
    return { passed: count('passed'), failed: count('failed'), missing: count('missing') };
  },
});
