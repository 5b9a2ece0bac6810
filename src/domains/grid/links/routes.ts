import { route, type Route } from '../../../platform/http/index.ts';
import { endLink, guide, makeLink, settleGuided } from './commands.ts';
import * as contract from './contract.ts';
import { linkBoard, linkedPlace } from './queries.ts';

export const linkRoutes: readonly Route[] = [
  route(contract.readLinkBoard, ({ house, actor, query }) => linkBoard(house, actor, query.span)),
  route(contract.readTarget, ({ house, actor, params }) => linkedPlace(house, actor, params.id)),
  route(contract.makeLink, ({ house, actor, body }) => makeLink(house, actor, body)),
  route(contract.endOneLink, ({ house, actor, params }) => endLink(house, actor, params.id)),
  route(contract.guideOnce, ({ house, actor, params, body }) => guide(house, actor, params.id, body)),
  route(contract.settleOneProblem, ({ house, actor, params, body }) => settleGuided(house, actor, params.id, body.result)),
];
