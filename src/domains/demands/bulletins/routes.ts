import { route, type Route } from '../../../platform/http/index.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { printReport } from './paper.ts';
import { bulletinYear, reportPage } from './queries.ts';

export const bulletinRoutes: readonly Route[] = [
  route(contract.readYear, ({ house, actor, query }) => bulletinYear(house, actor, query.year)),
  route(contract.makeDraft, ({ house, actor, body }) => commands.makeDraft(house, actor, body)),
  route(contract.readReport, ({ house, actor, params }) => reportPage(house, actor, params.id)),
  route(contract.figureAgain, ({ house, actor, params }) => commands.figureAgain(house, actor, params.id)),
  route(contract.editReport, ({ house, actor, params, body }) => commands.editReport(house, actor, params.id, body)),
  route(contract.submitReport, ({ house, actor, params }) => commands.submitReport(house, actor, params.id)),
  route(contract.giveBackReport, ({ house, actor, params, body }) => commands.giveBackReport(house, actor, params.id, body.reason)),
  route(contract.signReport, ({ house, actor, params }) => commands.signReport(house, actor, params.id)),
  route(contract.publishReport, ({ house, actor, params }) => commands.publishReport(house, actor, params.id)),
  route(contract.printReport, ({ house, actor, params, query }) => printReport(house, actor, params.id, query.format)),
];
