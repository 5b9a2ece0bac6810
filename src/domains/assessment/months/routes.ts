import { route, type Route } from '../../../platform/http/index.ts';
import { decideList, proposeLists, rectifyList, replyToList } from './commands/lists.ts';
import { planMonth, publishBulletin, rateMonthItem } from './commands/plan-month.ts';
import { openUnitYear, recordPeriod } from './commands/unit-year.ts';
import * as contract from './contract.ts';
import { bulletinsOut, monthOfUnit, unitYears } from './queries.ts';

export const monthRoutes: readonly Route[] = [
  route(contract.planMonth, ({ house, actor, body }) => planMonth(house, actor, body)),
  route(contract.rateMonthItem, ({ house, actor, params, body }) => rateMonthItem(house, actor, params.id, body)),
  route(contract.publishBulletin, ({ house, actor, body }) => publishBulletin(house, actor, body)),
  route(contract.openMonth, ({ house, actor, query }) => monthOfUnit(house, actor, query)),
  route(contract.listBulletins, ({ house, actor, query }) => bulletinsOut(house, actor, query.month)),
  route(contract.proposeListsOf, ({ house, actor, body }) => proposeLists(house, actor, body)),
  route(contract.replyToList, ({ house, actor, params, body }) => replyToList(house, actor, params.id, body.reply)),
  route(contract.decideList, ({ house, actor, params, body }) => decideList(house, actor, params.id, body)),
  route(contract.rectifyList, ({ house, actor, params, body }) => rectifyList(house, actor, params.id, body.rectification)),
  route(contract.openUnitYear, ({ house, actor, body }) => openUnitYear(house, actor, body)),
  route(contract.recordPeriod, ({ house, actor, params, body }) => recordPeriod(house, actor, params.year, body)),
  route(contract.openUnitYears, ({ house, actor, params }) => unitYears(house, actor, params.year)),
];
