import { randomUUID } from 'node:crypto';
import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { startSeries } from '../../work/index.ts';
import { enterDemand } from '../commands/intake.ts';
import { assignDepartments, classifyDemand } from '../commands/triage.ts';
import { foundRoot } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const enter = async (place: Place): Promise<string> =>
  (await enterDemand(place.house, system(place), { clientId: randomUUID(), source: 'hotline', words: '晚上没有自来水', scope: 'one', aboutHead: false, place: '', theme: '', latitude: null, longitude: null, contact: null, patchId: null, organizationId: place.organizationId, firmId: null })).id;
const series = async (place: Place): Promise<string> => (await startSeries(place.house, system(place), { name: `诉求调度${randomUUID()}`, purpose: '调度诉求' })).id;
const root = async (place: Place): Promise<{ id: string; demandId: string }> => {
  const demandIds = [await enter(place), await enter(place)];
  const { id } = await foundRoot(place.house, system(place), { title: '管网老旧', cause: '年久失修', organizationId: place.organizationId, seriesId: await series(place), demandIds });
  return { id, demandId: demandIds[0]! };
};
const atUnits = async (place: Place): Promise<string> => {
  const id = await enter(place);
  await classifyDemand(place.house, system(place), id, { scope: 'one', needsDepartment: true, aboutHead: false, class: null, reason: '' });
  await assignDepartments(place.house, system(place), id, { leadId: place.organizationId, jointIds: [], reason: '' });
  return id;
};
const both = ['officer', 'leader'] as const;
const scoped = 'region' as const;

export const rootAccess: readonly AccessCase[] = [
  { endpoint: contract.readRootsList, allowed: both, input: () => ({}) },
  { endpoint: contract.listSeries, allowed: both, input: () => ({}) },
  { endpoint: contract.foundOneRoot, allowed: ['officer'], scoped, input: async (place) => ({ body: { title: '管网老旧', cause: '年久失修', organizationId: place.organizationId, seriesId: await series(place), demandIds: [await enter(place), await enter(place)] } }) },
  { endpoint: contract.readRoot, allowed: both, scoped, input: async (place) => ({ params: { id: (await root(place)).id } }) },
  { endpoint: contract.joinOneRoot, allowed: ['officer'], scoped, input: async (place) => ({ params: { id: (await root(place)).id }, body: { demandIds: [await enter(place)] } }) },
  { endpoint: contract.leaveOneRoot, allowed: ['officer'], scoped, input: async (place) => ({ params: { id: (await root(place)).demandId }, body: { reason: '归并有误' } }) },
  { endpoint: contract.listKin, allowed: ['officer'], scoped, input: async (place) => ({ params: { id: await enter(place) } }) },
  { endpoint: contract.sendOne, allowed: both, scoped, input: async (place) => ({ params: { id: await atUnits(place) }, body: { seriesId: await series(place), title: '自来水加压' } }) },
];
