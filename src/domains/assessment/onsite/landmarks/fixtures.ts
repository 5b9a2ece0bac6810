import type { AccessCase, Place } from '../../../../../tests/support/access.ts';
import { systemActor } from '../../../../kernel/actor.ts';
import { saveFile } from '../../../../platform/files/index.ts';
import { appendEvidence } from '../../../evidence/index.ts';
import { decideLandmark, declareLandmark, judgeLandmark } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place, name = 'fixtures') => systemActor(place.regionId, name);
async function body(place: Place) {
  const [proof] = await place.house.unit(system(place), (unit) => appendEvidence(unit, [{ title: '审批时限压减一半', occurredOn: '2026-05-01', arena: 'office', content: { kind: 'deed', description: '流程再造' }, source: { kind: 'unit', name: '审批科' }, persons: [{ personId: place.personId, role: 'do' }] }]));
  return { organizationId: place.organizationId as string, title: '全市首个一日办结窗口', description: '审批全流程一日办结', achievedOn: '2026-06-01', people: [{ personId: place.personId as string, share: 10_000 }], attachments: [], evidenceIds: [proof!] };
}
const declared = async (place: Place): Promise<string> => (await declareLandmark(place.house, system(place), await body(place))).id;
async function judged(place: Place): Promise<string> {
  const id = await declared(place);
  for (const judge of ['甲', '乙', '丙']) await judgeLandmark(place.house, system(place, judge), id, { favourable: true, opinion: '材料属实' });
  return id;
}
async function recognized(place: Place): Promise<string> {
  const id = await judged(place);
  await decideLandmark(place.house, system(place), id, { recognize: true, reason: '集体研究认定' });
  return id;
}
async function withFile(place: Place): Promise<{ params: { id: string; hash: string } }> {
  const { hash } = await place.house.unit(system(place), (unit) => saveFile(unit, '佐证.txt', Buffer.from('佐证材料')));
  const { id } = await declareLandmark(place.house, system(place), { ...(await body(place)), attachments: [{ hash, name: '佐证.txt' }] });
  return { params: { id, hash } };
}
const readers = ['officer', 'leader', 'liaison', 'supervisor'] as const;

export const landmarkAccess: readonly AccessCase[] = [
  { endpoint: contract.declareLandmark, allowed: ['officer', 'liaison'], scoped: 'subtree', input: async (place) => ({ body: await body(place) }) },
  { endpoint: contract.listLandmarks, allowed: readers, input: async (place) => (await declared(place), {}) },
  { endpoint: contract.openLandmark, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: await declared(place) } }) },
  { endpoint: contract.judgeLandmark, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await declared(place) }, body: { favourable: true, opinion: '材料属实' } }) },
  { endpoint: contract.decideLandmark, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: await judged(place) }, body: { recognize: true, reason: '集体研究认定' } }) },
  { endpoint: contract.useLandmark, allowed: ['officer', 'leader'], scoped: 'region', input: async (place) => ({ params: { id: await recognized(place) }, body: { kind: 'commendation', reason: '建议评为先进集体' } }) },
  { endpoint: contract.landmarkFile, allowed: readers, scoped: 'subtree', input: withFile },
];
