import { route, type Route } from '../../platform/http/index.ts';
import * as contract from './contract.ts';
import { eligibilityFile, eligibilityList, eligibilityOf, eligibilityOfSelf } from './queries/eligibility.ts';
import { batchCheck, sharesOf } from './queries/shares.ts';

export const personnelRoutes: Route[] = [
  route(contract.listEligibility, ({ house, actor, query }) => eligibilityList(house, actor, query)),
  route(contract.exportEligibility, ({ house, actor, query }) => eligibilityFile(house, actor, query)),
  route(contract.eligibilityOfPerson, ({ house, actor, params, query }) => eligibilityOf(house, actor, params.personId, query.on)),
  route(contract.ownEligibility, ({ house, actor, query }) => eligibilityOfSelf(house, actor, query.on)),
  route(contract.frontLineShares, ({ house, actor, query }) => sharesOf(house, actor, query.year)),
  route(contract.checkBatch, ({ house, actor, body }) => batchCheck(house, actor, body)),
];
