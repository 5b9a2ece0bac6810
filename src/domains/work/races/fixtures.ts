import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { decideProject, enterClaim, signCommitment } from '../commands/claims.ts';
import { announceResult, draftProject, publishProject } from '../commands/projects.ts';
import { buildGoal, buildProject } from '../fixtures/projects.ts';
import { askAwardReview, confirmAward, replyToAward, tellAward } from './commands/awards.ts';
import { draftRace, startRace } from './commands/races.ts';
import { countRace } from './commands/snapshots.ts';
import * as contract from './contract.ts';
import type { AwardKind } from './model.ts';
import { insertAward, lanes } from './store/index.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const named = (place: Place): Actor => ({ ...system(place), accountId: newId<'account'>(), name: '部领导' });
const QUARTER = '2027-01-01';

/** A project whose winner is under way from the first month of next year’s first quarter. */
async function running(place: Place): Promise<string> {
  const { id } = await draftProject(place.house, system(place), buildProject(await buildGoal(place), place.organizationId, { startsOn: QUARTER }));
  await publishProject(place.house, system(place), id);
  const { id: claimId } = await enterClaim(place.house, system(place), id, place.personId, '按月推进');
  await place.house.unit(system(place), (unit) => unit.tx.updateTable('work.project').set({ closes_on: '2026-11-10' }).where('region_id', '=', place.regionId).where('id', '=', id).execute());
  await decideProject(place.house, system(place), id, { claimIds: [claimId], reason: '方案最实' });
  await signCommitment(place.house, system(place), claimId);
  await announceResult(place.house, system(place), id);
  return id;
}
const terms = async (place: Place) => ({ projects: [{ projectId: await running(place), weight: 12_000, reason: '拆迁量大' }], groups: [{ organizationId: place.organizationId, name: '乡镇' }] });
const draft = async (place: Place): Promise<string> => (await draftRace(place.house, system(place), { title: '一季度赛马', quarter: QUARTER, runs: 'winners', ...(await terms(place)) })).id;
/** The clock of the test stands still, so the quarter is moved behind it. */
async function closed(place: Place): Promise<string> {
  const id = await draft(place);
  await startRace(place.house, system(place), id, '会议研究');
  await place.house.unit(system(place), (unit) => unit.tx.updateTable('work.race').set({ quarter: '2026-07-01' }).where('region_id', '=', place.regionId).where('id', '=', id).execute());
  await countRace(place.house, place.regionId, id);
  return id;
}
async function proposed(place: Place, kind: AwardKind): Promise<string> {
  const raceId = await closed(place);
  return (await place.house.unit(system(place), async (unit) => insertAward(unit, { raceId, laneId: (await lanes(unit, [raceId]))[0]!.id, kind, origin: 'program', basis: { reasons: [], counter: [] } })))!;
}
const told = async (place: Place): Promise<string> => {
  const id = await proposed(place, 'snail');
  await tellAward(place.house, system(place), id);
  return id;
};
const reason = '情况属实';
const reward = { reason, consequence: { kind: 'reward' as const, measureId: null, text: '通报表扬', dueOn: '2026-12-31' } };
const given = async (place: Place): Promise<string> => {
  const id = await told(place);
  await replyToAward(place.house, system(place), id, '受天气影响');
  await confirmAward(place.house, named(place), id, { reason, consequence: { ...reward.consequence, kind: 'talk' } });
  return id;
};
const asked = async (place: Place): Promise<string> => {
  const id = await given(place);
  await askAwardReview(place.house, system(place), id, '数据有误');
  return id;
};
const laneOf = async (place: Place, raceId: string): Promise<string> => place.house.unit(system(place), async (unit) => (await lanes(unit, [raceId]))[0]!.id);
const everybody = ['officer', 'leader', 'liaison', 'cadre'] as const;
const weighed = async (place: Place) => {
  const { projects, groups } = await terms(place);
  return { projects: projects.map((p) => ({ ...p, weight: '1.2' })), groups };
};

export const raceCases: readonly AccessCase[] = [
  { endpoint: contract.listRaces, allowed: everybody, input: () => ({}) },
  { endpoint: contract.raceForm, allowed: ['officer'], input: () => ({ query: { quarter: QUARTER } }) },
  { endpoint: contract.draftNewRace, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: { title: '一季度赛马', quarter: QUARTER, runs: 'winners', ...(await weighed(place)) } }) },
  { endpoint: contract.weighNow, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await draft(place) }, body: await weighed(place) }) },
  { endpoint: contract.startNow, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await draft(place) }, body: { reason } }) },
  { endpoint: contract.withdrawRaceNow, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await draft(place) }, body: { reason } }) },
  { endpoint: contract.readRace, allowed: everybody, scoped: 'region', input: async (place) => ({ params: { id: await closed(place) } }) },
  { endpoint: contract.readWall, allowed: everybody, scoped: 'region', input: async (place) => ({ params: { id: await closed(place) } }) },
  { endpoint: contract.proposeOneAward, allowed: ['leader'], scoped: 'region', input: async (place) => { const id = await closed(place); return { params: { id }, body: { laneId: await laneOf(place, id), kind: 'running', reason } }; } },
  { endpoint: contract.tellNow, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await proposed(place, 'snail') } }) },
  { endpoint: contract.replyNow, allowed: ['cadre', 'liaison'], scoped: 'self', input: async (place) => ({ params: { id: await told(place) }, body: { reply: '受天气影响' } }) },
  { endpoint: contract.confirmNow, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: await proposed(place, 'running') }, body: reward }) },
  { endpoint: contract.dropNow, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: await proposed(place, 'running') }, body: { reason } }) },
  { endpoint: contract.askReviewNow, allowed: ['cadre', 'liaison'], scoped: 'self', input: async (place) => ({ params: { id: await given(place) }, body: { reason: '数据有误' } }) },
  { endpoint: contract.reviewNow, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: await asked(place) }, body: { upheld: false, opinion: reason } }) },
  { endpoint: contract.checkNow, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await given(place) }, body: { result: '已谈话' } }) },
];
