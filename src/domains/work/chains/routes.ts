import { route, type Route } from '../../../platform/http/index.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { chainBoard, chainPage } from './queries.ts';

export const chainRoutes: readonly Route[] = [
  route(contract.listChains, ({ house, actor }) => chainBoard(house, actor)),
  route(contract.openChain, ({ house, actor, body }) => commands.openChain(house, actor, body)),
  route(contract.readChain, ({ house, actor, params }) => chainPage(house, actor, params.id)),
  route(contract.reportLink, ({ house, actor, params, body }) => commands.reportLink(house, actor, params.id, body.note)),
  route(contract.settleLink, ({ house, actor, params, body }) => commands.settleLink(house, actor, params.id, body)),
  route(contract.blockLink, ({ house, actor, params, body }) => commands.blockLink(house, actor, params.id, body)),
  route(contract.answerOneBlock, ({ house, actor, params, body }) => commands.answerOneBlock(house, actor, params.id, body)),
  route(contract.clearOneBlock, ({ house, actor, params, body }) => commands.clearOneBlock(house, actor, params.id, body.outcome)),
  route(contract.startProject, ({ house, actor, params, body }) => commands.startProject(house, actor, params.id, body)),
  route(contract.stopChain, ({ house, actor, params, body }) => commands.stopChain(house, actor, params.id, body.reason)),
];
