import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { saveFile } from '../../platform/files/index.ts';
import { openCase, takeStep } from '../cases/index.ts';
import { organizationsNow, saveOrganizations, savePeople } from '../registry/index.ts';
import { openCampaign, reportDone, reportProblem } from './commands/campaigns.ts';
import { addItem, settleSubject } from './commands/items.ts';
import { guidanceAccess } from './guidance/fixtures.ts';
import * as contract from './contract.ts';
import { supervisionModule } from './index.ts';
import type { LineTexts } from './rules/read-line.ts';
import { warnings } from './store/index.ts';

/** A line of a list that reads well. */
export const buildLine = (change: LineTexts = {}): LineTexts => ({ source: '审计', reference: '审〔2026〕8号', foundOn: '2026-10-12', people: '某人', summary: '专项资金闲置，项目推进缓慢', ...change });

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
/** The supervising body of the place: who supplied an item sees it. */
const supplier = (place: Place): Actor => ({ kind: 'account', accountId: place.accounts.supervisor, personId: null, regionId: place.regionId, name: 'supervisor', grants: [{ role: 'supervisor', organizationPath: null }] });
let serial = 0;
const item = async (place: Place, meant = false): Promise<string> => {
  const { id } = await addItem(place.house, supplier(place), buildLine({ reference: `审${++serial}号`, summary: `专项资金闲置第${serial}项` }));
  if (meant) await settleSubject(place.house, system(place), id, { position: 0, subjectId: place.personId, reason: '经核对' });
  return id;
};
const doubles = async (place: Place): Promise<{ itemId: string; otherId: string }> => {
  const line = buildLine({ people: `某甲${'甲乙丙丁戊己庚辛壬癸'[++serial % 10]!}`, summary: `同一件事情的两份报告${serial}` });
  const { id: itemId } = await addItem(place.house, supplier(place), { ...line, reference: `甲${serial}号` });
  const { id: otherId } = await addItem(place.house, supplier(place), { ...line, source: '信访', reference: `乙${serial}号` });
  return { itemId, otherId };
};
const campaign = async (place: Place, endsOn = '2026-12-31'): Promise<string> => (await openCampaign(place.house, system(place), { title: '专项整治', basis: '工作方案', types: ['不作为', '不落实'], opensOn: '2026-01-01', endsOn })).id;
const found = (place: Place) => ({ organizationId: place.organizationId, type: '不作为', summary: '长期未办结', measure: '限期办结', foundOn: '2026-10-01', dueOn: '2026-12-01' });
const problem = async (place: Place): Promise<string> => (await reportProblem(place.house, system(place), await campaign(place), found(place))).id;

/** A warning case sent to the unit of the place, from a lead decided elsewhere: a second unit of the same kind is needed for one. */
async function warning(place: Place): Promise<string> {
  supervisionModule();
  const { house } = place;
  const made = await house.unit(system(place), async (unit) => {
    const own = (await organizationsNow(unit)).find((o) => o.id === place.organizationId)!;
    const [organizationId] = await saveOrganizations(unit, [{ name: `示例单位${++serial}`, type: own.type, parentId: own.parentId! }]);
    const [personId] = await savePeople(unit, [{ name: `示例人员${serial}`, sex: 'male', bornOn: '1980-01', appointments: [{ organizationId: organizationId!, title: '副职', main: true, category: 'deputy', startedOn: '2020-01' }] }]);
    return { organizationId: organizationId!, personId: personId as PersonId };
  });
  const { id } = await openCase(house, system(place), { type: 'lead', opening: 'received', title: '推诿', organizationId: made.organizationId, parties: [{ role: 'subject', personId: made.personId }], facts: { from: 'inspection', receivedOn: '2026-10-01', matter: '推诿' } });
  const step = (action: string, facts: Record<string, unknown> = {}) => takeStep(house, system(place), id, { action, facts, reason: '按程序', revision: null });
  await step('verify', { type: '不作为', verified: '属实' });
  await step('grade', { 是否造成严重后果: false, 是否造成不良影响: false, 是否多次提醒不改: false });
  await step('hear', { heardOn: '2026-10-02', hearing: '没有异议' });
  await step('put_to_decision');
  await step('decide', { measure: '谈话提醒' });
  await step('carry_out', { doneOn: '2026-11-20', carried: '已谈话' });
  await step('warn', { warningTitle: '不推不拖', warning: '某单位一名干部推诿扯皮，被谈话提醒。' });
  return (await house.unit(system(place), (unit) => warnings(unit, { caseId: id })))[0]!.id;
}

const supplies = ['officer', 'supervisor'] as const;
const readers = ['officer', 'leader', 'supervisor'] as const;
const reason = '经核对';

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.listItems, allowed: readers, input: () => ({ query: {} }) },
  { endpoint: contract.addOneItem, allowed: supplies, input: () => ({ body: buildLine({ reference: `键入${++serial}号` }) }) },
  { endpoint: contract.importTemplate, allowed: supplies, input: () => ({}) },
  { endpoint: contract.readList, allowed: supplies, input: async (place) => ({ body: { hash: (await place.house.unit(system(place), (unit) => saveFile(unit, '清单.csv', Buffer.from('信息来源,文号,发现日期,涉及人员,问题摘要\n审计,1号,2026-10-12,某人,闲置\n')))).hash } }) },
  { endpoint: contract.addList, allowed: supplies, input: () => ({ body: { rows: [buildLine({ reference: `导入${++serial}号` })] } }) },
  { endpoint: contract.readItem, allowed: readers, scoped: 'region', input: async (place) => ({ params: { id: await item(place) } }) },
  { endpoint: contract.settleItemSubject, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await item(place) }, body: { position: 0, subjectId: place.personId, reason } }) },
  { endpoint: contract.settleDoubles, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: { ...(await doubles(place)), state: 'joined', reason } }) },
  { endpoint: contract.withdrawItem, allowed: supplies, scoped: 'region', input: async (place) => ({ params: { id: await item(place) }, body: { reason } }) },
  { endpoint: contract.withholdItem, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await item(place) }, body: { withheldBy: '监督执纪工作规则' } }) },
  { endpoint: contract.personSheet, allowed: readers, scoped: 'region', input: (place) => ({ params: { id: place.personId } }) },
  { endpoint: contract.ownSheet, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.answerOwnItem, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await item(place, true) }, body: { reply: '资金已按计划使用' } }) },
  { endpoint: contract.leadFromItem, allowed: supplies, scoped: 'region', input: async (place) => ({ params: { id: await item(place, true) }, body: { title: '资金闲置', organizationId: place.organizationId } }) },
  { endpoint: contract.leadFromProblem, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await problem(place) }, body: { title: '长期未办结', personIds: [place.personId] } }) },
  { endpoint: contract.listCampaigns, allowed: ['officer', 'leader', 'supervisor', 'liaison'], input: () => ({}) },
  { endpoint: contract.startCampaign, allowed: ['officer'], input: () => ({ body: { title: '专项整治', basis: '工作方案', types: ['不作为'], opensOn: '2026-01-01', endsOn: '2026-12-31' } }) },
  { endpoint: contract.readCampaign, allowed: ['officer', 'leader', 'supervisor', 'liaison'], scoped: 'region', input: async (place) => ({ params: { id: await campaign(place) } }) },
  { endpoint: contract.endCampaign, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await campaign(place, '2026-11-01') }, body: { conclusion: '基本完成' } }) },
  { endpoint: contract.addProblem, allowed: ['officer', 'liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await campaign(place) }, body: found(place) }) },
  { endpoint: contract.problemDone, allowed: ['officer', 'liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await problem(place) }, body: { report: '已办结' } }) },
  { endpoint: contract.problemChecked, allowed: ['officer'], scoped: 'region', input: async (place) => { const id = await problem(place); await reportDone(place.house, system(place), id, '已办结'); return { params: { id }, body: { accepted: true, reason } }; } },
  { endpoint: contract.statistics, allowed: readers, input: () => ({}) },
  { endpoint: contract.leadTimes, allowed: readers, input: () => ({}) },
  { endpoint: contract.listWarnings, allowed: ['officer', 'leader', 'supervisor', 'liaison'], input: () => ({}) },
  { endpoint: contract.warningLearned, allowed: ['liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await warning(place) }, body: { organizationId: place.organizationId } }) },
  ...guidanceAccess,
];
