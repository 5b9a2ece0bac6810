import { route, type Route } from '../../platform/http/index.ts';
import { answerDemand, completeDemand, contactOf, passUp, returnDemand, sayOfResult, settleCallback } from './commands/handling.ts';
import { addPhotoFor, enterDemand, fileFromPhone } from './commands/intake.ts';
import { adoptDemand, importDemands, importFirms, likeThis, logServices, mergeDemand } from './commands/lists.ts';
import { assignDepartments, classifyDemand, decideDemand, giveOpinion, holdMeeting } from './commands/triage.ts';
import * as contract from './contract.ts';
import { listsTemplateFile, startListImport } from './importing/contract.ts';
import { listsTemplate, startLists } from './importing/import-lists.ts';
import { callbackList, demandBoard, demandFigures, demandFile, demandPage, exportBoard, firmsPage, headsMatters, servicesPage, unitsToAssign } from './queries/board.ts';
import { askerOf, entryPage, followPage } from './queries/public.ts';
import type { DemandFilter } from './store/index.ts';

type Asked = { readonly state?: NonNullable<DemandFilter['states']>[number] | undefined; readonly class?: DemandFilter['class']; readonly source?: DemandFilter['source']; readonly organizationId?: string | undefined; readonly late?: 'true' | undefined };
const filterOf = (q: Asked) => ({ ...(q.state ? { states: [q.state] } : {}), class: q.class, source: q.source, organizationId: q.organizationId, late: q.late === 'true' });

export const demandRoutes: readonly Route[] = [
  route(contract.demandEntry, async ({ house, query }) => entryPage(house, await askerOf(house, query), query.card ?? null)),
  route(contract.sendPhoto, async ({ house, query, upload, address }) => addPhotoFor(house, await askerOf(house, query), query.clientId, upload, address)),
  route(contract.fileDemand, async ({ house, body, address }) => fileFromPhone(house, await askerOf(house, body), body.card, body, { phone: body.phone, address })),
  route(contract.followDemand, async ({ house, body }) => followPage(house, await askerOf(house, body), body.number, body.secret)),
  route(contract.judgeResult, async ({ house, body }) => sayOfResult(house, await askerOf(house, body), body, body.resolved, body.words)),
  route(contract.readBoard, ({ house, actor, query }) => demandBoard(house, actor, filterOf(query))),
  route(contract.exportDemands, ({ house, actor, query }) => exportBoard(house, actor, filterOf(query))),
  route(contract.readHeadsOwn, ({ house, actor }) => headsMatters(house, actor)),
  route(contract.listUnits, ({ house, actor }) => unitsToAssign(house, actor)),
  route(contract.readFigures, ({ house, actor, query }) => demandFigures(house, actor, query)),
  route(contract.readCallbacks, ({ house, actor }) => callbackList(house, actor)),
  route(contract.readFirms, ({ house, actor }) => firmsPage(house, actor)),
  route(contract.importFirmList, ({ house, actor, body }) => importFirms(house, actor, body)),
  route(contract.importList, ({ house, actor, body }) => importDemands(house, actor, body.source, body.lines)),
  route(startListImport, ({ house, actor, body }) => startLists(house, actor, body)),
  route(listsTemplateFile, async () => ({ bytes: await listsTemplate(), mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: '诉求与企业导入模板.xlsx' })),
  route(contract.sendServices, ({ house, actor, body }) => logServices(house, actor, body.services)),
  route(contract.readServices, ({ house, actor }) => servicesPage(house, actor)),
  route(contract.enterOne, ({ house, actor, body }) => enterDemand(house, actor, body)),
  route(contract.readDemand, ({ house, actor, params }) => demandPage(house, actor, params.id)),
  route(contract.readDemandFile, ({ house, actor, params }) => demandFile(house, actor, params.id, params.hash)),
  route(contract.classifyOne, ({ house, actor, params, body }) => classifyDemand(house, actor, params.id, body)),
  route(contract.assignOne, ({ house, actor, params, body }) => assignDepartments(house, actor, params.id, body)),
  route(contract.opineOnOne, ({ house, actor, params, body }) => giveOpinion(house, actor, params.id, body.organizationId, body.opinion)),
  route(contract.meetOnOne, ({ house, actor, params, body }) => holdMeeting(house, actor, params.id, body)),
  route(contract.decideOne, ({ house, actor, params, body }) => decideDemand(house, actor, params.id, body.decision)),
  route(contract.completeOne, ({ house, actor, params, body }) => completeDemand(house, actor, params.id, body)),
  route(contract.answerOne, ({ house, actor, params, body }) => answerDemand(house, actor, params.id, body.answer)),
  route(contract.returnOne, ({ house, actor, params, body }) => returnDemand(house, actor, params.id, body.reason)),
  route(contract.passUpOne, ({ house, actor, params, body }) => passUp(house, actor, params.id, body.reason)),
  route(contract.seeContact, ({ house, actor, params }) => contactOf(house, actor, params.id)),
  route(contract.listAlike, async ({ house, actor, params }) => ({ lines: await likeThis(house, actor, params.id) })),
  route(contract.mergeOne, ({ house, actor, params, body }) => mergeDemand(house, actor, params.id, body.intoId, body.reason)),
  route(contract.adoptOne, ({ house, actor, params, body }) => adoptDemand(house, actor, params.id, body.adopted, body.reason)),
  route(contract.settleOneCallback, ({ house, actor, params, body }) => settleCallback(house, actor, params.id, body)),
];
