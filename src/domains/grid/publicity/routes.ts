import { route, type Route } from '../../../platform/http/index.ts';
import { callOff, planPublicity, recordItem, sendOwnEntry } from './commands.ts';
import * as contract from './contract.ts';
import { itemPage, ownBoard, planPage, proofOf, publicityBoard, homesOfPart } from './queries.ts';

export const publicityRoutes: readonly Route[] = [
  route(contract.readPublicityBoard, ({ house, actor }) => publicityBoard(house, actor)),
  route(contract.planPublicity, ({ house, actor, body }) => planPublicity(house, actor, body)),
  route(contract.readOwnPublicity, ({ house, actor }) => ownBoard(house, actor)),
  route(contract.readPartHomes, ({ house, actor, params, query }) => homesOfPart(house, actor, params.id, query.patchId)),
  route(contract.sendOwnEntry, ({ house, actor, body }) => sendOwnEntry(house, actor, body)),
  route(contract.readPlan, ({ house, actor, params }) => planPage(house, actor, params.id)),
  route(contract.readItem, ({ house, actor, params }) => itemPage(house, actor, params.id)),
  route(contract.readProof, ({ house, actor, params }) => proofOf(house, actor, params.id)),
  route(contract.recordItem, ({ house, actor, params, body }) => recordItem(house, actor, params.id, body)),
  route(contract.callOffItem, ({ house, actor, params, body }) => callOff(house, actor, params.id, body.reason)),
];
