import { route, type Route } from '../../../../platform/http/index.ts';
import { addOrigin, startTrace, withdrawOrigin } from './commands.ts';
import * as contract from './contract.ts';
import { originFileOf, traceDetail, traceList } from './queries.ts';

export const traceRoutes: readonly Route[] = [
  route(contract.startTrace, ({ house, actor, body }) => startTrace(house, actor, body)),
  route(contract.listTraces, ({ house, actor }) => traceList(house, actor)),
  route(contract.openTrace, ({ house, actor, params }) => traceDetail(house, actor, params.id)),
  route(contract.addOrigin, ({ house, actor, params, body }) => addOrigin(house, actor, params.id, body)),
  route(contract.withdrawOrigin, ({ house, actor, params, body }) => withdrawOrigin(house, actor, params.id, body.reason)),
  route(contract.originFile, ({ house, actor, params }) => originFileOf(house, actor, params.id, params.hash)),
];
