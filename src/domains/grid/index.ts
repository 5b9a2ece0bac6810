import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import { gridRoutes } from './routes.ts';

export { appointHead, mergeAreas, openReplacement } from './commands/heads.ts';
export { saveHeads, savePatches, type NewPatch } from './commands/save-grid.ts';
export type { Level, NewHead, Patch, ServingHead } from './model.ts';
export { areaPaths, areaShapes, headsOf, patchAt, patchByCard, patchesAbove, patchesIn, patchesOfActor } from './queries/door.ts';

export const gridModule: DomainModule = { name: 'grid', routes: gridRoutes, permissions: Object.values(access) };
