import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { savePeople } from '../../registry/index.ts';
import { addMember, foundTeam, giveMatter, listItem, reportItem } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
let serial = 0;

/** Somebody of the party group of the unit. */
const leader = async (place: Place): Promise<string> =>
  (await place.house.unit(system(place), (unit) => savePeople(unit, [{ name: `组长${++serial}`, sex: 'male', appointments: [{ organizationId: place.organizationId, title: '党组成员、副局长', main: true, category: 'deputy', startedOn: '2020-01' }] }])))[0]!;
const founding = async (place: Place) => ({ organizationId: place.organizationId, name: `项目专班${++serial}`, theme: '要素保障', leaderId: await leader(place), members: [] });
const founded = async (place: Place, joined = false): Promise<string> => {
  const { id } = await foundTeam(place.house, system(place), await founding(place));
  if (joined) await addMember(place.house, system(place), id, { personId: place.personId, section: '投资科' });
  return id;
};
const dueOn = '2027-06-30';
const matter = async (place: Place) => {
  const id = await founded(place, true);
  return { id, matterId: (await giveMatter(place.house, system(place), id, { title: '机场迁建', dueOn })).id };
};
const item = async (place: Place, reported = false): Promise<string> => {
  const id = await founded(place, true);
  const made = await listItem(place.house, system(place), id, { title: '完成可研批复', personId: place.personId, matterId: null, dueOn });
  if (reported) await reportItem(place.house, system(place), made.id, '已批复');
  return made.id;
};
const run = ['officer', 'liaison'] as const;
const scoped = 'subtree' as const;
const reason = '情况属实';

export const teamAccess: readonly AccessCase[] = [
  { endpoint: contract.listTeams, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.foundTeam, allowed: run, scoped, input: async (place) => ({ body: await founding(place) }) },
  { endpoint: contract.readTeam, allowed: ['officer', 'leader', 'liaison'], scoped, input: async (place) => ({ params: { id: await founded(place) } }) },
  { endpoint: contract.changeLeader, allowed: run, scoped, input: async (place) => ({ params: { id: await founded(place) }, body: { leaderId: await leader(place), reason } }) },
  { endpoint: contract.addMember, allowed: run, scoped, input: async (place) => ({ params: { id: await founded(place) }, body: { personId: place.personId, section: '投资科' } }) },
  { endpoint: contract.removeMember, allowed: run, scoped, input: async (place) => ({ params: { id: await founded(place, true) }, body: { personId: place.personId } }) },
  { endpoint: contract.giveMatter, allowed: run, scoped, input: async (place) => ({ params: { id: await founded(place) }, body: { title: '机场迁建', dueOn } }) },
  { endpoint: contract.moveMatter, allowed: run, scoped, input: async (place) => ({ params: await matter(place), body: { teamId: await founded(place), reason } }) },
  { endpoint: contract.closeMatter, allowed: run, scoped, input: async (place) => ({ params: await matter(place), body: { result: '已开工' } }) },
  { endpoint: contract.listItem, allowed: run, scoped, input: async (place) => ({ params: { id: await founded(place, true) }, body: { title: '完成可研批复', personId: place.personId, dueOn } }) },
  { endpoint: contract.endTeam, allowed: run, scoped, input: async (place) => ({ params: { id: await founded(place) }, body: { reason } }) },
  { endpoint: contract.settleItem, allowed: run, scoped, input: async (place) => ({ params: { id: await item(place, true) }, body: { accepted: true, opinion: reason } }) },
  { endpoint: contract.ownItems, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.reportItem, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await item(place) }, body: { note: '已批复' } }) },
];
