import { route, type Route } from '../../platform/http/index.ts';
import { ballotRoutes } from './ballots/index.ts';
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
import { plainReason } from './queries/plain-reason.ts';
import { checkDefinition, listSchemes, schemeDetail } from './queries/schemes.ts';
import { appraisalDetail, appraisalList } from './queries/appraisals.ts';
import { draftDetail, listDrafts, partsOfTotal, sampleSheet, versionChanges } from './queries/drafts.ts';
import { closeAppraisal, listCadres, logTalk, startAppraisal, unlistCadre } from './commands/appraise.ts';
import { adoptDraft, discardDraft, saveDraft, startDraft } from './commands/draft-scheme.ts';
import { tryScheme } from './commands/try-scheme.ts';
import { yearBoard } from './board/contract.ts';
import { boardOfYear } from './board/queries.ts';
import { calibrationRoutes } from './calibration/routes.ts';
import { outcomeRoutes } from './outcomes/routes.ts';
import { fairnessRoutes } from './fairness/routes.ts';
import { monthRoutes } from './months/routes.ts';
import { paperRoutes } from './papers/routes.ts';
import { onsiteRoutes } from './onsite/routes.ts';
import { progressRoutes } from './progress/routes.ts';
import { severityRoutes } from './severity/routes.ts';

export const assessmentRoutes: readonly Route[] = [
  route(contract.listSchemes, ({ house, actor }) => listSchemes(house, actor)),
  route(contract.openScheme, ({ house, actor, params }) => schemeDetail(house, actor, params.id)),
  route(contract.checkScheme, ({ house, actor, body }) => checkDefinition(house, actor, body.definition)),
  route(contract.compareVersions, ({ house, actor, params, query }) => versionChanges(house, actor, params.id, query.from)),
  route(contract.listDrafts, ({ house, actor }) => listDrafts(house, actor)),
  route(contract.startDraft, ({ house, actor, body }) => startDraft(house, actor, body.from)),
  route(contract.openDraft, ({ house, actor, params }) => draftDetail(house, actor, params.id)),
  route(contract.saveDraft, async ({ house, actor, params, body }) => {
    const saved = await saveDraft(house, actor, params.id, body);
    return { revision: saved.revision, sums: [...saved.sums], problems: saved.problems.map(plainReason) };
  }),
  route(contract.adoptDraft, ({ house, actor, params, body }) => adoptDraft(house, actor, params.id, body.revision)),
  route(contract.discardDraft, ({ house, actor, params }) => discardDraft(house, actor, params.id)),
  route(contract.tryOnRun, ({ house, actor, params, body }) => tryScheme(house, actor, params.id, body)),
  route(contract.samplePerson, ({ house, actor, params, query }) => sampleSheet(house, actor, params.id, query.personId)),
  route(contract.partsOfTotals, ({ house, actor, params, query }) => partsOfTotal(house, actor, params.id, query.keys)),
  route(contract.listAppraisals, ({ house, actor }) => appraisalList(house, actor)),
  route(contract.startAppraisal, ({ house, actor, body }) => startAppraisal(house, actor, body)),
  route(contract.openAppraisal, ({ house, actor, params }) => appraisalDetail(house, actor, params.id)),
  route(contract.logTalk, ({ house, actor, params, body }) => logTalk(house, actor, params.id, body)),
  route(contract.listCadre, ({ house, actor, params, body }) => listCadres(house, actor, params.id, body)),
  route(contract.unlistCadre, ({ house, actor, params, body }) => unlistCadre(house, actor, params.id, params.personId, body.because)),
  route(contract.closeAppraisal, ({ house, actor, params }) => closeAppraisal(house, actor, params.id)),
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
  route(yearBoard, ({ house, actor, query }) => boardOfYear(house, actor, query.year)),
  ...ballotRoutes,
  ...outcomeRoutes,
  ...calibrationRoutes,
  ...monthRoutes,
  ...paperRoutes,
  ...onsiteRoutes,
  ...progressRoutes,
  ...severityRoutes,
  ...fairnessRoutes,
];
