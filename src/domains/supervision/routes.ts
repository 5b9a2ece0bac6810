import { route, type Route } from '../../platform/http/index.ts';
import { checkProblem, closeCampaign, confirmLearned, openCampaign, reportDone, reportProblem } from './commands/campaigns.ts';
import { addItem, answerItem, settleJoining, settleSubject, withdraw, withhold } from './commands/items.ts';
import { openLeadFromItem, openLeadFromProblem } from './commands/open-lead.ts';
import * as contract from './contract.ts';
import { guidanceRoutes } from './guidance/routes.ts';
import { campaignBoard, campaignList, leadList, supervisionStatistics, warningList } from './queries/campaigns.ts';
import { itemFile, itemList, sheetOf, sheetOfSelf } from './queries/items.ts';
import { addListLines, listTemplate, readListFile } from './queries/lists.ts';

export const supervisionRoutes: readonly Route[] = [
  route(contract.listItems, ({ house, actor, query }) => itemList(house, actor, query)),
  route(contract.addOneItem, ({ house, actor, body }) => addItem(house, actor, body)),
  route(contract.importTemplate, ({ actor }) => listTemplate(actor)),
  route(contract.readList, ({ house, actor, body }) => readListFile(house, actor, body.hash)),
  route(contract.addList, ({ house, actor, body }) => addListLines(house, actor, body.rows)),
  route(contract.readItem, ({ house, actor, params }) => itemFile(house, actor, params.id)),
  route(contract.settleItemSubject, ({ house, actor, params, body }) => settleSubject(house, actor, params.id, body)),
  route(contract.settleDoubles, ({ house, actor, body }) => settleJoining(house, actor, body)),
  route(contract.withdrawItem, ({ house, actor, params, body }) => withdraw(house, actor, params.id, body.reason)),
  route(contract.withholdItem, ({ house, actor, params, body }) => withhold(house, actor, params.id, body.withheldBy)),
  route(contract.personSheet, ({ house, actor, params }) => sheetOf(house, actor, params.id)),
  route(contract.ownSheet, ({ house, actor }) => sheetOfSelf(house, actor)),
  route(contract.answerOwnItem, ({ house, actor, params, body }) => answerItem(house, actor, params.id, body.reply)),
  route(contract.leadFromItem, ({ house, actor, params, body }) => openLeadFromItem(house, actor, params.id, body)),
  route(contract.leadFromProblem, ({ house, actor, params, body }) => openLeadFromProblem(house, actor, params.id, body)),
  route(contract.listCampaigns, ({ house, actor }) => campaignList(house, actor)),
  route(contract.startCampaign, ({ house, actor, body }) => openCampaign(house, actor, body)),
  route(contract.readCampaign, ({ house, actor, params }) => campaignBoard(house, actor, params.id)),
  route(contract.endCampaign, ({ house, actor, params, body }) => closeCampaign(house, actor, params.id, body.conclusion)),
  route(contract.addProblem, ({ house, actor, params, body }) => reportProblem(house, actor, params.id, body)),
  route(contract.problemDone, ({ house, actor, params, body }) => reportDone(house, actor, params.id, body.report)),
  route(contract.problemChecked, ({ house, actor, params, body }) => checkProblem(house, actor, params.id, body)),
  route(contract.statistics, ({ house, actor }) => supervisionStatistics(house, actor)),
  route(contract.leadTimes, ({ house, actor }) => leadList(house, actor)),
  route(contract.listWarnings, ({ house, actor }) => warningList(house, actor)),
  route(contract.warningLearned, ({ house, actor, params, body }) => confirmLearned(house, actor, params.id, body.organizationId)),
  ...guidanceRoutes,
];
