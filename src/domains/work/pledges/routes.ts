import { route, type Route } from '../../../platform/http/index.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { pledgeBoard, pledgePage, publicPledge } from './queries.ts';

export const pledgeRoutes: readonly Route[] = [
  route(contract.listPledges, ({ house, actor }) => pledgeBoard(house, actor)),
  route(contract.callForPledges, ({ house, actor, body }) => commands.callForPledges(house, actor, body)),
  route(contract.readPublicPledge, ({ house, params }) => publicPledge(house, params.region, params.id)),
  route(contract.readPledge, ({ house, actor, params }) => pledgePage(house, actor, params.id)),
  route(contract.submitPledge, ({ house, actor, params, body }) => commands.submitPledge(house, actor, params.id, body)),
  route(contract.decidePledge, ({ house, actor, params, body }) => commands.decidePledge(house, actor, params.id, body)),
  route(contract.enterActual, ({ house, actor, params, body }) => commands.enterActual(house, actor, params.id, body)),
  route(contract.settleActual, ({ house, actor, params, body }) => commands.settleActual(house, actor, params.id, body)),
];
