import { route, type Route } from '../../../platform/http/index.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { reviewBoard } from './queries.ts';

export const reviewRoutes: readonly Route[] = [
  route(contract.listReviews, ({ house, actor }) => reviewBoard(house, actor)),
  route(contract.setReviewPanel, ({ house, actor, body }) => commands.setReviewPanel(house, actor, body.parties)),
  route(contract.applyNow, ({ house, actor, body }) => commands.applyNow(house, actor, body)),
  route(contract.giveOpinion, ({ house, actor, params, body }) => commands.giveOpinion(house, actor, params.id, body)),
  route(contract.applyAgain, ({ house, actor, params, body }) => commands.applyAgain(house, actor, params.id, body.changes)),
  route(contract.submitNow, ({ house, actor, params }) => commands.submitNow(house, actor, params.id)),
];
