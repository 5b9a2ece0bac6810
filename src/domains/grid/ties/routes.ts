import { route, type Route } from '../../../platform/http/index.ts';
import { bindHouseholds, releaseHouseholds, sendEntries, settleDifficulty } from './commands.ts';
import * as contract from './contract.ts';
import { ownHouseholds, tieBoard, unboundOf } from './queries.ts';

export const tieRoutes: readonly Route[] = [
  route(contract.readTieBoard, ({ house, actor }) => tieBoard(house, actor)),
  route(contract.listUnbound, ({ house, actor, query }) => unboundOf(house, actor, query.organizationId)),
  route(contract.bindHouseholds, ({ house, actor, body }) => bindHouseholds(house, actor, body)),
  route(contract.releaseHouseholds, ({ house, actor, params, body }) => releaseHouseholds(house, actor, params.id, body.reason)),
  route(contract.readOwnTies, ({ house, actor }) => ownHouseholds(house, actor)),
  route(contract.sendEntries, ({ house, actor, body }) => sendEntries(house, actor, body.entries)),
  route(contract.settleDifficulty, ({ house, actor, params }) => settleDifficulty(house, actor, params.id)),
];
