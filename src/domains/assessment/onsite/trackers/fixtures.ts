import type { AccessCase, Place } from '../../../../../tests/support/access.ts';
import { systemActor } from '../../../../kernel/actor.ts';
import { saveFile } from '../../../../platform/files/index.ts';
import { savePeople } from '../../../registry/index.ts';
import { attachTracker, checkStage } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place) => systemActor(place.regionId, 'fixtures');
const stages = [{ name: '开工', weight: 40, dueOn: '2026-03-31' }, { name: '竣工', weight: 60, dueOn: '2026-10-31' }];

/** Somebody else of the unit answers for the work; the person of the place follows it. Made once a place. */
const answering = new WeakMap<Place, Promise<string>>();
function responsible(place: Place): Promise<string> {
  const known = answering.get(place) ?? place.house.unit(system(place), async (unit) => (await savePeople(unit, [{ name: '负责人', sex: 'male', bornOn: '1980-01', appointments: [{ organizationId: place.organizationId, title: '科员', main: true, category: 'staff', startedOn: '2020-01' }] }]))[0]!);
  answering.set(place, known);
  return known;
}
const body = async (place: Place) => ({ kind: 'project' as const, title: '滨江大桥', unitId: place.organizationId as string, personId: await responsible(place), trackerId: place.personId as string, stages });
const attached = async (place: Place): Promise<{ params: { id: string } }> => ({ params: await attachTracker(place.house, system(place), await body(place)) });
async function withFile(place: Place): Promise<{ params: { id: string; hash: string } }> {
  const { hash } = await place.house.unit(system(place), (unit) => saveFile(unit, '现场.txt', Buffer.from('现场情况')));
  const { id } = (await attached(place)).params;
  await checkStage(place.house, system(place), id, { stage: 's1', checkedOn: '2026-03-20', mark: '90', finished: false, finding: '桩基完成八成', attachments: [{ hash, name: '现场.txt' }] });
  return { params: { id, hash } };
}
const readers = ['officer', 'leader', 'liaison', 'cadre'] as const;

export const trackerAccess: readonly AccessCase[] = [
  { endpoint: contract.attachTracker, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: await body(place) }) },
  { endpoint: contract.listTrackedWorks, allowed: readers, input: async (place) => (await attached(place), {}) },
  { endpoint: contract.openTrackedWork, allowed: readers, scoped: 'self', input: attached },
  { endpoint: contract.checkStage, allowed: ['officer', 'leader', 'cadre'], scoped: 'self', input: async (place) => ({ ...(await attached(place)), body: { stage: 's1', checkedOn: '2026-03-20', mark: '90', finished: false, finding: '桩基完成八成' } }) },
  { endpoint: contract.endTracking, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await attached(place)), body: { reason: '项目取消' } }) },
  { endpoint: contract.checkFile, allowed: readers, scoped: 'self', input: withFile },
];
