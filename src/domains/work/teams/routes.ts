import { route, type Route } from '../../../platform/http/index.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { itemsOfSelf, teamBoard, teamPage } from './queries.ts';

export const teamRoutes: readonly Route[] = [
  route(contract.listTeams, ({ house, actor }) => teamBoard(house, actor)),
  route(contract.foundTeam, ({ house, actor, body }) => commands.foundTeam(house, actor, body)),
  route(contract.readTeam, ({ house, actor, params }) => teamPage(house, actor, params.id)),
  route(contract.changeLeader, ({ house, actor, params, body }) => commands.changeLeader(house, actor, params.id, body)),
  route(contract.addMember, ({ house, actor, params, body }) => commands.addMember(house, actor, params.id, body)),
  route(contract.removeMember, ({ house, actor, params, body }) => commands.removeMember(house, actor, params.id, body.personId)),
  route(contract.giveMatter, ({ house, actor, params, body }) => commands.giveMatter(house, actor, params.id, body)),
  route(contract.moveMatter, ({ house, actor, params, body }) => commands.moveMatter(house, actor, params.id, params.matterId, body)),
  route(contract.closeMatter, ({ house, actor, params, body }) => commands.closeMatter(house, actor, params.id, params.matterId, body.result)),
  route(contract.listItem, ({ house, actor, params, body }) => commands.listItem(house, actor, params.id, body)),
  route(contract.endTeam, ({ house, actor, params, body }) => commands.endTeam(house, actor, params.id, body.reason)),
  route(contract.settleItem, ({ house, actor, params, body }) => commands.settleItem(house, actor, params.id, body)),
  route(contract.ownItems, ({ house, actor }) => itemsOfSelf(house, actor)),
  route(contract.reportItem, ({ house, actor, params, body }) => commands.reportItem(house, actor, params.id, body.note)),
];
