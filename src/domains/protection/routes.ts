import { route, type Route } from '../../platform/http/index.ts';
import * as contract from './contract.ts';
import { clearancesSoFar } from './queries/clearances.ts';
import { sharesOfInquiries } from './queries/inquiries.ts';
import { effectsOfPerson, effectsOfSelf, similarTo } from './queries/effects.ts';

export const protectionRoutes: readonly Route[] = [
  route(contract.personEffects, ({ house, actor, params }) => effectsOfPerson(house, actor, params.id)),
  route(contract.ownEffects, ({ house, actor }) => effectsOfSelf(house, actor)),
  route(contract.clearances, ({ house, actor }) => clearancesSoFar(house, actor)),
  route(contract.inquiryShares, ({ house, actor }) => sharesOfInquiries(house, actor)),
  route(contract.similarCases, ({ house, actor, params }) => similarTo(house, actor, params.id)),
];
