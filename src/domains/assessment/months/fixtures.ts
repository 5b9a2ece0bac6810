import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { decideList, proposeLists, replyToList } from './commands/lists.ts';
import { planMonth, publishBulletin, rateMonthItem } from './commands/plan-month.ts';
import { openUnitYear } from './commands/unit-year.ts';
import * as contract from './contract.ts';
import { entriesOfUnit } from './store.ts';

/** Every request that changes something gets a month of its own. */
let next = 0;
const freshMonth = (): string => `20${String(10 + Math.floor(next / 12)).padStart(2, '0')}-${String((next++ % 12) + 1).padStart(2, '0')}`;
const item = { title: '重点项目开工', measure: '个', planned: '4' };
const system = (place: Place) => systemActor(place.regionId, 'fixtures');

async function planned(place: Place): Promise<{ month: string; id: string }> {
  const month = freshMonth();
  const { ids } = await planMonth(place.house, system(place), { unitId: place.organizationId, month, items: [{ ...item, organizationId: place.organizationId }] });
  return { month, id: ids[0]! };
}
async function rated(place: Place): Promise<{ unitId: string; month: string }> {
  const { id, month } = await planned(place);
  await rateMonthItem(place.house, system(place), id, { done: '1', reason: '要素保障不到位' });
  return { unitId: place.organizationId, month };
}
async function out(place: Place): Promise<{ unitId: string; month: string }> {
  const at = await rated(place);
  await publishBulletin(place.house, system(place), at);
  return at;
}
/** A black entry; published, after the section has spoken, if wanted. */
async function entry(place: Place, published = false): Promise<string> {
  const at = await out(place);
  await proposeLists(place.house, system(place), at);
  const [found] = await place.house.unit(system(place), (unit) => entriesOfUnit(unit, at.unitId, at.month));
  if (published) {
    await replyToList(place.house, system(place), found!.id, '已制定整改措施');
    await decideList(place.house, system(place), found!.id, { publish: true, reason: '情况属实' });
  }
  return found!.id;
}
let nextYear = 2000;
const unitYear = async (place: Place): Promise<number> => {
  const year = nextYear++ % 25 + 2000;
  await openUnitYear(place.house, system(place), { year, unitIds: [place.organizationId] });
  return year;
};

const runs = ['officer', 'liaison'] as const;
const everybody = ['officer', 'leader', 'liaison', 'cadre', 'supervisor'] as const;

export const monthAccess: readonly AccessCase[] = [
  { endpoint: contract.planMonth, allowed: runs, scoped: 'subtree', input: (place) => ({ body: { unitId: place.organizationId, month: freshMonth(), items: [{ ...item, organizationId: place.organizationId }] } }) },
  { endpoint: contract.rateMonthItem, allowed: runs, scoped: 'subtree', input: async (place) => ({ params: { id: (await planned(place)).id }, body: { done: '4' } }) },
  { endpoint: contract.publishBulletin, allowed: runs, scoped: 'subtree', input: async (place) => ({ body: await rated(place) }) },
  { endpoint: contract.openMonth, allowed: ['officer', 'leader', 'liaison'], scoped: 'subtree', input: async (place) => ({ query: await rated(place) }) },
  { endpoint: contract.listBulletins, allowed: everybody, input: () => ({ query: { month: '2026-10' } }) },
  { endpoint: contract.proposeListsOf, allowed: runs, scoped: 'subtree', input: async (place) => ({ body: await out(place) }) },
  { endpoint: contract.replyToList, allowed: ['liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await entry(place) }, body: { reply: '因征地未完成，已制定整改措施' } }) },
  { endpoint: contract.decideList, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: await entry(place) }, body: { publish: false, reason: '客观原因造成' } }) },
  { endpoint: contract.rectifyList, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: await entry(place, true) }, body: { rectification: '项目已全部开工' } }) },
  { endpoint: contract.openUnitYear, allowed: ['officer'], scoped: 'region', input: (place) => ({ body: { year: 2030, unitIds: [place.organizationId] } }) },
  { endpoint: contract.recordPeriod, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { year: String(await unitYear(place)) }, body: { unitId: place.organizationId, kind: 'month', number: 1, mark: '88', summary: '一月重点工作小结', reason: '更正' } }) },
  { endpoint: contract.openUnitYears, allowed: ['officer', 'leader', 'liaison'], input: async (place) => ({ params: { year: String(await unitYear(place)) } }) },
];
