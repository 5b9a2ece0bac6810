import type { AccessCase, Place } from '../../../../../tests/support/access.ts';
import { systemActor } from '../../../../kernel/actor.ts';
import { organizationsNow, saveOrganizations } from '../../../registry/index.ts';
import { demandRectification, planRound, recordInspection, reportRectification } from './commands.ts';
import * as contract from './contract.ts';
import { insertFindings, insertRound, saveInspection } from './store.ts';

const system = (place: Place) => systemActor(place.regionId, 'fixtures');
const items = ['政治忠诚', '政治担当'];
const plan = { title: '年度政治建设考察', basis: '县委办考察办法', asOf: '2026-11-01', levels: ['section' as const], unitIds: [], unitTypes: [] };
const found = (verdict: 'sound' | 'problem') => items.map((_name, i) => ({ item: `i${i + 1}`, verdict: i === 0 ? verdict : ('sound' as const), basis: '查阅会议记录、个别谈话' }));

/** An internal section of the unit, made once. */
async function section(place: Place): Promise<string> {
  return place.house.unit(system(place), async (unit) => {
    const known = (await organizationsNow(unit)).find((o) => o.type === 'department' && o.parentId === place.organizationId);
    return known?.id ?? (await saveOrganizations(unit, [{ name: '办公室', type: 'department', parentId: place.organizationId, validFrom: '2020-01-01' }]))[0]!;
  });
}
async function round(place: Place): Promise<{ id: string; sectionId: string }> {
  const sectionId = await section(place);
  return { id: (await planRound(place.house, system(place), { ...plan, unitIds: [place.organizationId], items })).id, sectionId };
}
async function inspected(place: Place, verdict: 'sound' | 'problem' = 'problem'): Promise<{ id: string; roundId: string }> {
  const { id: roundId, sectionId } = await round(place);
  const { id } = await recordInspection(place.house, system(place), roundId, { level: 'section', targetId: sectionId, inspectedOn: '2026-11-02', inspectors: '考察组', findings: found(verdict) });
  return { id, roundId };
}
/** The person of the place inspected as a leader. */
const inspectedLeader = (place: Place): Promise<string> =>
  place.house.unit(system(place), async (unit) => {
    const roundId = await insertRound(unit, { ...plan, levels: ['leader'], items: items.map((name, i) => ({ key: `i${i + 1}`, name })) });
    const { id } = await saveInspection(unit, undefined, { roundId, level: 'leader', organizationId: place.organizationId, personId: place.personId, inspectedOn: '2026-11-02', inspectors: '考察组', replyUntil: '2026-11-30' });
    await insertFindings(unit, id, 1, found('problem'), null);
    return id;
  });
const demand = { item: 'i1', demand: '补学并修订议事规则', dueOn: '2099-12-31' };
const demanded = async (place: Place, inspectionId: string): Promise<string> => (await demandRectification(place.house, system(place), inspectionId, demand)).id;
async function reported(place: Place): Promise<string> {
  const id = await demanded(place, (await inspected(place)).id);
  await reportRectification(place.house, system(place), id, 'unit', '已修订议事规则');
  return id;
}
const readers = ['officer', 'leader', 'supervisor'] as const;

export const roundAccess: readonly AccessCase[] = [
  { endpoint: contract.planRound, allowed: ['officer'], scoped: 'region', input: async (place) => (await section(place), { body: { ...plan, unitIds: [place.organizationId], items } }) },
  { endpoint: contract.listRounds, allowed: readers, input: () => ({}) },
  { endpoint: contract.openRound, allowed: readers, scoped: 'region', input: async (place) => ({ params: { id: (await inspected(place)).roundId } }) },
  { endpoint: contract.recordInspection, allowed: ['officer'], scoped: 'region', input: async (place) => { const { id, sectionId } = await round(place); return { params: { id }, body: { level: 'section', targetId: sectionId, inspectedOn: '2026-11-02', inspectors: '考察组', findings: found('sound') } }; } },
  { endpoint: contract.replyToInspection, allowed: ['liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: (await inspected(place)).id }, body: { reply: '记录不全，已补正' } }) },
  { endpoint: contract.replyToOwnInspection, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await inspectedLeader(place) }, body: { reply: '当时在外培训' } }) },
  { endpoint: contract.demandRectification, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await inspected(place)).id }, body: demand }) },
  { endpoint: contract.reportRectification, allowed: ['liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await demanded(place, (await inspected(place)).id) }, body: { report: '已修订议事规则' } }) },
  { endpoint: contract.reportOwnRectification, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await demanded(place, await inspectedLeader(place)) }, body: { report: '已补学' } }) },
  { endpoint: contract.decideRectification, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await reported(place) }, body: { accept: true, reason: '查验属实' } }) },
  { endpoint: contract.closeRound, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: (await inspected(place, 'sound')).roundId }, body: { conclusion: '考察完成' } }) },
  { endpoint: contract.ownInspections, allowed: ['liaison', 'cadre'], input: async (place) => (await inspected(place), await inspectedLeader(place), {}) },
];
