import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import * as linkAccess from './links/access.ts';
import { linkRoutes } from './links/routes.ts';
import { gridRoutes } from './routes.ts';
import * as trainingAccess from './training/access.ts';
import * as messageAccess from './messages/access.ts';
import { messageRoutes } from './messages/routes.ts';
import { messageTodos } from './messages/todos.ts';
import { trainingRoutes } from './training/routes.ts';
import * as tieAccess from './ties/access.ts';
import { tieRoutes } from './ties/routes.ts';
import { importJob } from './importing/import-grid.ts';
import { residentsWorker } from './worker.ts';

export { appointHead, mergeAreas, openReplacement } from './commands/heads.ts';
export { guide, saveLinks, settleGuided } from './links/commands.ts';
export { linkBoard, linkedPlace } from './links/queries.ts';
export { readOwn as readOwnMessage, sendDown, sendOwn, tellByMouth } from './messages/commands.ts';
export { messageBoard, messagePage } from './messages/queries.ts';
export { planClass, recordAttendance } from './training/commands.ts';
export { saveTies, sendEntries, settleDifficulty } from './ties/commands.ts';
export { ownHouseholds, unboundOf } from './ties/queries.ts';
export { syncVisits } from './commands/households.ts';
export { saveHeads, saveHouseholds, savePatches, type NewPatch } from './commands/save-grid.ts';
export type { Level, NewHead, Patch, ServingHead } from './model.ts';
export { areaPaths, areaShapes, gridInPeriod, headsOf, patchAt, patchByCard, patchesAbove, patchesIn, patchesOfActor } from './queries/door.ts';

export const gridModule: DomainModule = { name: 'grid', routes: [...gridRoutes, ...linkRoutes, ...tieRoutes, ...trainingRoutes, ...messageRoutes], permissions: [...Object.values(access), ...Object.values(linkAccess), ...Object.values(tieAccess), ...Object.values(trainingAccess), ...Object.values(messageAccess)], workers: [residentsWorker], todos: [messageTodos], jobs: [importJob] };
