import { route, type Route } from '../../../../platform/http/index.ts';
import { closeRound, decideRectification, demandRectification, planRound, recordInspection, replyToInspection, reportRectification } from './commands.ts';
import * as contract from './contract.ts';
import { inspectionsOfOwn, roundDetail, roundList } from './queries.ts';

export const roundRoutes: readonly Route[] = [
  route(contract.planRound, ({ house, actor, body }) => planRound(house, actor, body)),
  route(contract.listRounds, ({ house, actor }) => roundList(house, actor)),
  route(contract.openRound, ({ house, actor, params }) => roundDetail(house, actor, params.id)),
  route(contract.recordInspection, ({ house, actor, params, body }) => recordInspection(house, actor, params.id, body)),
  route(contract.replyToInspection, ({ house, actor, params, body }) => replyToInspection(house, actor, params.id, 'unit', body.reply)),
  route(contract.replyToOwnInspection, ({ house, actor, params, body }) => replyToInspection(house, actor, params.id, 'self', body.reply)),
  route(contract.demandRectification, ({ house, actor, params, body }) => demandRectification(house, actor, params.id, body)),
  route(contract.reportRectification, ({ house, actor, params, body }) => reportRectification(house, actor, params.id, 'unit', body.report)),
  route(contract.reportOwnRectification, ({ house, actor, params, body }) => reportRectification(house, actor, params.id, 'self', body.report)),
  route(contract.decideRectification, ({ house, actor, params, body }) => decideRectification(house, actor, params.id, body)),
  route(contract.closeRound, ({ house, actor, params, body }) => closeRound(house, actor, params.id, body.conclusion)),
  route(contract.ownInspections, ({ house, actor }) => inspectionsOfOwn(house, actor)),
];
