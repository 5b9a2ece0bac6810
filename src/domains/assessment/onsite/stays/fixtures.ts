import type { AccessCase, Place } from '../../../../../tests/support/access.ts';
import { systemActor } from '../../../../kernel/actor.ts';
import { organizationsNow } from '../../../registry/index.ts';
import { endStay, noteOnStay } from './commands.ts';
import * as contract from './contract.ts';
import { insertNote, insertStay } from './store.ts';

const system = (place: Place) => systemActor(place.regionId, 'fixtures');
const days = { purpose: '平时考核蹲点调研', beginsOn: '2026-01-05', endsOn: '2099-12-31' };

/** The person of the place stays somewhere: enough for questions of who may see and note. */
const staying = async (place: Place): Promise<{ params: { id: string } }> => ({ params: { id: await place.house.unit(system(place), (unit) => insertStay(unit, { ...days, unitId: place.organizationId, members: [place.personId] })) } });
/** A note about the person of the place; by now the stay has ended. */
async function noted(place: Place): Promise<string> {
  const stayId = await place.house.unit(system(place), (unit) => insertStay(unit, { ...days, unitId: place.organizationId, members: [] }));
  const id = await place.house.unit(system(place), (unit) => insertNote(unit, { stayId, notedOn: '2026-01-06', personId: place.personId, sign: 'concern', observation: '夜班值守多次不在岗' }));
  await noteOnStay(place.house, system(place), stayId, { notedOn: '2026-01-06', personId: null, sign: 'good', observation: '班子议事规范' });
  await endStay(place.house, system(place), stayId, '总体运行平稳');
  return id;
}
const rootOf = (place: Place): Promise<string> => place.house.unit(system(place), async (unit) => (await organizationsNow(unit)).find((o) => o.id !== place.organizationId && o.type !== 'region' && o.type !== 'department')!.id);
const note = { notedOn: '2026-01-06', sign: 'good', observation: '班子会前充分酝酿' };

export const stayAccess: readonly AccessCase[] = [
  { endpoint: contract.scheduleStay, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: { ...days, unitId: await rootOf(place), memberIds: [place.personId] } }) },
  { endpoint: contract.listStays, allowed: ['officer', 'leader', 'cadre'], input: async (place) => (await staying(place), {}) },
  { endpoint: contract.openStay, allowed: ['officer', 'leader', 'cadre'], scoped: 'self', input: staying },
  { endpoint: contract.noteOnStay, allowed: ['officer', 'leader', 'cadre'], scoped: 'self', input: async (place) => ({ ...(await staying(place)), body: note }) },
  { endpoint: contract.endStay, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await staying(place)), body: { conclusion: '总体运行平稳' } }) },
  { endpoint: contract.replyToNote, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await noted(place) }, body: { reply: '当晚在一线处置' } }) },
  { endpoint: contract.routineTimeline, allowed: ['officer', 'leader'], scoped: 'region', input: async (place) => (await noted(place), { params: { personId: place.personId } }) },
  { endpoint: contract.ownRoutine, allowed: ['cadre'], input: async (place) => (await noted(place), {}) },
];
