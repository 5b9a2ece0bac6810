import { route, type Route } from '../../../platform/http/index.ts';
import { readOwn, sendDown, sendOwn, takeUp, tellByMouth } from './commands.ts';
import * as contract from './contract.ts';
import { messageBoard, messagePage, ownInbox } from './queries.ts';

export const messageRoutes: readonly Route[] = [
  route(contract.readMessageBoard, ({ house, actor }) => messageBoard(house, actor)),
  route(contract.readOwnMessages, ({ house, actor }) => ownInbox(house, actor)),
  route(contract.sendOwn, ({ house, actor, body }) => sendOwn(house, actor, body)),
  route(contract.readMessage, ({ house, actor, params }) => messagePage(house, actor, params.id)),
  route(contract.sendDown, ({ house, actor, body }) => sendDown(house, actor, body)),
  route(contract.tellByMouth, ({ house, actor, params, body }) => tellByMouth(house, actor, params.id, body.headId)),
  route(contract.takeUp, ({ house, actor, params }) => takeUp(house, actor, params.id)),
  route(contract.readOwn, ({ house, actor, params }) => readOwn(house, actor, params.id)),
];
