import { route, type Route } from '../../platform/http/index.ts';
import { choosePack } from './commands/choose-pack.ts';
import { approveDraft, returnDraft, submitDraft, withdrawAmendment } from './commands/decide-draft.ts';
import { tryDraft } from './commands/try-draft.ts';
import { createDraft, discardDraft, importDraft, saveDraft, saveDraftEntry } from './commands/write-draft.ts';
import { addClauses, registerDocument } from './commands/register-document.ts';
import { registerMeasure, setMeasureState } from './commands/register-measure.ts';
import { startPracticeRun } from './commands/run-practices.ts';
import { setClauseState } from './commands/set-clause-state.ts';
import { addWorkItem, changeWorkItem, saveSystems } from './commands/work-systems.ts';
import * as contract from './contract.ts';
import type { PracticeRunner } from './practice-run.ts';
import { exportTrial } from './queries/export-trial.ts';
import { listFacts, listMeasures, listParameters, listRules, openDocument, openPolicy, openRule, tryRule } from './queries/library.ts';
import { exportDraft, exportPolicy, listDrafts, openDraft, openTrial } from './queries/drafts.ts';
import { listPractices, openPractice } from './queries/practices.ts';
import { listClauses, listSystems, openCitations, openCoverage } from './queries/register.ts';

export const policyRoutes = (runner: PracticeRunner): Route[] => [
  route(contract.openPolicy, ({ house, actor, query }) => openPolicy(house, actor, query.on)),
  route(contract.choosePackEndpoint, async ({ house, actor, body }) => {
    await choosePack(house, actor, body);
    return null;
  }),
  route(contract.openDocument, ({ house, actor, params, query }) => openDocument(house, actor, params.ref, query.on)),
  route(contract.listParameters, ({ house, actor, query }) => listParameters(house, actor, query.on)),
  route(contract.listRules, ({ house, actor, query }) => listRules(house, actor, query.on)),
  route(contract.listFacts, ({ house, actor, query }) => listFacts(house, actor, query.on, query.all === 'true')),
  route(contract.openRule, ({ house, actor, params, query }) => openRule(house, actor, params.id, query.on)),
  route(contract.tryRule, ({ house, actor, params, body }) => tryRule(house, actor, params.id, body)),
  route(contract.listMeasures, ({ house, actor, query }) => listMeasures(house, actor, query.on)),
  route(contract.registerMeasure, ({ house, actor, body }) => registerMeasure(house, actor, body)),
  route(contract.setMeasureState, ({ house, actor, params, body }) => setMeasureState(house, actor, { ...body, measureId: params.id })),
  route(contract.openCoverage, ({ house, actor, query }) => openCoverage(house, actor, query.on)),
  route(contract.registerDocument, ({ house, actor, body }) => registerDocument(house, actor, body)),
  route(contract.openCitations, ({ house, actor }) => openCitations(house, actor)),
  route(contract.listClauses, ({ house, actor, query }) => listClauses(house, actor, query)),
  route(contract.addClauses, ({ house, actor, params, body }) => addClauses(house, actor, { ...body, ref: params.ref })),
  route(contract.setClauseState, ({ house, actor, params, body }) => setClauseState(house, actor, { ...body, clauseId: params.id })),
  route(contract.listSystems, ({ house, actor }) => listSystems(house, actor)),
  route(contract.saveSystems, ({ house, actor, body }) => saveSystems(house, actor, body)),
  route(contract.addWorkItem, ({ house, actor, body: { document, ...item } }) => addWorkItem(house, actor, { ...item, documentRef: document })),
  route(contract.changeWorkItem, ({ house, actor, params, body }) => changeWorkItem(house, actor, { ...body, id: params.id })),
  route(contract.listDrafts, ({ house, actor }) => listDrafts(house, actor)),
  route(contract.createDraft, ({ house, actor, body }) => createDraft(house, actor, body)),
  route(contract.openDraft, ({ house, actor, params }) => openDraft(house, actor, params.id)),
  route(contract.saveDraft, ({ house, actor, params, body }) => saveDraft(house, actor, { ...body, id: params.id })),
  route(contract.saveDraftEntry, ({ house, actor, params, body }) => saveDraftEntry(house, actor, { ...params, ...body })),
  route(contract.exportDraft, ({ house, actor, params }) => exportDraft(house, actor, params.id)),
  route(contract.importDraft, ({ house, actor, params, body }) => importDraft(house, actor, { ...body, id: params.id })),
  route(contract.exportPolicy, ({ house, actor, query }) => exportPolicy(house, actor, query.on)),
  route(contract.tryDraft, ({ house, actor, params, body }) => tryDraft(house, actor, { ...body, id: params.id })),
  route(contract.openTrial, ({ house, actor, params }) => openTrial(house, actor, params.id)),
  route(contract.exportTrial, ({ house, actor, params, query }) => exportTrial(house, actor, params.id, query.language)),
  route(contract.submitDraft, ({ house, actor, params, body }) => submitDraft(house, actor, { ...body, id: params.id })),
  route(contract.returnDraft, ({ house, actor, params, body }) => returnDraft(house, actor, { ...body, id: params.id })),
  route(contract.approveDraft, ({ house, actor, params, body }) => approveDraft(house, actor, { ...body, id: params.id })),
  route(contract.discardDraft, ({ house, actor, params, body }) => discardDraft(house, actor, { ...body, id: params.id })),
  route(contract.withdrawAmendment, ({ house, actor, params, body }) => withdrawAmendment(house, actor, { ...body, id: params.id })),
  route(contract.listPractices, ({ house, actor, query }) => listPractices(house, actor, runner, query)),
  route(contract.openPractice, ({ house, actor, params }) => openPractice(house, actor, runner, params.id)),
  route(contract.runPracticeExamples, ({ house, actor }) => startPracticeRun(house, actor, runner)),
];
