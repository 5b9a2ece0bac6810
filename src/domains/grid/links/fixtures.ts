import { randomUUID } from 'node:crypto';
import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { saveOrganizations } from '../../registry/index.ts';
import { guide, saveLinks } from './commands.ts';
import * as contract from './contract.ts';
import { links, problems } from './store.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const created = (place: Place, type: 'town' | 'village') =>
  place.house.unit(system(place), async (unit) => (await saveOrganizations(unit, [{ name: `示例${randomUUID().slice(0, 8)}`, type, parentId: place.organizationId }]))[0]!);
/** The unit of the place stands for a village of its own. */
async function linked(place: Place): Promise<{ readonly linkId: string; readonly villageId: string }> {
  const villageId = await created(place, 'village');
  return place.house.unit(system(place), async (unit) => {
    await saveLinks(unit, [{ kind: 'organ_village', organId: place.organizationId, targetId: villageId }]);
    return { linkId: (await links(unit)).find((l) => l.targetId === villageId)!.id, villageId };
  });
}
const visited = (today: string) => ({ visitedOn: today, words: '查看人居环境整治', problems: [{ title: '垃圾清运不及时', dueOn: '2099-01-05' }] });
const today = (place: Place): Promise<string> => place.house.unit(system(place), async (unit) => unit.today);
const problem = async (place: Place): Promise<string> => {
  const { linkId } = await linked(place);
  await guide(place.house, system(place), linkId, visited(await today(place)));
  return place.house.unit(system(place), async (unit) => (await problems(unit, { linkIds: [linkId] }))[0]!.id);
};
const readers = ['officer', 'leader', 'liaison'] as const;

export const linkAccess: readonly AccessCase[] = [
  { endpoint: contract.readLinkBoard, allowed: readers, input: () => ({ query: {} }) },
  { endpoint: contract.readTarget, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: (await linked(place)).villageId } }) },
  { endpoint: contract.makeLink, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: { kind: 'leader_town', personId: place.personId, targetId: await created(place, 'town') } }) },
  { endpoint: contract.endOneLink, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await linked(place)).linkId } }) },
  { endpoint: contract.guideOnce, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: (await linked(place)).linkId }, body: visited(await today(place)) }) },
  { endpoint: contract.settleOneProblem, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: await problem(place) }, body: { result: '已增加清运车次' } }) },
];
