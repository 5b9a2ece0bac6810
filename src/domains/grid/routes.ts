import { route, type Route } from '../../platform/http/index.ts';
import { appointHead, mergeAreas, openReplacement } from './commands/heads.ts';
import { lookAtHousehold, proveItem, syncVisits } from './commands/households.ts';
import { printCredentials } from './commands/print-cards.ts';
import * as contract from './contract/index.ts';
import { startImport } from './importing/import-grid.ts';
import { gridTemplate } from './importing/read-workbook.ts';
import { areasInReach, gridBoard, patchPage } from './queries/board.ts';
import { credentialList, itemsInReach, phoneOf } from './queries/lines.ts';
import { publicArea, publicCommunity } from './queries/public.ts';

export const gridRoutes: readonly Route[] = [
  route(contract.readBoard, ({ house, actor }) => gridBoard(house, actor)),
  route(contract.listAreas, ({ house, actor, query }) => areasInReach(house, actor, query.organizationId)),
  route(contract.readPatch, ({ house, actor, params }) => patchPage(house, actor, params.id)),
  route(contract.appointOneHead, ({ house, actor, params, body }) => appointHead(house, actor, params.id, body)),
  route(contract.openOneReplacement, ({ house, actor, params, body }) => openReplacement(house, actor, params.id, body)),
  route(contract.mergeTwoAreas, ({ house, actor, params, body }) => mergeAreas(house, actor, params.id, body.intoId, body.reason)),
  route(contract.readMine, ({ house, actor }) => phoneOf(house, actor)),
  route(contract.sendVisits, ({ house, actor, body }) => syncVisits(house, actor, body.visits)),
  route(contract.lookAtOneHousehold, ({ house, actor, params, body }) => lookAtHousehold(house, actor, params.id, body.purpose)),
  route(contract.readItems, ({ house, actor }) => itemsInReach(house, actor)),
  route(contract.proveOneItem, ({ house, actor, params, body }) => proveItem(house, actor, params.id, body)),
  route(contract.printCards, ({ house, actor, params, body }) => printCredentials(house, actor, params.id, body)),
  route(contract.readCredentials, ({ house, actor, params }) => credentialList(house, actor, params.id)),
  route(contract.readPublicArea, ({ house, params }) => publicArea(house, params.region, params.id)),
  route(contract.readPublicCommunity, ({ house, params }) => publicCommunity(house, params.region, params.card)),
  route(contract.startGridImport, ({ house, actor, body }) => startImport(house, actor, body)),
  route(contract.importTemplate, async () => ({ bytes: await gridTemplate(), mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: '三长网格导入模板.xlsx' })),
];
