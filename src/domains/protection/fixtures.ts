import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor } from '../../kernel/actor.ts';
import { openCase } from '../cases/index.ts';
import * as contract from './contract.ts';
import { protectionModule } from './index.ts';

/** What an account of a mistake looks like. */
export const mistake = { field: '改革创新试点', occurredOn: '2026-03-10', account: '农村集体产权改革试点中评估方法选择不当，造成返工。' };
/** Facts of the table that may be tolerated. */
export const mayBeTolerated = { 是否明知故犯: false, 是否明令禁止后实施: false, 是否谋取私利: false, 是否履行决策程序: true, 是否及时挽回损失: true, 失误类型: '先行先试', summary: '改革试点中方法选择不当，及时纠正。' };

async function opened(place: Place): Promise<string> {
  protectionModule();
  const { id } = await openCase(place.house, systemActor(place.regionId, 'fixtures'), { type: 'tolerance', opening: 'ex_officio', title: '改革试点失误', organizationId: place.organizationId, parties: [{ role: 'subject', personId: place.personId }], facts: mistake });
  return id;
}

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.personEffects, allowed: ['officer', 'leader', 'liaison'], scoped: 'subtree', input: (place) => ({ params: { id: place.personId } }) },
  { endpoint: contract.ownEffects, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.clearances, allowed: ['officer', 'leader', 'supervisor'], input: () => ({}) },
  { endpoint: contract.inquiryShares, allowed: ['officer', 'leader', 'supervisor'], input: () => ({}) },
  { endpoint: contract.similarCases, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await opened(place) } }) },
];
