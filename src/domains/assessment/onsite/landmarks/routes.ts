import { route, type Route } from '../../../../platform/http/index.ts';
import { decideLandmark, declareLandmark, judgeLandmark, useLandmark } from './commands.ts';
import * as contract from './contract.ts';
import { landmarkDetail, landmarkFileOf, landmarkList } from './queries.ts';

export const landmarkRoutes: readonly Route[] = [
  route(contract.declareLandmark, ({ house, actor, body }) => declareLandmark(house, actor, body)),
  route(contract.listLandmarks, ({ house, actor }) => landmarkList(house, actor)),
  route(contract.openLandmark, ({ house, actor, params }) => landmarkDetail(house, actor, params.id)),
  route(contract.judgeLandmark, ({ house, actor, params, body }) => judgeLandmark(house, actor, params.id, body)),
  route(contract.decideLandmark, ({ house, actor, params, body }) => decideLandmark(house, actor, params.id, body)),
  route(contract.useLandmark, ({ house, actor, params, body }) => useLandmark(house, actor, params.id, body)),
  route(contract.landmarkFile, ({ house, actor, params }) => landmarkFileOf(house, actor, params.id, params.hash)),
];
