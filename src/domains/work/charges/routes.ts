import { route, type Route } from '../../../platform/http/index.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { chargeBoard, namedWithout, unitWithout } from './queries.ts';

export const chargeRoutes: readonly Route[] = [
  route(contract.listCharges, ({ house, actor }) => chargeBoard(house, actor)),
  route(contract.withoutInUnit, ({ house, actor, params }) => unitWithout(house, actor, params.id)),
  route(contract.withoutNamed, ({ house, actor, query }) => namedWithout(house, actor, query.text)),
  route(contract.giveCharge, ({ house, actor, body }) => commands.giveCharge(house, actor, body)),
  route(contract.raiseDispute, ({ house, actor, params, body }) => commands.raiseDispute(house, actor, params.id, body.about)),
  route(contract.settleOneDispute, ({ house, actor, params, body }) => commands.settleOneDispute(house, actor, params.id, body.outcome)),
  route(contract.endOneCharge, ({ house, actor, params, body }) => commands.endOneCharge(house, actor, params.id, body)),
  route(contract.joinAward, ({ house, actor, params, body }) => commands.joinAward(house, actor, params.id, body.evidenceId)),
];
