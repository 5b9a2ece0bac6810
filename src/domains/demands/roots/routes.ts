import { route, type Route } from '../../../platform/http/index.ts';
import { foundRoot, joinRoot, leaveRoot, sendToDispatch } from './commands.ts';
import * as contract from './contract.ts';
import { kinOf, rootPage, rootsPage, whereToSend } from './queries.ts';

export const rootRoutes: readonly Route[] = [
  route(contract.readRootsList, ({ house, actor }) => rootsPage(house, actor)),
  route(contract.foundOneRoot, ({ house, actor, body }) => foundRoot(house, actor, body)),
  route(contract.listSeries, ({ house, actor }) => whereToSend(house, actor)),
  route(contract.readRoot, ({ house, actor, params }) => rootPage(house, actor, params.id)),
  route(contract.joinOneRoot, ({ house, actor, params, body }) => joinRoot(house, actor, params.id, body.demandIds)),
  route(contract.leaveOneRoot, ({ house, actor, params, body }) => leaveRoot(house, actor, params.id, body.reason)),
  route(contract.listKin, ({ house, actor, params }) => kinOf(house, actor, params.id)),
  route(contract.sendOne, ({ house, actor, params, body }) => sendToDispatch(house, actor, params.id, body)),
];
