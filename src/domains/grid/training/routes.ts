import { route, type Route } from '../../../platform/http/index.ts';
import { cancelClass, planClass, recordAttendance } from './commands.ts';
import * as contract from './contract.ts';
import { invitedHeads, trainingBoard } from './queries.ts';

export const trainingRoutes: readonly Route[] = [
  route(contract.readTrainingBoard, ({ house, actor }) => trainingBoard(house, actor)),
  route(contract.planClass, ({ house, actor, body }) => planClass(house, actor, body)),
  route(contract.readInvited, ({ house, actor, params }) => invitedHeads(house, actor, params.id)),
  route(contract.recordAttendance, ({ house, actor, params, body }) => recordAttendance(house, actor, params.id, body.headIds)),
  route(contract.cancelOneClass, ({ house, actor, params }) => cancelClass(house, actor, params.id)),
];
