import { route, type Route } from '../../../platform/http/index.ts';
import { publishAction, withdrawAction } from './commands.ts';
import * as contract from './contract.ts';
import { heardPage } from './queries.ts';

export const heardRoutes: readonly Route[] = [
  route(contract.readHeard, ({ house, params }) => heardPage(house, params.region)),
  route(contract.publishOne, ({ house, actor, params, body }) => publishAction(house, actor, params.id, body)),
  route(contract.withdrawOne, ({ house, actor, params, body }) => withdrawAction(house, actor, params.id, body.reason)),
];
