import { systemActor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import type { Worker } from '../../../platform/http/index.ts';
import { sealOldHarms } from './store.ts';

/** Seals what an earlier version wrote in the clear, once; afterwards it finds nothing. */
export const harmSealer: Worker = {
  name: 'work.harm_sealing',
  everySeconds: 3600,
  run: async (house, regionId) => {
    await house.unit(systemActor(regionId as RegionId, '数据加密'), async (unit) => {
      const sealed = await sealOldHarms(unit);
      if (sealed > 0) unit.audit({ action: 'work.harm_sealed', subjectKind: 'region', subjectId: regionId, detail: { count: sealed } });
    });
    return false;
  },
};
