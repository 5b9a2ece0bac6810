import { randomUUID } from 'node:crypto';
import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { saveHeads, savePatches } from '../commands/save-grid.ts';
import { planClass } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const wanted = (place: Place, heldOn: string) => ({ organizationId: place.organizationId, grade: 'town' as const, levels: ['area' as const], title: '民情收集和矛盾调解', heldOn, hours: 4 });
const today = (place: Place): Promise<string> => place.house.unit(system(place), async (unit) => unit.today);
const planned = async (place: Place): Promise<string> => (await planClass(place.house, system(place), wanted(place, await today(place)))).id;
/** A head of an area of the place's unit. */
const head = (place: Place): Promise<string> =>
  place.house.unit(system(place), async (unit) => {
    const [patchId] = await savePatches(unit, [{ level: 'area', parentId: null, organizationId: place.organizationId, code: randomUUID(), name: '第一片' }]);
    return (await saveHeads(unit, [{ name: '片长', contact: '13900000000', personId: null, accountId: null, way: 'recommended', near: true, handy: true, familiar: true, source: 'building_head', partyMember: false, consentedOn: unit.today, qualifiedBy: '社区党委', patchId: patchId! }]))[0]!;
  });
const readers = ['officer', 'leader', 'liaison'] as const;
const runners = ['officer', 'liaison'] as const;

export const trainingAccess: readonly AccessCase[] = [
  { endpoint: contract.readTrainingBoard, allowed: readers, input: () => ({}) },
  { endpoint: contract.planClass, allowed: runners, scoped: 'subtree', input: async (place) => ({ body: wanted(place, await today(place)) }) },
  { endpoint: contract.readInvited, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: await planned(place) } }) },
  { endpoint: contract.recordAttendance, allowed: runners, scoped: 'subtree', input: async (place) => ({ params: { id: await planned(place) }, body: { headIds: [await head(place)] } }) },
  { endpoint: contract.cancelOneClass, allowed: runners, scoped: 'subtree', input: async (place) => ({ params: { id: await planned(place) } }) },
];
