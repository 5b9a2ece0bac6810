import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import * as dispatchAccess from './dispatch/access.ts';
import { dispatchRoutes } from './dispatch/routes.ts';
import { dispatchTodos } from './dispatch/todos.ts';
import * as reviewAccess from './reviews/access.ts';
import { reviewRoutes } from './reviews/routes.ts';
import { workRoutes } from './routes.ts';
import * as teamAccess from './teams/access.ts';
import { teamRoutes } from './teams/routes.ts';
import { teamTodos } from './teams/todos.ts';
import { workTodos } from './todos.ts';

export { claimForOneself, compareClaim, decideProject, signCommitment } from './commands/claims.ts';
export { confirmMonth, reportTask, settleReport } from './commands/months.ts';
export { instruct, openMeeting, planMeeting, raiseIssue, reportTaskDone, sendIssue, seriesNamed, settleTask, startSeries, closeMeeting, noteOnEntry } from './dispatch/commands.ts';
export { meetingPage } from './dispatch/queries.ts';
export { foundTeam, giveMatter, listItem, reportItem, settleItem } from './teams/commands.ts';
export { addGoal, announceResult, draftProject, publishProject } from './commands/projects.ts';
export { monthListOf } from './queries/months.ts';
export type { NewProject } from './store/index.ts';

export const workModule: DomainModule = {
  name: 'work',
  routes: [
    ...workRoutes,
    ...teamRoutes,
    ...dispatchRoutes,
    ...reviewRoutes,
  ],
  permissions: [
    ...Object.values(access),
    ...Object.values(teamAccess),
    ...Object.values(dispatchAccess),
    ...Object.values(reviewAccess),
  ],
  todos: [
    workTodos,
    teamTodos,
    dispatchTodos,
  ],
};
