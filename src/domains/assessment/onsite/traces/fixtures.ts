import type { AccessCase, Place } from '../../../../../tests/support/access.ts';
import { systemActor } from '../../../../kernel/actor.ts';
import { saveFile } from '../../../../platform/files/index.ts';
import { appendEvidence } from '../../../evidence/index.ts';
import { addOrigin, startTrace } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place) => systemActor(place.regionId, 'fixtures');
const entry = (place: Place): Promise<string> =>
  place.house.unit(system(place), async (unit) => (await appendEvidence(unit, [{ title: '引进项目落地投产', occurredOn: '2026-05-01', arena: 'project', content: { kind: 'deed', description: '全程服务' }, source: { kind: 'unit', name: '发改局' }, persons: [{ personId: place.personId, role: 'do', share: 6000 }] }]))[0]!);
const started = async (place: Place): Promise<{ params: { id: string } }> => ({ params: await startTrace(place.house, system(place), { claim: { kind: 'evidence', entryId: await entry(place) }, expected: ['project'] }) });
const origin = { kind: 'project' as const, title: '年产万台设备项目备案', reference: '备〔2025〕12号', issuer: '发改局', issuedOn: '2025-03-01', attachments: [] };
async function withFile(place: Place): Promise<{ params: { id: string; hash: string } }> {
  const { hash } = await place.house.unit(system(place), (unit) => saveFile(unit, '备案表.txt', Buffer.from('项目备案')));
  const { id } = (await started(place)).params;
  await addOrigin(place.house, system(place), id, { ...origin, attachments: [{ hash, name: '备案表.txt' }] });
  return { params: { id, hash } };
}
const readers = ['officer', 'leader', 'supervisor'] as const;

export const traceAccess: readonly AccessCase[] = [
  { endpoint: contract.startTrace, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: { claim: { kind: 'evidence', entryId: await entry(place) }, expected: ['project'] } }) },
  { endpoint: contract.listTraces, allowed: readers, input: () => ({}) },
  { endpoint: contract.openTrace, allowed: readers, scoped: 'region', input: started },
  { endpoint: contract.addOrigin, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await started(place)), body: origin }) },
  { endpoint: contract.withdrawOrigin, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: await addOrigin(place.house, system(place), (await started(place)).params.id, origin), body: { reason: '不是同一项目' } }) },
  { endpoint: contract.originFile, allowed: readers, scoped: 'region', input: withFile },
];
