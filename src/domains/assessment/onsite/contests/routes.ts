import { route, type Route } from '../../../../platform/http/index.ts';
import { planSpotCheck, scoreSpotCheck } from './commands.ts';
import * as contract from './contract.ts';
import { spotCheckDetail, spotCheckList } from './queries.ts';

export const contestRoutes: readonly Route[] = [
  route(contract.planSpotCheck, ({ house, actor, body }) => planSpotCheck(house, actor, body)),
  route(contract.listSpotChecks, ({ house, actor, query }) => spotCheckList(house, actor, query)),
  route(contract.openSpotCheck, ({ house, actor, params }) => spotCheckDetail(house, actor, params.id)),
  route(contract.scoreSpotCheck, ({ house, actor, params, body }) => scoreSpotCheck(house, actor, params.id, body)),
];
