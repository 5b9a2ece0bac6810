import { route, type Route } from '../../../platform/http/index.ts';
import { openContest, putResults } from './commands.ts';
import * as contract from './contract.ts';
import { resultsTemplateFile, startResultsImport } from './importing/contract.ts';
import { resultsTemplate, startResults } from './importing/import-results.ts';
import { contestList, contestPage } from './queries.ts';

export const contestRoutes: readonly Route[] = [
  route(contract.listContests, ({ house, actor }) => contestList(house, actor)),
  route(contract.setContest, ({ house, actor, body }) => openContest(house, actor, body)),
  route(contract.enterResults, ({ house, actor, params, body }) => putResults(house, actor, params.id, body)),
  route(contract.readContest, ({ house, actor, params, query }) => contestPage(house, actor, params.id, query.period)),
  route(startResultsImport, ({ house, actor, params, body }) => startResults(house, actor, params.id, body)),
  route(resultsTemplateFile, async ({ house, actor, params, query }) => {
    const { bytes, title } = await resultsTemplate(house, actor, params.id, query.period);
    return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `${title} ${query.period.slice(0, 7)}.xlsx` };
  }),
];
