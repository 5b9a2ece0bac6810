import { route, type Route } from '../../platform/http/index.ts';
import { decide } from './commands/decide-finding.ts';
import { startRegionDiagnosis } from './commands/diagnose-region.ts';
import { reply } from './commands/reply.ts';
import * as contract from './contract.ts';
import { findingOf, findingsList, findingsOf, mapOf, ownFindingsOf } from './queries.ts';

export const analysisRoutes: Route[] = [
  route(contract.openMap, ({ house, actor }) => mapOf(house, actor)),
  route(contract.listFindings, ({ house, actor, query }) => findingsList(house, actor, query)),
  route(contract.openFinding, ({ house, actor, params }) => findingOf(house, actor, params.id)),
  route(contract.findingsOfPerson, ({ house, actor, params }) => findingsOf(house, actor, params.personId)),
  route(contract.decideFinding, async ({ house, actor, params, body }) => {
    await decide(house, actor, params.id, body.decision, body.reason);
    return findingOf(house, actor, params.id);
  }),
  route(contract.startDiagnosis, async ({ house, actor, body }) => ({ jobId: await startRegionDiagnosis(house, actor, body.asOf) })),
  route(contract.ownFindings, ({ house, actor }) => ownFindingsOf(house, actor)),
  route(contract.replyToOwnFinding, async ({ house, actor, params, body }) => {
    await reply(house, actor, params.id, body.text);
    return null;
  }),
];
