import { systemActor } from '../../src/kernel/actor.ts';
import type { OrganizationId, PersonId, RegionId } from '../../src/kernel/ids.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../../src/domains/registry/index.ts';
import type { House } from '../../src/platform/house/index.ts';

export interface SmallUnit {
  readonly organizationId: OrganizationId;
  readonly organizationPath: string;
  readonly organizationName: string;
  /** Two people in office there. */
  readonly people: readonly [PersonId, PersonId];
}

export interface SmallRegion {
  readonly regionId: RegionId;
  readonly rootId: OrganizationId;
  readonly units: readonly [SmallUnit, SmallUnit];
}

/** A region with a root, two units and two people in office in each: just enough for questions of who may see whom. */
export async function seedSmallRegion(house: House, regionId: RegionId, name: string): Promise<SmallRegion> {
  return house.unit(systemActor(regionId, 'test'), async (unit) => {
    await saveRegion(unit, { code: regionId, name, level: 'county' });
    const [rootId] = await saveOrganizations(unit, [{ name, type: 'region' }]);
    const unitIds = await saveOrganizations(unit, [
      { name: `${name}甲局`, type: 'government_organ', parentId: rootId! },
      { name: `${name}乙镇`, type: 'town', parentId: rootId! },
    ]);
    const people = await savePeople(
      unit,
      unitIds.flatMap((organizationId, u) =>
        ['一', '二'].map((which) => ({
          name: `${'甲乙'[u]}${which}${name[0]}`,
          sex: 'male' as const,
          bornOn: '1980-01',
          appointments: [{ organizationId, title: '主任科员', main: true, category: 'staff' as const, startedOn: '2020-01' }],
        })),
      ),
    );
    const now = new Map((await organizationsNow(unit)).map((o) => [o.id as string, o]));
    const units = unitIds.map((id, u) => ({
      organizationId: id as OrganizationId,
      organizationPath: now.get(id)!.path,
      organizationName: now.get(id)!.name,
      people: [people[u * 2] as PersonId, people[u * 2 + 1] as PersonId] as const,
    }));
    return { regionId, rootId: rootId as OrganizationId, units: units as unknown as SmallRegion['units'] };
  });
}
