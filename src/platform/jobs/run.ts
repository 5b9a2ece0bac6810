import type { RegionId } from '../../kernel/ids.ts';
import { Refusal, isRefusal } from '../../kernel/refusal.ts';
import type { House } from '../house/index.ts';
import { beat, claimJob, finishJob, type Job } from './store.ts';

/** Throw it from a job to stop where it stands; the runner records the job as cancelled. */
export class JobCancelled extends Error {}

/** The program is being stopped: the job ends at its next safe point and is shown as interrupted, as after a crash. */
export class JobInterrupted extends JobCancelled {}

export interface JobContext {
  readonly house: House;
  readonly regionId: RegionId;
  readonly job: Job;
  /** Reports progress (done of total) and throws `JobCancelled` when a stop was asked for. Call it at safe points only. */
  progress(done: number, total?: number | null): Promise<void>;
  /** Told when the program is being stopped; for work that waits for something else and seldom comes to a safe point. */
  readonly stopping: AbortSignal;
}

export interface JobDefinition {
  readonly kind: string;
  /** Work that nobody may wait behind: it has a loop of its own. */
  readonly idle?: boolean;
  /** Does the work and returns its output. What it has not committed when it throws is gone. */
  run(context: JobContext): Promise<unknown>;
}

/** Between two writes of progress; asking more often costs nothing. */
const BEAT_EVERY_MS = 500;

/** Runs one waiting job of a region, if there is one; `stopping` ends it at its next safe point. Out: whether there was. */
export async function runNextJob(house: House, regionId: RegionId, definitions: readonly JobDefinition[], stopping: AbortSignal = new AbortController().signal): Promise<boolean> {
  if (definitions.length === 0 || stopping.aborted) return false;
  const job = await claimJob(house, regionId, definitions.map((d) => d.kind));
  if (!job) return false;
  const definition = definitions.find((d) => d.kind === job.kind)!;
  let last = 0;
  try {
    const output = await definition.run({
      house,
      regionId,
      job,
      stopping,
      progress: async (done, total = null) => {
        if (stopping.aborted) throw new JobInterrupted();
        if (Date.now() - last < BEAT_EVERY_MS && done !== total) return;
        last = Date.now();
        if (await beat(house, regionId, job.id, done, total)) throw new JobCancelled();
      },
    });
    await finishJob(house, regionId, job.id, { state: 'done', output: output ?? null });
  } catch (error) {
    if (error instanceof JobInterrupted) await finishJob(house, regionId, job.id, { state: 'failed', refusal: new Refusal('conflict', 'jobs.interrupted') });
    else if (error instanceof JobCancelled) await finishJob(house, regionId, job.id, { state: 'cancelled' });
    else {
      if (!isRefusal(error)) house.log.error({ err: error, job: job.id, kind: job.kind }, 'job failed');
      await finishJob(house, regionId, job.id, { state: 'failed', refusal: isRefusal(error) ? error : new Refusal('conflict', 'jobs.failed', { job: job.id }) });
    }
  }
  return true;
}
