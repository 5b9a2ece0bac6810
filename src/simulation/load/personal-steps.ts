import type { Actor } from '../../kernel/actor.ts';
import type { PersonId, RegionId } from '../../kernel/ids.ts';
import type { House } from '../../platform/house/index.ts';
import type { SimPerformanceFile } from '../model.ts';

/**
 * Steps that a person takes in the program and that no domain offers in bulk. The application hands them in;
 * without them a region has no disputes and no signed task lists.
 */
export interface PersonalSteps {
  /** The person named in an entry disputes it. */
  dispute(house: House, subject: Actor, entryId: string, statement: string): Promise<void>;
  /** Lists the tasks of a performance file and has both parties sign them (M008). */
  agreeTasks(house: House, superior: Actor, appointee: Actor, fileId: string, tasks: readonly Pick<SimPerformanceFile['tasks'][number], 'key' | 'task' | 'target' | 'deadline'>[]): Promise<void>;
}

/** A cadre acting for himself. */
export const cadre = (regionId: RegionId, personId: string, name: string): Actor => ({ kind: 'account', accountId: null, personId: personId as PersonId, regionId, name, grants: [{ role: 'cadre', organizationPath: null }] });
