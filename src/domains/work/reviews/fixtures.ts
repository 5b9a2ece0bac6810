import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { saveOrganizations } from '../../registry/index.ts';
import { applyNow, giveOpinion, setReviewPanel } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');

/** The unit of the place and two others. */
const parties = async (place: Place) => {
  const others = await place.house.unit(system(place), (unit) => saveOrganizations(unit, ['财政局', '自然资源局'].map((name) => ({ name, type: 'government_organ' as const, validFrom: '2000-01-01' }))));
  return [place.organizationId, ...others].map((organizationId, i) => ({ name: `第${i + 1}堂`, organizationId }));
};
const applied = async (place: Place): Promise<string> => {
  await setReviewPanel(place.house, system(place), await parties(place));
  return (await applyNow(place.house, system(place), { organizationId: place.organizationId, title: '城区污水厂扩建', about: '日处理能力三万吨' })).id;
};
const spoken = async (place: Place, agreed: boolean): Promise<string> => {
  const id = await applied(place);
  for (const position of [1, 2, 3]) await giveOpinion(place.house, system(place), id, { position, agreed, ...(agreed ? {} : { kind: '其他' }), reason: '已核' });
  return id;
};
const apply = ['officer', 'liaison'] as const;

export const reviewAccess: readonly AccessCase[] = [
  { endpoint: contract.listReviews, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.setReviewPanel, allowed: ['officer'], input: async (place) => ({ body: { parties: await parties(place) } }) },
  { endpoint: contract.applyNow, allowed: apply, scoped: 'subtree', input: async (place) => { await applied(place); return { body: { organizationId: place.organizationId, title: '城区污水厂扩建', about: '日处理能力三万吨' } }; } },
  { endpoint: contract.giveOpinion, allowed: ['liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await applied(place) }, body: { position: 1, agreed: true, reason: '同意上报' } }) },
  { endpoint: contract.applyAgain, allowed: apply, scoped: 'subtree', input: async (place) => ({ params: { id: await spoken(place, false) }, body: { changes: '已补齐手续' } }) },
  { endpoint: contract.submitNow, allowed: apply, scoped: 'subtree', input: async (place) => ({ params: { id: await spoken(place, true) } }) },
];
