import { route, type Route } from '../../platform/http/index.ts';
import { adoptScheme } from './commands/adopt-scheme.ts';
import { confirmRun } from './commands/confirm-run.ts';
import { decideGrades } from './commands/decide-grades.ts';
import { proposeRun } from './commands/propose-run.ts';
import { recordMarks } from './commands/record-marks.ts';
import { startRun } from './commands/start-run.ts';
import { stateFacts } from './commands/state-facts.ts';
import { verifyRun } from './commands/verify-run.ts';
import { askToCompute } from './compute-job.ts';
import * as contract from './contract.ts';
import { ownYears, resultList, resultOf, resultsOfPerson } from './queries/results.ts';
import { boardOfYears, marksToGive, runDetail } from './queries/runs.ts';
import { listSchemes, schemeDetail, tryScheme } from './queries/schemes.ts';
import { outcomeRoutes } from './outcomes/routes.ts';
import { progressRoutes } from './progress/routes.ts';

export const assessmentRoutes: readonly Route[] = [
  route(contract.listSchemes, ({ house, actor }) => listSchemes(house, actor)),
  route(contract.openScheme, ({ house, actor, params }) => schemeDetail(house, actor, params.id)),
  route(contract.checkScheme, ({ body }) => Promise.resolve(tryScheme(body.definition))),
  route(contract.adoptScheme, ({ house, actor, body }) => adoptScheme(house, actor, body.definition)),
  route(contract.listRuns, ({ house, actor }) => boardOfYears(house, actor)),
  route(contract.openRun, ({ house, actor, params }) => runDetail(house, actor, params.id)),
  route(contract.startRun, ({ house, actor, body }) => startRun(house, actor, body)),
  route(contract.stateFacts, ({ house, actor, params, body }) => stateFacts(house, actor, params.id, body)),
  route(contract.missingValues, ({ house, actor, params, query }) => marksToGive(house, actor, params.id, query)),
  route(contract.recordMarks, ({ house, actor, params, body }) => recordMarks(house, actor, params.id, body)),
  route(contract.computeRun, ({ house, actor, params }) => askToCompute(house, actor, params.id)),
  route(contract.verifyRun, ({ house, actor, params }) => verifyRun(house, actor, params.id)),
  route(contract.proposeRun, ({ house, actor, params }) => proposeRun(house, actor, params.id)),
  route(contract.decide, ({ house, actor, params, body }) => decideGrades(house, actor, params.id, body)),
  route(contract.confirmRun, ({ house, actor, params }) => confirmRun(house, actor, params.id)),
  route(contract.listResults, ({ house, actor, params, query }) => resultList(house, actor, params.id, query)),
  route(contract.openResult, ({ house, actor, params }) => resultOf(house, actor, params.id, params.personId)),
  route(contract.personResults, ({ house, actor, params }) => resultsOfPerson(house, actor, params.personId)),
  route(contract.ownResults, ({ house, actor }) => ownYears(house, actor)),
  ...outcomeRoutes,
  ...progressRoutes,
];
