import { route, type Route } from '../../../platform/http/index.ts';
import { askAwardReview, checkConsequence, confirmAward, dropAward, proposeAward, replyToAward, reviewAward, tellAward } from './commands/awards.ts';
import { draftRace, startRace, weighRace, withdrawRace } from './commands/races.ts';
import * as contract from './contract.ts';
import { formOfRace, racePage, raceList, wallOf } from './queries/races.ts';

const weighed = <P extends { readonly weight: string }>(projects: readonly P[]) => projects.map((p) => ({ ...p, weight: Math.round(Number(p.weight) * 10_000) }));

export const raceRoutes: readonly Route[] = [
  route(contract.listRaces, ({ house, actor }) => raceList(house, actor)),
  route(contract.raceForm, ({ house, actor, query }) => formOfRace(house, actor, query.quarter)),
  route(contract.draftNewRace, ({ house, actor, body }) => draftRace(house, actor, { ...body, projects: weighed(body.projects) })),
  route(contract.weighNow, ({ house, actor, params, body }) => weighRace(house, actor, params.id, { ...body, projects: weighed(body.projects) })),
  route(contract.startNow, ({ house, actor, params, body }) => startRace(house, actor, params.id, body.reason)),
  route(contract.withdrawRaceNow, ({ house, actor, params, body }) => withdrawRace(house, actor, params.id, body.reason)),
  route(contract.readRace, ({ house, actor, params }) => racePage(house, actor, params.id)),
  route(contract.readWall, ({ house, actor, params }) => wallOf(house, actor, params.id)),
  route(contract.proposeOneAward, ({ house, actor, params, body }) => proposeAward(house, actor, params.id, body)),
  route(contract.tellNow, ({ house, actor, params }) => tellAward(house, actor, params.id)),
  route(contract.replyNow, ({ house, actor, params, body }) => replyToAward(house, actor, params.id, body.reply)),
  route(contract.confirmNow, ({ house, actor, params, body }) => confirmAward(house, actor, params.id, body)),
  route(contract.dropNow, ({ house, actor, params, body }) => dropAward(house, actor, params.id, body.reason)),
  route(contract.askReviewNow, ({ house, actor, params, body }) => askAwardReview(house, actor, params.id, body.reason)),
  route(contract.reviewNow, ({ house, actor, params, body }) => reviewAward(house, actor, params.id, body)),
  route(contract.checkNow, ({ house, actor, params, body }) => checkConsequence(house, actor, params.id, body.result)),
];
