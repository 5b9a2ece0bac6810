import { route, type Route } from '../../platform/http/index.ts';
import * as contract from './contract.ts';
import { acknowledgeAccusationNotice, openAccusation, proveAccusationNotice, takeAccusationStep } from './commands/accusation.ts';
import { checkMeasure, recordMeasure, withdrawRecord } from './commands/measures.ts';
import { dismissReader, lookAtReporter, nameReader, sealIdentity } from './commands/reporter.ts';
import { accusationPanel, accusationsOfSelf, findingsSoFar } from './queries/accusations.ts';
import { clearancesSoFar } from './queries/clearances.ts';
import { sharesOfInquiries } from './queries/inquiries.ts';
import { effectsOfPerson, effectsOfSelf, similarTo } from './queries/effects.ts';
import { peopleFollowedUp } from './queries/followed-up.ts';
import { differencesFile, importList, measureListFile, measureListTemplate, previewList } from './queries/measure-files.ts';
import { differencesOfYear, measureList } from './queries/measures.ts';
import { allLooks, sealOf } from './queries/reporters.ts';

export const protectionRoutes: readonly Route[] = [
  route(contract.personEffects, ({ house, actor, params }) => effectsOfPerson(house, actor, params.id)),
  route(contract.ownEffects, ({ house, actor }) => effectsOfSelf(house, actor)),
  route(contract.clearances, ({ house, actor }) => clearancesSoFar(house, actor)),
  route(contract.inquiryShares, ({ house, actor }) => sharesOfInquiries(house, actor)),
  route(contract.similarCases, ({ house, actor, params }) => similarTo(house, actor, params.id)),
  route(contract.reporterSeal, ({ house, actor, params }) => sealOf(house, actor, params.id)),
  route(contract.sealReporterIdentity, ({ house, actor, params, body }) => sealIdentity(house, actor, params.id, body)),
  route(contract.nameReporterReader, ({ house, actor, params, body }) => nameReader(house, actor, params.id, body)),
  route(contract.dismissReporterReader, ({ house, actor, params }) => dismissReader(house, actor, params.id, params.accountId)),
  route(contract.openReporterIdentity, ({ house, actor, params, body }) => lookAtReporter(house, actor, params.id, body.reason)),
  route(contract.reporterLooks, ({ house, actor }) => allLooks(house, actor)),
  route(contract.examineReport, ({ house, actor, params, body }) => openAccusation(house, actor, params.id, body.grounds)),
  route(contract.accusationFile, ({ house, actor, params }) => accusationPanel(house, actor, params.id)),
  route(contract.proveAccusationDelivery, ({ house, actor, params, body }) => proveAccusationNotice(house, actor, params.id, body)),
  route(contract.accusationFindings, ({ house, actor }) => findingsSoFar(house, actor)),
  route(contract.ownAccusationFiles, ({ house, actor }) => accusationsOfSelf(house, actor)),
  route(contract.takeOwnAccusationStep, ({ house, actor, params, body }) => takeAccusationStep(house, actor, params.id, body)),
  route(contract.acknowledgeOwnAccusationNotice, ({ house, actor, params }) => acknowledgeAccusationNotice(house, actor, params.id)),
  route(contract.followedUp, ({ house, actor }) => peopleFollowedUp(house, actor)),
  route(contract.listMeasures, ({ house, actor, query }) => measureList(house, actor, query)),
  route(contract.exportMeasures, ({ house, actor, query }) => measureListFile(house, actor, query)),
  route(contract.addMeasure, ({ house, actor, body }) => recordMeasure(house, actor, body)),
  route(contract.measureTemplate, ({ actor }) => measureListTemplate(actor)),
  route(contract.previewMeasures, ({ house, actor, body }) => previewList(house, actor, body.hash)),
  route(contract.importMeasures, ({ house, actor, body }) => importList(house, actor, body.hash)),
  route(contract.checkMeasureLine, ({ house, actor, params, body }) => checkMeasure(house, actor, params.id, body)),
  route(contract.withdrawMeasureLine, ({ house, actor, params, body }) => withdrawRecord(house, actor, params.id, body.reason)),
  route(contract.measureDifferences, ({ house, actor, query }) => differencesOfYear(house, actor, query.year)),
  route(contract.exportMeasureDifferences, ({ house, actor, query }) => differencesFile(house, actor, query.year, query.language)),
];
