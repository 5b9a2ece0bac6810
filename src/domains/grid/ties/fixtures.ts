import { randomUUID } from 'node:crypto';
import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { saveHouseholds } from '../commands/save-grid.ts';
import { saveTieEntries, saveTies } from './commands.ts';
import * as contract from './contract.ts';
import type { EntryKind } from './model.ts';
import { householdsOfCadre } from './store.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const household = (place: Place, address: string = randomUUID()): Promise<string> => place.house.unit(system(place), async (unit) => (await saveHouseholds(unit, [{ organizationId: place.organizationId, address, patchId: null }]))[0]!);
/** The person of the place stands for a household. */
async function bound(place: Place): Promise<{ readonly tieId: string; readonly today: string }> {
  const address: string = randomUUID();
  const householdId = await household(place, address);
  return place.house.unit(system(place), async (unit) => {
    await saveTies(unit, [{ personId: place.personId, householdId }]);
    return { tieId: (await householdsOfCadre(unit, place.personId)).find((h) => h.address === address)!.tieId, today: unit.today };
  });
}
const entry = (tieId: string, onDay: string, kind: EntryKind) => ({ id: randomUUID() as string, tieId, kind, onDay, words: '屋顶漏雨，帮助联系维修' });
const difficulty = async (place: Place): Promise<string> => {
  const { tieId, today } = await bound(place);
  const made = entry(tieId, today, 'difficulty');
  await place.house.unit(system(place), (unit) => saveTieEntries(unit, [made]));
  return made.id;
};

export const tieAccess: readonly AccessCase[] = [
  { endpoint: contract.readTieBoard, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.listUnbound, allowed: ['officer', 'liaison'], scoped: 'subtree', input: (place) => ({ query: { organizationId: place.organizationId } }) },
  { endpoint: contract.bindHouseholds, allowed: ['officer', 'liaison'], scoped: 'subtree', input: async (place) => ({ body: { personId: place.personId, householdIds: [await household(place)] } }) },
  { endpoint: contract.releaseHouseholds, allowed: ['officer', 'liaison'], scoped: 'subtree', input: async (place) => { await bound(place); return { params: { id: place.personId }, body: { reason: '调离本单位' } }; } },
  { endpoint: contract.readOwnTies, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.sendEntries, allowed: ['cadre'], scoped: 'self', input: async (place) => { const { tieId, today } = await bound(place); return { body: { entries: [entry(tieId, today, 'visit')] } }; } },
  { endpoint: contract.settleDifficulty, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await difficulty(place) } }) },
];
