import { route, type Route } from '../../platform/http/index.ts';
import { appointHead, mergeAreas, openReplacement } from './commands/heads.ts';
import * as contract from './contract/index.ts';
import { areasInReach, gridBoard, patchPage } from './queries/board.ts';

export const gridRoutes: readonly Route[] = [
  route(contract.readBoard, ({ house, actor }) => gridBoard(house, actor)),
  route(contract.listAreas, ({ house, actor, query }) => areasInReach(house, actor, query.organizationId)),
  route(contract.readPatch, ({ house, actor, params }) => patchPage(house, actor, params.id)),
  route(contract.appointOneHead, ({ house, actor, params, body }) => appointHead(house, actor, params.id, body)),
  route(contract.openOneReplacement, ({ house, actor, params, body }) => openReplacement(house, actor, params.id, body)),
  route(contract.mergeTwoAreas, ({ house, actor, params, body }) => mergeAreas(house, actor, params.id, body.intoId, body.reason)),
];
