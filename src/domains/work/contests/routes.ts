import { route, type Route } from '../../../platform/http/index.ts';
import { openContest, putResults } from './commands.ts';
import * as contract from './contract.ts';
import { contestList, contestPage } from './queries.ts';

export const contestRoutes: readonly Route[] = [
  route(contract.listContests, ({ house, actor }) => contestList(house, actor)),
  route(contract.setContest, ({ house, actor, body }) => openContest(house, actor, body)),
  route(contract.enterResults, ({ house, actor, params, body }) => putResults(house, actor, params.id, body)),
  route(contract.readContest, ({ house, actor, params, query }) => contestPage(house, actor, params.id, query.period)),
];
