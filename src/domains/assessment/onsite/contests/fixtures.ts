import type { AccessCase, Place } from '../../../../../tests/support/access.ts';
import { systemActor } from '../../../../kernel/actor.ts';
import { dayInChina } from '../../../../kernel/clock.ts';
import { organizationsNow, saveOrganizations } from '../../../registry/index.ts';
import { planSpotCheck } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place) => systemActor(place.regionId, 'fixtures');
const body = (place: Place) => ({ kind: 'contest' as const, title: '窗口服务现场评比', heldOn: dayInChina(place.house.clock.now()), unitIds: [place.organizationId as string], criteria: [{ name: '现场管理', points: '100' }] });

/** A section of the unit, made once, so that there is something to visit. */
const withSection = (place: Place): Promise<unknown> =>
  place.house.unit(system(place), async (unit) => {
    const known = (await organizationsNow(unit)).some((o) => o.type === 'department' && o.parentId === place.organizationId);
    if (!known) await saveOrganizations(unit, [{ name: '办公室', type: 'department', parentId: place.organizationId, validFrom: '2020-01-01' }]);
  });
async function planned(place: Place): Promise<{ id: string; sectionId: string }> {
  await withSection(place);
  const { id, drawn } = await planSpotCheck(place.house, system(place), body(place));
  return { id, sectionId: drawn[0]!.id };
}

export const contestAccess: readonly AccessCase[] = [
  { endpoint: contract.planSpotCheck, allowed: ['officer'], scoped: 'region', input: async (place) => (await withSection(place), { body: body(place) }) },
  { endpoint: contract.listSpotChecks, allowed: ['officer', 'leader', 'liaison', 'supervisor'], input: async (place) => (await planned(place), {}) },
  { endpoint: contract.openSpotCheck, allowed: ['officer', 'leader', 'liaison', 'supervisor'], scoped: 'subtree', input: async (place) => ({ params: { id: (await planned(place)).id } }) },
  { endpoint: contract.scoreSpotCheck, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => { const { id, sectionId } = await planned(place); return { params: { id }, body: { organizationId: sectionId, points: { c1: '88.5' }, note: '台账齐全' } }; } },
];
