import { route, type Route } from '../../../platform/http/index.ts';
import * as contract from './contract.ts';
import { fairnessOfElection, fairnessOfRun } from './queries.ts';

export const fairnessRoutes: readonly Route[] = [
  route(contract.runFairness, ({ house, actor, params }) => fairnessOfRun(house, actor, params.id)),
  route(contract.electionFairness, ({ house, actor, params, query }) => fairnessOfElection(house, actor, params.id, query.of)),
];
