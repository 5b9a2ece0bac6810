import { route, type Route } from '../../../platform/http/index.ts';
import { closeCalibration, moveGrade, startCalibration } from './commands.ts';
import * as contract from './contract.ts';
import { minutesFile } from './minutes.ts';
import { board, meetingsOfYear } from './queries.ts';

export const calibrationRoutes: readonly Route[] = [
  route(contract.startCalibration, ({ house, actor, params, body }) => startCalibration(house, actor, params.id, body)),
  route(contract.listCalibrations, ({ house, actor, params }) => meetingsOfYear(house, actor, params.id)),
  route(contract.openCalibration, ({ house, actor, params }) => board(house, actor, params.id)),
  route(contract.moveGrade, ({ house, actor, params, body }) => moveGrade(house, actor, params.id, body)),
  route(contract.closeCalibration, ({ house, actor, params, body }) => closeCalibration(house, actor, params.id, body)),
  route(contract.calibrationMinutes, ({ house, actor, params, query }) => minutesFile(house, actor, params.id, query.format)),
];
