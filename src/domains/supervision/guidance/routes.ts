import { route, type Route } from '../../../platform/http/index.ts';
import * as contract from './contract.ts';
import * as experiences from './experiences.ts';
import { experienceBoard, experiencePage, rolloutBoard, rolloutPage } from './queries.ts';
import * as rollouts from './rollouts.ts';

export const guidanceRoutes: readonly Route[] = [
  route(contract.listRollouts, ({ house, actor }) => rolloutBoard(house, actor)),
  route(contract.startRollout, ({ house, actor, body }) => rollouts.startRollout(house, actor, body)),
  route(contract.readRollout, ({ house, actor, params }) => rolloutPage(house, actor, params.id)),
  route(contract.giveDuty, ({ house, actor, params, body }) => rollouts.giveDuty(house, actor, params.id, body)),
  route(contract.endRollout, ({ house, actor, params, body }) => rollouts.endRollout(house, actor, params.id, body.reason)),
  route(contract.reportDuty, ({ house, actor, params, body }) => rollouts.reportDuty(house, actor, params.id, body)),
  route(contract.settleDuty, ({ house, actor, params, body }) => rollouts.settleDuty(house, actor, params.id, body)),
  route(contract.remindDuty, ({ house, actor, params, body }) => rollouts.remindDuty(house, actor, params.id, body.note)),
  route(contract.withdrawDuty, ({ house, actor, params, body }) => rollouts.withdrawDuty(house, actor, params.id, body.reason)),
  route(contract.listExperiences, ({ house, actor }) => experienceBoard(house, actor)),
  route(contract.submitExperience, ({ house, actor, body }) => experiences.submitExperience(house, actor, body)),
  route(contract.readExperience, ({ house, actor, params }) => experiencePage(house, actor, params.id)),
  route(contract.reviseExperience, ({ house, actor, params, body }) => experiences.reviseExperience(house, actor, params.id, body)),
  route(contract.reviewExperience, ({ house, actor, params, body }) => experiences.reviewExperience(house, actor, params.id, body)),
  route(contract.withdrawExperience, ({ house, actor, params, body }) => experiences.withdrawExperience(house, actor, params.id, body.reason)),
  route(contract.recommendExperience, ({ house, actor, params, body }) => experiences.recommendExperience(house, actor, params.id, body)),
  route(contract.answerRecommendation, ({ house, actor, params, body }) => experiences.answerRecommendation(house, actor, params.id, body)),
  route(contract.reportAdoption, ({ house, actor, params, body }) => experiences.reportAdoption(house, actor, params.id, body)),
  route(contract.checkAdoption, ({ house, actor, params, body }) => experiences.checkAdoption(house, actor, params.id, body)),
];
