import { route, type Route } from '../../platform/http/index.ts';
import { answerForBody, consultBody } from './commands/consult.ts';
import { acknowledgeNotice, proveNotice } from './commands/delivery.ts';
import { openCase, openOwnCase } from './commands/open-case.ts';
import { assignCase, extendCase, mergeCase, recordAvoidanceFinding, reopenCase, resumeCase, suspendCase } from './commands/run-case.ts';
import { takeOwnStep, takeStep } from './commands/take-step.ts';
import * as contract from './contract.ts';
import { caseFile, formsFor } from './queries/cases.ts';
import { attachedFile, ownAttachedFile } from './queries/files.ts';
import { caseList, caseListFile } from './queries/list.ts';
import { casesOfSelf } from './queries/own.ts';
import { paperFile } from './queries/papers.ts';
import { timetables } from './queries/timetables.ts';

export const caseRoutes: readonly Route[] = [
  route(contract.listCases, ({ house, actor, query }) => caseList(house, actor, query)),
  route(contract.exportCases, ({ house, actor, query }) => caseListFile(house, actor, query)),
  route(contract.caseForms, ({ house, actor }) => formsFor(house, actor)),
  route(contract.caseTimetables, ({ house, actor }) => timetables(house, actor)),
  route(contract.openCaseFile, ({ house, actor, body }) => openCase(house, actor, body)),
  route(contract.readCase, ({ house, actor, params }) => caseFile(house, actor, params.id)),
  route(contract.takeCaseStep, ({ house, actor, params, body }) => takeStep(house, actor, params.id, body)),
  route(contract.assignCaseFile, ({ house, actor, params, body }) => assignCase(house, actor, params.id, body)),
  route(contract.recordCaseAvoidance, ({ house, actor, params, body }) => recordAvoidanceFinding(house, actor, params.id, body)),
  route(contract.suspendCaseFile, ({ house, actor, params, body }) => suspendCase(house, actor, params.id, body)),
  route(contract.resumeCaseFile, ({ house, actor, params, body }) => resumeCase(house, actor, params.id, body)),
  route(contract.extendCaseFile, ({ house, actor, params, body }) => extendCase(house, actor, params.id, body)),
  route(contract.mergeCaseFile, ({ house, actor, params, body }) => mergeCase(house, actor, params.id, body)),
  route(contract.reopenCaseFile, ({ house, actor, params, body }) => reopenCase(house, actor, params.id, body)),
  route(contract.consultCaseBody, ({ house, actor, params, body }) => consultBody(house, actor, params.id, body)),
  route(contract.answerCaseConsultation, ({ house, actor, params, body }) => answerForBody(house, actor, params.id, body)),
  route(contract.caseDocument, ({ house, actor, params, query }) => paperFile(house, actor, params.id, query.format)),
  route(contract.caseAttachment, ({ house, actor, params }) => attachedFile(house, actor, params.id, params.hash)),
  route(contract.ownCaseAttachment, ({ house, actor, params }) => ownAttachedFile(house, actor, params.id, params.hash)),
  route(contract.proveCaseNotice, ({ house, actor, params, body }) => proveNotice(house, actor, params.id, body)),
  route(contract.acknowledgeOwnNotice, ({ house, actor, params }) => acknowledgeNotice(house, actor, params.id)),
  route(contract.ownCaseForms, ({ house, actor }) => formsFor(house, actor, true)),
  route(contract.openOwnCaseFile, ({ house, actor, body }) => openOwnCase(house, actor, body)),
  route(contract.takeOwnCaseStep, ({ house, actor, params, body }) => takeOwnStep(house, actor, params.id, body)),
  route(contract.ownCaseDocument, ({ house, actor, params, query }) => paperFile(house, actor, params.id, query.format, true)),
  route(contract.ownCases, ({ house, actor }) => casesOfSelf(house, actor)),
];
