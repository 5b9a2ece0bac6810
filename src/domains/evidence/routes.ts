import { route, type Route } from '../../platform/http/index.ts';
import { checkFigure } from './commands/check-figure.ts';
import { generateClosingAccount } from './commands/closing-account.ts';
import { declareEvent, endEvent } from './commands/critical-events.ts';
import { amendMatter, openMatter } from './commands/matters.ts';
import { listTasks, openFile, recordReputation, signForAppointee, signForSuperior } from './commands/performance-file.ts';
import { publishAnswerSheets } from './commands/publish-answer-sheets.ts';
import { recordObservation } from './commands/record-observation.ts';
import { reportEntry } from './commands/report-entry.ts';
import { replyAsSubject, reviewForDepartment, reviewForUnit } from './commands/review-entry.ts';
import * as contract from './contract.ts';
import { askToVerify, stopVerifying } from './commands/verify-ledger.ts';
import { consistencyOf, headsOf, sealOnDemand } from './ledger.ts';
import { eventOf, eventView, listEvents } from './queries/critical-events.ts';
import { attachmentOf, getEntry, receiptOf } from './queries/entry-detail.ts';
import { inboxOf, listEntries } from './queries/entry-lists.ts';
import { exportFrontLine, searchFrontLine } from './queries/front-line.ts';
import { listMatters, matterOf } from './queries/matters.ts';
import { exportMerits, meritLists } from './queries/merits.ts';
import { observationsOf } from './queries/observations.ts';
import { getFile, listFiles } from './queries/performance-files.ts';
import { personRecordOf } from './queries/person-record.ts';
import { listVerifications } from './queries/verifications.ts';

export const evidenceRoutes: readonly Route[] = [
  route(contract.reportEntry, ({ house, actor, body }) => reportEntry(house, actor, body)),
  route(contract.listEntries, ({ house, actor, query }) => listEntries(house, actor, query)),
  route(contract.getEntry, ({ house, actor, params }) => getEntry(house, actor, params.id)),
  route(contract.unitReview, ({ house, actor, params, body }) => reviewForUnit(house, actor, params.id, body)),
  route(contract.departmentReview, ({ house, actor, params, body }) => reviewForDepartment(house, actor, params.id, body)),
  route(contract.replyToEntry, ({ house, actor, params, body }) => replyAsSubject(house, actor, params.id, body)),
  route(contract.checkFigure, ({ house, actor, params, body }) => checkFigure(house, actor, params.id, params.number, body)),
  route(contract.downloadAttachment, ({ house, actor, params }) => attachmentOf(house, actor, params.id, params.hash)),
  route(contract.downloadReceipt, ({ house, actor, params }) => receiptOf(house, actor, params.id)),
  route(contract.inbox, ({ house, actor }) => inboxOf(house, actor)),
  route(contract.personRecord, ({ house, actor, params, query }) => personRecordOf(house, actor, params.personId, query)),

  route(contract.openMatter, ({ house, actor, body }) => openMatter(house, actor, body)),
  route(contract.amendMatter, ({ house, actor, params, body }) => amendMatter(house, actor, params.id, body)),
  route(contract.listMatters, ({ house, actor, query }) => listMatters(house, actor, query)),
  route(contract.getMatter, ({ house, actor, params }) => matterOf(house, actor, params.id)),
  route(contract.declareEvent, ({ house, actor, body }) => declareEvent(house, actor, body)),
  route(contract.endEvent, async ({ house, actor, params, body }) => eventView(await endEvent(house, actor, params.id, body.to))),
  route(contract.listEvents, ({ house, actor }) => listEvents(house, actor)),
  route(contract.getEvent, ({ house, actor, params, query }) => eventOf(house, actor, params.id, query.on)),
  route(contract.recordObservation, ({ house, actor, body }) => recordObservation(house, actor, body)),
  route(contract.listObservations, ({ house, actor, query }) => observationsOf(house, actor, query)),
  route(contract.listMerits, ({ house, actor, query }) => meritLists(house, actor, query.list)),
  route(contract.exportMerits, ({ house, actor, query }) => exportMerits(house, actor, query)),
  route(contract.exportFrontLine, ({ house, actor, query }) => exportFrontLine(house, actor, query)),
  route(contract.searchFrontLine, ({ house, actor, query }) => searchFrontLine(house, actor, query)),

  route(contract.openFile, ({ house, actor, body }) => openFile(house, actor, body)),
  route(contract.listFiles, ({ house, actor }) => listFiles(house, actor)),
  route(contract.getFile, ({ house, actor, params }) => getFile(house, actor, params.id)),
  route(contract.listTasks, ({ house, actor, params, body }) => listTasks(house, actor, params.id, body.tasks)),
  route(contract.signForSuperior, ({ house, actor, params, body }) => signForSuperior(house, actor, params.id, body)),
  route(contract.signForAppointee, ({ house, actor, params, body }) => signForAppointee(house, actor, params.id, body)),
  route(contract.recordReputation, ({ house, actor, params, body }) => recordReputation(house, actor, params.id, body)),
  route(contract.publishAnswerSheets, ({ house, actor, body }) => publishAnswerSheets(house, actor, body)),
  route(contract.generateClosingAccount, ({ house, actor, params }) => generateClosingAccount(house, actor, params.id)),

  route(contract.ledgerHeads, ({ house, actor, params, query }) => headsOf(house, actor, params.log, query.limit)),
  route(contract.ledgerConsistency, ({ house, actor, params, query }) => consistencyOf(house, actor, params.log, query)),
  route(contract.sealLedger, ({ house, actor, params }) => sealOnDemand(house, actor, params.log)),
  route(contract.verifyLedgerNow, ({ house, actor, params }) => askToVerify(house, actor, params.log)),
  route(contract.stopVerifying, ({ house, actor, params }) => stopVerifying(house, actor, params.log)),
  route(contract.ledgerVerifications, ({ house, actor, params, query }) => listVerifications(house, actor, params.log, query.limit)),
];
