import { systemActor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import type { House } from '../../../platform/house/index.ts';
import type { Worker } from '../../../platform/http/index.ts';
import { organizationStanding } from '../../registry/index.ts';
import { grantFollowsUnit } from '../rules/grant-follows-unit.ts';
import { endWithUnit, moveGrant, unitGrants } from '../store/index.ts';

/** The name under which grants end when no person ended them; the audit shows it. */
const ACTOR = '机构变动';

/**
 * Brings the grants that are bounded to units to where the units stand today. It looks at the registry, not at what an event says:
 * asked twice, late or in another order it comes to the same. Out: how many grants changed.
 */
export const followUnits = (house: House, regionId: RegionId): Promise<number> =>
  house.unit(systemActor(regionId, ACTOR), async (unit) => {
    const grants = await unitGrants(unit);
    const byId = new Map(grants.map((g) => [g.id, g]));
    const changes = grantFollowsUnit(grants, await organizationStanding(unit, grants.flatMap((g) => g.organizationId ?? [])));
    for (const change of changes) {
      const { accountId, accountName, role, organizationId, organizationPath } = byId.get(change.grantId)!;
      const done = change.change === 'move' ? await moveGrant(unit, change.grantId, change.to) : await endWithUnit(unit, change.grantId, change.successorId);
      // Taken back by a person at this very moment: then there is nothing to tell.
      if (!done) continue;
      const told = change.change === 'move' ? { from: organizationPath, to: change.to } : { organizationPath, successorId: change.successorId };
      unit.audit({ action: change.change === 'move' ? 'security.role_moved' : 'security.role_ended', subjectKind: 'account', subjectId: accountId, detail: { name: accountName, role, organizationId, ...told } });
    }
    return changes.length;
  });

const afterEvent = async (house: House, { regionId }: { readonly regionId: string }): Promise<void> => void (await followUnits(house, regionId as RegionId));

/** Reorganizations are followed as soon as they are told. */
export const unitSubscriptions = {
  'registry.organization_moved': afterEvent,
  'registry.organization_closed': afterEvent,
  'registry.organizations_merged': afterEvent,
};

/** What was dated ahead takes force on a day on which nobody writes anything. */
export const unitWorker: Worker = {
  name: 'security.grants',
  everySeconds: 300,
  run: async (house, regionId) => {
    await followUnits(house, regionId as RegionId);
    return false;
  },
};
