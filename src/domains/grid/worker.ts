import { systemActor } from '../../kernel/actor.ts';
import type { RegionId } from '../../kernel/ids.ts';
import type { House } from '../../platform/house/index.ts';
import type { Worker } from '../../platform/http/index.ts';
import { forgetResidents } from './store/index.ts';
import { forgetEntries } from './ties/store.ts';

const MOST = 2000;

/** Takes away residents' data whose time is over, and says in the audit how much went. */
export const forgetOnSchedule = (house: House, regionId: string): Promise<boolean> =>
  house.unit(systemActor(regionId as RegionId), async (unit) => {
    const gone = await forgetResidents(unit, MOST);
    const words = await forgetEntries(unit, MOST);
    if (gone.residents + gone.texts + words > 0) unit.audit({ action: 'grid.residents_forgotten', subjectKind: 'region', subjectId: null, detail: { ...gone, words } });
    return gone.residents === MOST || gone.texts === MOST || words === MOST;
  });

export const residentsWorker: Worker = { name: 'grid.residents', everySeconds: 3600, run: forgetOnSchedule };
