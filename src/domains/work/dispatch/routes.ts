import { route, type Route } from '../../../platform/http/index.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { minutesFile } from './minutes.ts';
import { dispatchBoard, meetingPage } from './queries.ts';

export const dispatchRoutes: readonly Route[] = [
  route(contract.readDispatchBoard, ({ house, actor }) => dispatchBoard(house, actor)),
  route(contract.startSeries, ({ house, actor, body }) => commands.startSeries(house, actor, body)),
  route(contract.sendIssue, ({ house, actor, params, body }) => commands.sendIssue(house, actor, params.id, body)),
  route(contract.planMeeting, ({ house, actor, params, body }) => commands.planMeeting(house, actor, params.id, body)),
  route(contract.readMeeting, ({ house, actor, params }) => meetingPage(house, actor, params.id)),
  route(contract.addTopic, ({ house, actor, params, body }) => commands.addTopic(house, actor, params.id, body)),
  route(contract.openMeeting, ({ house, actor, params, body }) => commands.openMeeting(house, actor, params.id, body.attendees)),
  route(contract.noteOnEntry, ({ house, actor, params, body }) => commands.noteOnEntry(house, actor, params.id, body.note)),
  route(contract.instruct, ({ house, actor, params, body }) => commands.instruct(house, actor, params.id, body)),
  route(contract.closeMeeting, ({ house, actor, params, body }) => commands.closeMeeting(house, actor, params.id, body.conclusion)),
  route(contract.meetingMinutes, ({ house, actor, params, query }) => minutesFile(house, actor, params.id, query.format)),
  route(contract.reportTaskDone, ({ house, actor, params, body }) => commands.reportTaskDone(house, actor, params.id, body.note)),
  route(contract.settleTask, ({ house, actor, params, body }) => commands.settleTask(house, actor, params.id, body)),
];
