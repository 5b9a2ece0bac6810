import { route, type Route } from '../../../platform/http/index.ts';
import * as contract from './contract.ts';
import { progressList, progressOfPerson } from './queries.ts';

export const progressRoutes: readonly Route[] = [
  route(contract.listProgress, ({ house, actor, params, query }) => progressList(house, actor, params.id, query.of)),
  route(contract.openProgress, ({ house, actor, params, query }) => progressOfPerson(house, actor, params.id, params.personId, query.of)),
];
