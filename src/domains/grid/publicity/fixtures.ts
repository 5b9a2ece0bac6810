import { createHash, randomUUID } from 'node:crypto';
import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { saveHeads, saveHouseholds, savePatches } from '../commands/save-grid.ts';
import { planPublicity, recordItem } from './commands.ts';
import * as contract from './contract.ts';
import { planPage } from './queries.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
/** An area, group and neighbour of the place's unit, which the place's grid head serves, and one channel planned for the area. */
async function planned(place: Place): Promise<{ readonly planId: string; readonly itemId: string; readonly patchId: string; readonly today: string; readonly householdId: string }> {
  const actor = system(place);
  const { organizationId } = place;
  // The unit has the areas of other cases too.
  const own: string = randomUUID();
  const made = await place.house.unit(actor, async (unit) => {
    const patch = async (level: 'area' | 'group' | 'neighbour', parentId: string | null, name = '一组') => (await savePatches(unit, [{ level, parentId, organizationId, code: randomUUID(), name }]))[0]!;
    const area = await patch('area', null, own);
    const neighbour = await patch('neighbour', await patch('group', area));
    await saveHeads(unit, [{ name: '邻长', contact: '13900000000', personId: null, accountId: place.accounts.grid_head, way: 'recommended', near: true, handy: true, familiar: true, source: 'building_head', partyMember: false, consentedOn: unit.today, qualifiedBy: '社区党委', patchId: neighbour }]);
    const [householdId] = await saveHouseholds(unit, [{ organizationId, address: randomUUID(), patchId: neighbour }]);
    return { neighbour, today: unit.today, householdId: householdId! };
  });
  const { id } = await planPublicity(place.house, actor, { clientId: randomUUID(), organizationId, title: '反诈宣传', words: '不轻信、不透露、不转账。', startsOn: made.today, dueOn: made.today, parts: [{ channel: '宣传单', level: 'area', dueOn: made.today }] });
  return { planId: id, itemId: (await planPage(place.house, actor, id)).items.find((i) => i.place === own)!.id, patchId: made.neighbour, today: made.today, householdId: made.householdId };
}
const picture = (place: Place) => place.house.unit(system(place), (unit) => saveFile(unit, '现场.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')));
const entryOf = (today: string, fileHash: string) => ({ id: randomUUID() as string, doneOn: today, words: '逐户发放宣传单', fileHash, fileName: '现场.png' });
const recorded = async (place: Place): Promise<string> => {
  const { itemId, today } = await planned(place);
  const entry = entryOf(today, (await picture(place)).hash);
  await recordItem(place.house, system(place), itemId, entry);
  return entry.id;
};
/** Nobody of these uploaded it: whoever may record is told that the file is not there. */
const unknown = createHash('sha256').update('').digest('hex');
const readers = ['officer', 'leader', 'liaison'] as const;
const runners = ['officer', 'liaison'] as const;

export const publicityAccess: readonly AccessCase[] = [
  { endpoint: contract.readPublicityBoard, allowed: readers, input: async (place) => { await planned(place); return {}; } },
  { endpoint: contract.planPublicity, allowed: runners, scoped: 'subtree', input: async (place) => { const { today } = await planned(place); return { body: { clientId: randomUUID(), organizationId: place.organizationId, title: '反诈宣传', words: '不轻信、不透露、不转账。', startsOn: today, dueOn: today, parts: [{ channel: '微信群', level: 'group', dueOn: today }] } }; } },
  { endpoint: contract.readPlan, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: (await planned(place)).planId } }) },
  { endpoint: contract.readItem, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: (await planned(place)).itemId } }) },
  { endpoint: contract.readProof, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: await recorded(place) } }) },
  { endpoint: contract.recordItem, allowed: runners, scoped: 'subtree', answers: 400, input: async (place) => { const { itemId, today } = await planned(place); return { params: { id: itemId }, body: entryOf(today, unknown) }; } },
  { endpoint: contract.callOffItem, allowed: runners, scoped: 'subtree', input: async (place) => ({ params: { id: (await planned(place)).itemId }, body: { reason: '与上一批重复' } }) },
  { endpoint: contract.readOwnPublicity, allowed: ['grid_head'], input: async (place) => { await planned(place); return {}; } },
  { endpoint: contract.readPartHomes, allowed: ['grid_head'], scoped: 'subtree', input: async (place) => { const { itemId, patchId } = await planned(place); return { params: { id: itemId }, query: { patchId } }; } },
  { endpoint: contract.sendOwnEntry, allowed: ['grid_head'], scoped: 'subtree', answers: 400, input: async (place) => { const { itemId, patchId, today, householdId } = await planned(place); return { body: { ...entryOf(today, unknown), itemId, patchId, householdIds: [householdId] } }; } },
];
