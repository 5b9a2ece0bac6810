import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import { workRoutes } from './routes.ts';
import { workTodos } from './todos.ts';

export { claimForOneself, compareClaim, decideProject, signCommitment } from './commands/claims.ts';
export { confirmMonth, reportTask, settleReport } from './commands/months.ts';
export { addGoal, announceResult, draftProject, publishProject } from './commands/projects.ts';
export { monthListOf } from './queries/months.ts';
export type { NewProject } from './store/index.ts';

export const workModule: DomainModule = { name: 'work', routes: workRoutes, permissions: Object.values(access), todos: [workTodos] };
