import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { addFront, arrive, callUp, openMobilization, recordHarm } from './commands.ts';
import * as contract from './contract.ts';
import { cares } from './store.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const today = (place: Place) => place.house.unit(system(place), async (unit) => unit.today);
const opened = async (place: Place): Promise<string> => (await openMobilization(place.house, system(place), { kind: 'emergency', eventKind: 'flood', title: '防汛抢险', fromOn: await today(place), document: '' })).id;
const front = { name: '城东大堤', level: 'township' as const, postType: 'emergency_supply' as const, needed: 5 };
const fronted = async (place: Place): Promise<string> => (await addFront(place.house, system(place), await opened(place), front)).id;
/** Whoever a case before it called up comes home first: nobody is out twice. */
const called = async (place: Place, there = false): Promise<string> => {
  await place.house.unit(system(place), (unit) => unit.tx.updateTable('work.deployment').set({ state: 'cancelled', left_on: unit.today, left_note: '另有任务' }).where('region_id', '=', place.regionId).where('state', '=', 'called').execute());
  await place.house.unit(system(place), (unit) => unit.tx.updateTable('work.deployment').set({ state: 'returned', left_on: unit.today, left_note: '任务完成' }).where('region_id', '=', place.regionId).where('state', '=', 'on_site').execute());
  const [id] = (await callUp(place.house, system(place), await fronted(place), { personIds: [place.personId], duty: '巡堤' })).ids;
  if (there) await arrive(place.house, system(place), id!, await today(place));
  return id!;
};
const care = async (place: Place): Promise<string> => {
  const day = await today(place);
  const harm = await recordHarm(place.house, system(place), await called(place, true), { kind: 'injury', occurredOn: day, account: '抢险受伤', care: [{ task: '慰问家属', dueOn: day }] });
  return place.house.unit(system(place), async (unit) => (await cares(unit)).find((c) => c.harmId === harm.id)!.id);
};
const report = ['officer', 'liaison'] as const;
const reason = '情况属实';

export const frontAccess: readonly AccessCase[] = [
  { endpoint: contract.listMobilizations, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.openMobilization, allowed: ['officer'], input: async (place) => ({ body: { kind: 'emergency', eventKind: 'flood', title: '防汛抢险', fromOn: await today(place), document: '' } }) },
  { endpoint: contract.readMobilization, allowed: ['officer', 'leader', 'liaison'], scoped: 'region', input: async (place) => ({ params: { id: await opened(place) } }) },
  { endpoint: contract.addFront, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, body: front }) },
  { endpoint: contract.findCallable, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, query: { organizationId: place.organizationId } }) },
  { endpoint: contract.callUp, allowed: ['officer'], scoped: 'region', input: async (place) => { await called(place); await place.house.unit(system(place), (unit) => unit.tx.updateTable('work.deployment').set({ state: 'cancelled', left_on: unit.today, left_note: '另有任务' }).where('region_id', '=', place.regionId).where('state', '=', 'called').execute()); return { params: { id: await fronted(place) }, body: { personIds: [place.personId], duty: '巡堤' } }; } },
  { endpoint: contract.arrive, allowed: report, scoped: 'subtree', input: async (place) => ({ params: { id: await called(place) }, body: { on: await today(place) } }) },
  { endpoint: contract.comeBack, allowed: report, scoped: 'subtree', input: async (place) => ({ params: { id: await called(place, true) }, body: { on: await today(place), conduct: 'competent', note: reason } }) },
  { endpoint: contract.cancelCall, allowed: report, scoped: 'subtree', input: async (place) => ({ params: { id: await called(place) }, body: { reason } }) },
  { endpoint: contract.observeOnSite, allowed: ['officer', 'leader'], scoped: 'subtree', input: async (place) => ({ params: { id: await called(place, true) }, body: { sign: 'positive', description: reason } }) },
  { endpoint: contract.recordHarm, allowed: ['officer'], scoped: 'subtree', input: async (place) => ({ params: { id: await called(place, true) }, body: { kind: 'injury', occurredOn: await today(place), account: reason, care: [{ task: '慰问家属', dueOn: await today(place) }] } }) },
  { endpoint: contract.careDone, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await care(place) }, body: { note: reason } }) },
  { endpoint: contract.ownCalls, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.endMobilization, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, body: { reason } }) },
];
