import { route, type Route } from '../../../../platform/http/index.ts';
import { endStay, noteOnStay, replyToNote, scheduleStay } from './commands.ts';
import * as contract from './contract.ts';
import { ownRoutineOf, routineOf, stayDetail, stayList } from './queries.ts';

export const stayRoutes: readonly Route[] = [
  route(contract.scheduleStay, ({ house, actor, body }) => scheduleStay(house, actor, body)),
  route(contract.listStays, ({ house, actor }) => stayList(house, actor)),
  route(contract.openStay, ({ house, actor, params }) => stayDetail(house, actor, params.id)),
  route(contract.noteOnStay, ({ house, actor, params, body }) => noteOnStay(house, actor, params.id, body)),
  route(contract.endStay, ({ house, actor, params, body }) => endStay(house, actor, params.id, body.conclusion)),
  route(contract.replyToNote, ({ house, actor, params, body }) => replyToNote(house, actor, params.id, body.reply)),
  route(contract.routineTimeline, ({ house, actor, params }) => routineOf(house, actor, params.personId)),
  route(contract.ownRoutine, ({ house, actor }) => ownRoutineOf(house, actor)),
];
