import { randomUUID } from 'node:crypto';
import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { saveHeads, savePatches } from '../commands/save-grid.ts';
import { sendDown } from './commands.ts';
import * as contract from './contract.ts';
import { insertCopies, insertMessage } from './store.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const words = () => ({ clientId: randomUUID() as string, title: '防汛提醒', words: '今晚有暴雨，请逐户提醒低洼处住户。' });
/** An area with its head, with the account of the place's grid head or with none. */
const served = (place: Place, accountId: string | null) =>
  place.house.unit(system(place), async (unit) => {
    const [patchId] = await savePatches(unit, [{ level: 'area', parentId: null, organizationId: place.organizationId, code: randomUUID(), name: '第一片' }]);
    const [headId] = await saveHeads(unit, [{ name: '片长', contact: '13900000000', personId: null, accountId, way: 'recommended', near: true, handy: true, familiar: true, source: 'building_head', partyMember: false, consentedOn: unit.today, qualifiedBy: '社区党委', patchId: patchId! }]);
    return { patchId: patchId!, headId: headId! };
  });
const sent = async (place: Place, accountId: string | null): Promise<{ readonly id: string; readonly headId: string }> => {
  const { headId } = await served(place, accountId);
  return { id: (await sendDown(place.house, system(place), { ...words(), organizationId: place.organizationId, publicUntil: null })).id, headId };
};
/** A report of an area head, which ends at the desk. */
const reported = async (place: Place): Promise<string> => {
  const { patchId } = await served(place, null);
  return place.house.unit(system(place), async (unit) => (await insertMessage(unit, { ...words(), direction: 'up', organizationId: place.organizationId, patchId, publicUntil: null }))!);
};
const forGridHead = async (place: Place): Promise<string> => {
  const { patchId } = await served(place, place.accounts.grid_head);
  return place.house.unit(system(place), async (unit) => {
    const id = (await insertMessage(unit, { ...words(), direction: 'down', organizationId: place.organizationId, patchId, publicUntil: null }))!;
    await insertCopies(unit, id, { patchIds: [patchId] });
    return id;
  });
};
const readers = ['officer', 'leader', 'liaison'] as const;
const senders = ['officer', 'liaison'] as const;

export const messageAccess: readonly AccessCase[] = [
  { endpoint: contract.readMessageBoard, allowed: readers, input: () => ({}) },
  { endpoint: contract.readMessage, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: (await sent(place, null)).id } }) },
  { endpoint: contract.sendDown, allowed: senders, scoped: 'subtree', input: async (place) => { await served(place, null); return { body: { ...words(), organizationId: place.organizationId } }; } },
  { endpoint: contract.tellByMouth, allowed: senders, scoped: 'subtree', input: async (place) => { const { id, headId } = await sent(place, null); return { params: { id }, body: { headId } }; } },
  { endpoint: contract.takeUp, allowed: senders, scoped: 'subtree', input: async (place) => ({ params: { id: await reported(place) } }) },
  { endpoint: contract.readOwnMessages, allowed: ['grid_head'], input: () => ({}) },
  { endpoint: contract.sendOwn, allowed: ['grid_head'], scoped: 'subtree', input: async (place) => ({ body: { ...words(), patchId: (await served(place, place.accounts.grid_head)).patchId, direction: 'up' } }) },
  { endpoint: contract.readOwn, allowed: ['grid_head'], scoped: 'subtree', input: async (place) => ({ params: { id: await forGridHead(place) } }) },
];
