import { route, type DomainModule } from '../http/index.ts';
import { cancelJob, openJob } from './contract.ts';
import { askToCancel, findJob } from './store.ts';

export { cancelJob, jobView, openJob, type JobView } from './contract.ts';
export { JobCancelled, JobInterrupted, runNextJob, type JobContext, type JobDefinition } from './run.ts';
export { askToCancel, enqueueJob, failInterrupted, findJob, openJobOf, HEARTBEAT_LIMIT_SECONDS, type Job } from './store.ts';

export const jobsModule: DomainModule = {
  name: 'jobs',
  routes: [
    route(openJob, ({ house, actor, params }) => house.unit(actor, (unit) => findJob(unit, params.id))),
    route(cancelJob, async ({ house, actor, params }) => {
      await house.unit(actor, (unit) => askToCancel(unit, params.id));
      return null;
    }),
  ],
};
