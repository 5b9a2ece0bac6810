import { route, type Route } from '../../../platform/http/index.ts';
import * as manuals from './commands/manuals.ts';
import * as matters from './commands/matters.ts';
import * as pauses from './commands/pauses.ts';
import * as contract from './contract.ts';
import { manualList, manualPage, matterBoard, matterFile, matterPage, ownMatters } from './queries.ts';

export const manualRoutes: readonly Route[] = [
  route(contract.listManuals, ({ house, actor }) => manualList(house, actor)),
  route(contract.openManual, ({ house, actor, body }) => manuals.openManual(house, actor, body)),
  route(contract.readManual, ({ house, actor, params }) => manualPage(house, actor, params.id)),
  route(contract.saveManualDraft, ({ house, actor, params, body }) => manuals.saveDraft(house, actor, params.id, body)),
  route(contract.discardManualDraft, ({ house, actor, params }) => manuals.discardDraft(house, actor, params.id)),
  route(contract.publishManual, ({ house, actor, params, body }) => manuals.publishManual(house, actor, params.id, body.seen)),
  route(contract.retireManual, ({ house, actor, params, body }) => manuals.retireManual(house, actor, params.id, body.reason)),
  route(contract.listManualMatters, ({ house, actor }) => matterBoard(house, actor)),
  route(contract.startManualMatter, ({ house, actor, body }) => matters.startMatter(house, actor, body)),
  route(contract.readManualMatter, ({ house, actor, params }) => matterPage(house, actor, params.id)),
  route(contract.ownManualMatters, ({ house, actor }) => ownMatters(house, actor)),
  route(contract.doManualStep, ({ house, actor, params, body }) => matters.doStep(house, actor, params.id, params.position, body.form)),
  route(contract.returnManualStep, ({ house, actor, params, body }) => matters.returnStep(house, actor, params.id, params.position, body)),
  route(contract.sendBackManualStep, ({ house, actor, params, body }) => matters.sendBackStep(house, actor, params.id, body)),
  route(contract.changeManualPerson, ({ house, actor, params, body }) => matters.changeOnePerson(house, actor, params.id, body)),
  route(contract.finishManualMatter, ({ house, actor, params, body }) => matters.finishMatter(house, actor, params.id, body.result)),
  route(contract.stopManualMatter, ({ house, actor, params, body }) => matters.stopMatter(house, actor, params.id, body.reason)),
  route(contract.pauseManualMatter, ({ house, actor, params, body }) => pauses.pauseMatter(house, actor, params.id, body)),
  route(contract.resumeManualMatter, ({ house, actor, params }) => pauses.resumeMatter(house, actor, params.id)),
  route(contract.manualMatterFile, ({ house, actor, params }) => matterFile(house, actor, params.id, params.hash)),
];
