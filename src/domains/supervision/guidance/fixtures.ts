import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { organizationsNow, saveOrganizations } from '../../registry/index.ts';
import * as contract from './contract.ts';
import { answerRecommendation, recommendExperience, reportAdoption, reviewExperience, submitExperience } from './experiences.ts';
import { giveDuty, reportDuty, startRollout } from './rollouts.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
let serial = 0;
const rollout = () => ({ title: `容错纠错实施办法落实${++serial}`, basis: '县委办发〔2026〕3号', measureId: null, reachesTo: 'unit' as const });
const started = (place: Place): Promise<{ id: string }> => startRollout(place.house, system(place), rollout());
const above = { parentId: null, organizationIds: [], outside: { name: '省委组织部', level: 'province' as const }, keeper: '组织二处', task: '印发文件', dueOn: '2099-06-30' };
const given = async (place: Place): Promise<{ rolloutId: string; id: string }> => {
  const { id: rolloutId } = await started(place);
  const top = (await giveDuty(place.house, system(place), rolloutId, above)).ids[0]!;
  const { ids } = await giveDuty(place.house, system(place), rolloutId, { parentId: top, organizationIds: [place.organizationId], outside: null, keeper: '主要负责人', task: '制定本单位细则', dueOn: '2099-05-31' });
  return { rolloutId, id: ids[0]! };
};
/** A duty of a town of the place, to be passed on to its village. */
const toPassOn = async (place: Place) => {
  const [town, village] = await place.house.unit(system(place), async (unit) => {
    const [made] = await saveOrganizations(unit, [{ name: `下级镇${++serial}`, type: 'town', parentId: place.organizationId }]);
    return [made!, (await saveOrganizations(unit, [{ name: `下级村${serial}`, type: 'village', parentId: made! }]))[0]!];
  });
  const { id } = await started(place);
  const top = (await giveDuty(place.house, system(place), id, above)).ids[0]!;
  const ids = { outside: null, keeper: '主要负责人', task: '制定细则' };
  const parentId = (await giveDuty(place.house, system(place), id, { ...ids, parentId: top, organizationIds: [town], dueOn: '2099-05-31' })).ids[0]!;
  return { params: { id }, body: { ...ids, parentId, organizationIds: [village], dueOn: '2099-04-30' } };
};
const today = (place: Place): string => place.house.clock.now().toISOString().slice(0, 10);
const reported = async (place: Place): Promise<string> => {
  const { id } = await given(place);
  await reportDuty(place.house, system(place), id, { doneOn: today(place), report: '细则已印发' });
  return id;
};
const said = () => ({ title: `一线考察法${++serial}`, problem: 'motivation' as const, account: '到项目一线考察干部', results: '发现一批敢担当的干部', practiceId: null });
const submitted = async (place: Place): Promise<string> => (await submitExperience(place.house, system(place), { ...said(), organizationId: place.organizationId })).id;
const accepted = async (place: Place, organizationId: string = place.organizationId): Promise<string> => {
  const { id } = await submitExperience(place.house, system(place), { ...said(), organizationId });
  await reviewExperience(place.house, system(place), id, { accepted: true, opinion: '可以推广' });
  return id;
};
const elsewhere = (place: Place): Promise<string> => place.house.unit(system(place), async (unit) => (await organizationsNow(unit)).find((o) => o.id !== place.organizationId)!.id);
/** From the unit of somebody else to `place`. */
const recommended = async (place: Place): Promise<string> => {
  return (await recommendExperience(place.house, system(place), await accepted(place, await elsewhere(place)), { organizationIds: [place.organizationId], why: '情况相近', answerBy: '2099-03-31' })).ids[0]!;
};
const adopt = { answer: 'adopted' as const, note: '照此办理', finishBy: '2099-06-30' };
const adopted = async (place: Place): Promise<string> => {
  const id = await recommended(place);
  await answerRecommendation(place.house, system(place), id, adopt);
  return id;
};
const inPlace = { standing: 'in_place' as const, account: '已经建立制度' };
const scoped = 'subtree' as const;

export const guidanceAccess: readonly AccessCase[] = [
  { endpoint: contract.listRollouts, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.startRollout, allowed: ['officer'], input: () => ({ body: rollout() }) },
  { endpoint: contract.readRollout, allowed: ['officer', 'leader', 'liaison'], scoped, input: async (place) => ({ params: { id: (await given(place)).rolloutId } }) },
  { endpoint: contract.giveDuty, allowed: ['officer', 'liaison'], scoped, input: (place) => toPassOn(place) },
  { endpoint: contract.endRollout, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await started(place)).id }, body: { reason: '任务完成' } }) },
  { endpoint: contract.reportDuty, allowed: ['officer', 'liaison'], scoped, input: async (place) => ({ params: { id: (await given(place)).id }, body: { doneOn: today(place), report: '细则已印发' } }) },
  { endpoint: contract.settleDuty, allowed: ['officer', 'leader'], scoped: 'region', input: async (place) => ({ params: { id: await reported(place) }, body: { accepted: true, opinion: '已核实' } }) },
  { endpoint: contract.remindDuty, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await given(place)).id }, body: { note: '请抓紧' } }) },
  { endpoint: contract.withdrawDuty, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await given(place)).id }, body: { reason: '责任单位有误' } }) },
  { endpoint: contract.listExperiences, allowed: ['officer', 'leader', 'liaison', 'cadre'], input: () => ({}) },
  { endpoint: contract.submitExperience, allowed: ['officer', 'liaison'], scoped, input: (place) => ({ body: { ...said(), organizationId: place.organizationId } }) },
  { endpoint: contract.readExperience, allowed: ['officer', 'leader', 'liaison', 'cadre'], scoped: 'region', input: async (place) => ({ params: { id: await accepted(place) } }) },
  { endpoint: contract.reviseExperience, allowed: ['officer', 'liaison'], scoped, input: async (place) => {
    const id = await submitted(place);
    await reviewExperience(place.house, system(place), id, { accepted: false, opinion: '请补充数据' });
    return { params: { id }, body: said() };
  } },
  { endpoint: contract.reviewExperience, allowed: ['officer', 'leader'], scoped: 'region', input: async (place) => ({ params: { id: await submitted(place) }, body: { accepted: true, opinion: '可以推广' } }) },
  { endpoint: contract.withdrawExperience, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await accepted(place) }, body: { reason: '数据有误' } }) },
  { endpoint: contract.recommendExperience, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await accepted(place, await elsewhere(place)) }, body: { organizationIds: [place.organizationId], why: '情况相近', answerBy: '2099-03-31' } }) },
  { endpoint: contract.answerRecommendation, allowed: ['liaison'], scoped, input: async (place) => ({ params: { id: await recommended(place) }, body: adopt }) },
  { endpoint: contract.reportAdoption, allowed: ['liaison'], scoped, input: async (place) => ({ params: { id: await adopted(place) }, body: inPlace }) },
  { endpoint: contract.checkAdoption, allowed: ['officer', 'leader'], scoped: 'region', input: async (place) => ({ params: { id: (await reportAdoption(place.house, system(place), await adopted(place), inPlace)).id }, body: { accepted: true, opinion: '已核实' } }) },
];
