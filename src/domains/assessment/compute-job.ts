import type { Actor } from '../../kernel/actor.ts';
import { systemActor } from '../../kernel/actor.ts';
import { must } from '../../kernel/permission.ts';
import type { House } from '../../platform/house/index.ts';
import { enqueueJob, type JobDefinition } from '../../platform/jobs/index.ts';
import { manageRuns } from './access.ts';
import { computeRun } from './commands/compute-run.ts';
import { holdRun, stepFor } from './commands/open-run.ts';

/** Computing a year as a job that shows progress and can be stopped between batches. */
export const computeJob: JobDefinition = {
  kind: 'assessment.compute',
  run: ({ house, regionId, job, progress }) => {
    const { runId, by } = job.input as { runId: string; by: string };
    return computeRun(house, systemActor(regionId, by), runId, progress);
  },
};

/** Asks for a computation. Refuses at once what the job would refuse: no such run, a closed year. */
export const askToCompute = (house: House, actor: Actor, runId: string): Promise<{ jobId: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, manageRuns, { regionId: actor.regionId });
    stepFor(await holdRun(unit, runId), 'compute');
    return { jobId: await enqueueJob(unit, computeJob.kind, { runId, by: actor.name }) };
  });
