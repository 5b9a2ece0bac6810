import { route, type Route } from '../../../platform/http/index.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { callable, callsOfSelf, mobilizationBoard, mobilizationPage } from './queries.ts';

export const frontRoutes: readonly Route[] = [
  route(contract.listMobilizations, ({ house, actor }) => mobilizationBoard(house, actor)),
  route(contract.openMobilization, ({ house, actor, body }) => commands.openMobilization(house, actor, body)),
  route(contract.readMobilization, ({ house, actor, params }) => mobilizationPage(house, actor, params.id)),
  route(contract.addFront, ({ house, actor, params, body }) => commands.addFront(house, actor, params.id, body)),
  route(contract.findCallable, ({ house, actor, params, query }) => callable(house, actor, params.id, query)),
  route(contract.callUp, ({ house, actor, params, body }) => commands.callUp(house, actor, params.id, body)),
  route(contract.arrive, ({ house, actor, params, body }) => commands.arrive(house, actor, params.id, body.on)),
  route(contract.comeBack, ({ house, actor, params, body }) => commands.comeBack(house, actor, params.id, body)),
  route(contract.cancelCall, ({ house, actor, params, body }) => commands.cancelCall(house, actor, params.id, body.reason)),
  route(contract.observeOnSite, ({ house, actor, params, body }) => commands.observeOnSite(house, actor, params.id, body)),
  route(contract.recordHarm, ({ house, actor, params, body }) => commands.recordHarm(house, actor, params.id, body)),
  route(contract.careDone, ({ house, actor, params, body }) => commands.careDone(house, actor, params.id, body.note)),
  route(contract.ownCalls, ({ house, actor }) => callsOfSelf(house, actor)),
  route(contract.endMobilization, ({ house, actor, params, body }) => commands.endMobilization(house, actor, params.id, body.reason)),
];
