import { route, type Route } from '../../../platform/http/index.ts';
import { decideReview } from './commands/decide-review.ts';
import { acceptReview, extendReview, refuseReview } from './commands/handle-review.ts';
import { markUse } from './commands/mark-use.ts';
import { fileReview, giveView, withdrawReview } from './commands/own-outcome.ts';
import { answerNotice, objectToNotice, publishList, withdrawNotice } from './commands/publicity.ts';
import * as contract from './contract.ts';
import { noticesToday, outcomesOfSelf, outcomesOfYear, reviewDetail, reviewList } from './queries.ts';

export const outcomeRoutes: readonly Route[] = [
  route(contract.publishList, ({ house, actor, params, body }) => publishList(house, actor, params.id, body)),
  route(contract.withdrawNotice, ({ house, actor, params, body }) => withdrawNotice(house, actor, params.id, body.reason)),
  route(contract.listNotices, ({ house, actor }) => noticesToday(house, actor)),
  route(contract.objectToNotice, ({ house, actor, params, body }) => objectToNotice(house, actor, params.id, body)),
  route(contract.answerNotice, ({ house, actor, params, body }) => answerNotice(house, actor, params.id, body)),
  route(contract.openOutcomes, ({ house, actor, params }) => outcomesOfYear(house, actor, params.id)),
  route(contract.markUse, ({ house, actor, params, body }) => markUse(house, actor, params.id, body)),
  route(contract.ownOutcomes, ({ house, actor }) => outcomesOfSelf(house, actor)),
  route(contract.giveView, ({ house, actor, params, body }) => giveView(house, actor, params.id, body)),
  route(contract.fileReview, ({ house, actor, params, body }) => fileReview(house, actor, params.id, body)),
  route(contract.withdrawReview, ({ house, actor, params }) => withdrawReview(house, actor, params.id)),
  route(contract.listReviews, ({ house, actor, query }) => reviewList(house, actor, query)),
  route(contract.openReview, ({ house, actor, params }) => reviewDetail(house, actor, params.id)),
  route(contract.acceptReview, ({ house, actor, params }) => acceptReview(house, actor, params.id)),
  route(contract.refuseReview, ({ house, actor, params, body }) => refuseReview(house, actor, params.id, body.reason)),
  route(contract.extendReview, ({ house, actor, params, body }) => extendReview(house, actor, params.id, body.reason)),
  route(contract.decideReview, ({ house, actor, params, body }) => decideReview(house, actor, params.id, body)),
];
