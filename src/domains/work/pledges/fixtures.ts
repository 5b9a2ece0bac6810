import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { callForPledges, decidePledge, enterActual, submitPledge } from './commands.ts';
import * as contract from './contract.ts';
import { pledgeBoard, pledgePage } from './queries.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
let serial = 0;
const call = (place: Place) => ({ title: `镇党委换届${++serial}`, fromYear: 2026, toYear: 2027, dueOn: '2099-01-05', organizationIds: [place.organizationId] });
const owed = async (place: Place): Promise<string> => {
  const { id } = await callForPledges(place.house, system(place), call(place));
  return (await pledgeBoard(place.house, system(place))).pledges.find((p) => p.termId === id)!.id;
};
const pledge = { statement: '五年再造一个新镇', objectives: [{ title: '村集体经济收入', unit: '万元', better: 'more' as const, targets: [{ year: 2026, target: '100' }, { year: 2027, target: '120' }] }] };
const submitted = async (place: Place): Promise<string> => {
  const id = await owed(place);
  await submitPledge(place.house, system(place), id, pledge);
  return id;
};
const published = async (place: Place): Promise<{ id: string; objectiveId: string }> => {
  const id = await submitted(place);
  await decidePledge(place.house, system(place), id, { accepted: true, opinion: '同意公开' });
  return { id, objectiveId: (await pledgePage(place.house, system(place), id)).objectives[0]!.id };
};
const figure = { year: 2026, actual: '101.5', source: '统计年报' };
const scoped = 'subtree' as const;

export const pledgeAccess: readonly AccessCase[] = [
  { endpoint: contract.listPledges, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.callForPledges, allowed: ['officer'], input: (place) => ({ body: call(place) }) },
  { endpoint: contract.readPledge, allowed: ['officer', 'leader', 'liaison'], scoped, input: async (place) => ({ params: { id: await owed(place) } }) },
  { endpoint: contract.submitPledge, allowed: ['liaison'], scoped, input: async (place) => ({ params: { id: await owed(place) }, body: pledge }) },
  { endpoint: contract.decidePledge, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await submitted(place) }, body: { accepted: true, opinion: '同意公开' } }) },
  { endpoint: contract.enterActual, allowed: ['liaison'], scoped, input: async (place) => ({ params: { id: (await published(place)).objectiveId }, body: figure }) },
  { endpoint: contract.settleActual, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await enterActual(place.house, system(place), (await published(place)).objectiveId, figure)).id }, body: { accepted: true, opinion: '已核' } }) },
  { endpoint: contract.readPublicPledge, input: async (place) => ({ params: { region: place.regionId, id: (await published(place)).id } }) },
];
