import { route, type Route } from '../../../../platform/http/index.ts';
import { attachTracker, checkStage, endTracking } from './commands.ts';
import * as contract from './contract.ts';
import { checkFileOf, workDetail, workList } from './queries.ts';

export const trackerRoutes: readonly Route[] = [
  route(contract.attachTracker, ({ house, actor, body }) => attachTracker(house, actor, body)),
  route(contract.listTrackedWorks, ({ house, actor }) => workList(house, actor)),
  route(contract.openTrackedWork, ({ house, actor, params }) => workDetail(house, actor, params.id)),
  route(contract.checkStage, ({ house, actor, params, body }) => checkStage(house, actor, params.id, body)),
  route(contract.endTracking, ({ house, actor, params, body }) => endTracking(house, actor, params.id, body.reason)),
  route(contract.checkFile, ({ house, actor, params }) => checkFileOf(house, actor, params.id, params.hash)),
];
