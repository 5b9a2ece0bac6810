import { systemActor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import type { Worker } from '../../../platform/http/index.ts';
import { findCase, findCases, takeStepIn } from '../../cases/index.ts';
import { assessmentDue } from '../types/stepping-down.ts';

const MOST = 10_000;

/** Opens the assessment of those who stepped down on its day; each in a unit of work of its own, read once its file is held. */
export const followUpWorker: Worker = {
  name: 'protection.follow-up',
  everySeconds: 3600,
  run: async (house, regionId) => {
    const actor = systemActor(regionId as RegionId, 'follow-up');
    for (const { id } of await house.unit(actor, (unit) => findCases(unit, { type: 'stepping_down', state: 'following', open: true, limit: MOST }))) {
      await house
        .unit(actor, async (unit) => {
          const file = await findCase(unit, id, true);
          if (file?.state === 'following' && file.closedOn === null && (await assessmentDue(unit, id))) await takeStepIn(unit, id, { action: 'assess', revision: null });
        })
        .catch((error: unknown) => house.log.error({ err: error, caseId: id, worker: followUpWorker.name }, 'an assessment could not be opened; it is tried again'));
    }
    return false;
  },
};
