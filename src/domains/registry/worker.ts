import type { RegionId } from '../../kernel/ids.ts';
import { systemActor } from '../../kernel/actor.ts';
import type { Worker } from '../../platform/http/index.ts';
import { refreshDueCards } from './store/card.ts';

const CARDS_A_RUN = 500;

/** Rewrites the cards of people for whom something begins or ends today without anybody writing. */
export const cardsWorker: Worker = {
  name: 'registry.cards',
  everySeconds: 900,
  run: async (house, regionId) => (await house.unit(systemActor(regionId as RegionId), (unit) => refreshDueCards(unit, CARDS_A_RUN))) === CARDS_A_RUN,
};
