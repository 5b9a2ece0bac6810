import { systemActor } from '../../kernel/actor.ts';
import type { RegionId } from '../../kernel/ids.ts';
import type { DomainModule, Worker } from '../../platform/http/index.ts';
import * as access from './access.ts';
import * as bulletinAccess from './bulletins/access.ts';
import { bulletinRoutes } from './bulletins/routes.ts';
import { bulletinTodos } from './bulletins/todos.ts';
import { liftLate } from './commands/lift-late.ts';
import { termsOf } from './commands/terms.ts';
import { listsJob } from './importing/import-lists.ts';
import { demandRoutes } from './routes.ts';
import { settleFromDispatch } from './roots/commands.ts';
import { forgetPeople, moveAreas } from './store/index.ts';
import { demandTodos } from './todos.ts';

export { editReport, makeDraft, publishReport, signReport, submitReport } from './bulletins/commands.ts';
export { completeDemand } from './commands/handling.ts';
export { enterDemand, fileFromPhone } from './commands/intake.ts';
export { demandMap } from './map/queries.ts';
export { saveService } from './open311/commands.ts';
export { foundRoot } from './roots/commands.ts';
export { demandBoard } from './queries/board.ts';
export { assignDepartments, classifyDemand, giveOpinion, holdMeeting } from './commands/triage.ts';

/** Contacts past their time and the marks of telephones go, every day. */
const forgetting: Worker = {
  name: 'demands.forget',
  everySeconds: 3600,
  run: (house, regionId) =>
    house.unit(systemActor(regionId as RegionId, '定期清除'), async (unit) => {
      const gone = await forgetPeople(unit, (await termsOf(unit)).policy.number('demand-contact-days'));
      if (gone > 0) unit.audit({ action: 'demands.forgotten', subjectKind: 'demand', subjectId: null, detail: { rows: gone } });
      return false;
    }),
};

const lifting: Worker = { name: 'demands.lift', everySeconds: 600, run: liftLate };

export const demandsModule: DomainModule = {
  name: 'demands',
  routes: [...demandRoutes, ...bulletinRoutes],
  permissions: [...Object.values(access), ...Object.values(bulletinAccess)],
  todos: [demandTodos, bulletinTodos],
  workers: [forgetting, lifting],
  jobs: [listsJob],
  subscriptions: {
    'work.dispatch_done': (house, event) => house.unit(systemActor(event.regionId as RegionId, '调度办结'), (unit) => settleFromDispatch(unit, event.payload['source'], event.payload['sourceKey'], event.at)),
    // A matter stands with a patch, not with a person: a new head has it from his first day. Only a patch that is gone moves it.
    'grid.areas_merged': (house, event) => house.unit(systemActor(event.regionId as RegionId, '片区合并'), (unit) => moveAreas(unit, String(event.payload['from']), String(event.payload['into']))),
  },
};
