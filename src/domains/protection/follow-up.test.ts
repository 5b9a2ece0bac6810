import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { faultsOf, openCase, readCaseFile, takeStep } from '../cases/index.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { followUpWorker } from './commands/follow-up.ts';
import { protectionModule } from './index.ts';
import { peopleFollowedUp } from './queries/followed-up.ts';
import { accountabilityType } from './types/accountability.ts';
import { steppingDownType } from './types/stepping-down.ts';

let now = '2026-03-20T02:00:00Z';
let t: TestHouse;
let firm = '';
let people: PersonId[] = [];
let [officer, leader]: Actor[] = [];
const step = (actor: Actor, id: string, action: string, facts: Record<string, unknown> = {}) => takeStep(t.house, actor, id, { action, facts, reason: '依据事实', revision: null });
const open = async (type: string, i: number, facts: Record<string, unknown>) => (await openCase(t.house, officer!, { type, opening: 'registered', title: '事项', organizationId: firm, parties: [{ role: 'subject', personId: people[i]! }], facts })).id;
const state = async (id: string): Promise<string> => (await readCaseFile(t.house, officer!, id)).case.state;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [firm] = (await saveOrganizations(unit, [{ name: '城发集团', type: 'state_firm', parentId: root!, validFrom: '2000-01-01' }])) as [string];
    people = (await savePeople(unit, ['甲', '乙', '丙'].map((n) => ({ name: `测试${n}`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: firm, title: '副总经理', main: true, category: 'deputy' as const, leadershipLevel: null, startedOn: '2020-01' }] })))) as PersonId[];
  });
});
afterAll(() => t.close());

it('the tables hold', () => expect([accountabilityType, steppingDownType].map(faultsOf)).toEqual([[], []]));

it('nobody is held to account or spared before the three distinctions are answered, all of them, and the answers stand in the decision (M131)', async () => {
  const answers = { 第一个区分: '缺乏经验、先行先试的失误', 第一个区分理由: '首次开展', 第二个区分: '尚无明确限制的探索性试验', 第二个区分理由: '没有规定', 第三个区分: '为推动发展的无意过失', 第三个区分理由: '未谋私利' };
  const matter = { occurredOn: '2026-02-01', account: '项目亏损' };
  const id = await open('accountability', 0, matter);
  expect(await code(step(leader!, id, 'spare'))).toBe('cases.not_from_here');
  const { 第三个区分: _, ...two } = answers;
  expect(await code(step(officer!, id, 'weigh', two))).toBe('cases.fact_missing');
  await step(officer!, id, 'weigh', answers);
  expect(await code(step({ ...leader!, accountId: officer!.accountId }, id, 'spare'))).toBe('cases.took_before');
  await step(leader!, id, 'spare');
  const file = await readCaseFile(t.house, officer!, id);
  expect([file.case.state, file.documents.map((d) => d.title)]).toEqual(['spared', ['不予问责决定书']]);
  expect(file.trail.find((l) => l.action === 'weigh')!.kept['answers']).toHaveLength(3);
  const graft = await open('accountability', 1, matter);
  await step(officer!, graft, 'weigh', { ...answers, 第三个区分: '谋取私利的违纪违法行为' });
  expect(await code(step(leader!, graft, 'spare'))).toBe('protection.must_hold_to_account');
  await step(leader!, graft, 'hold', { measure: '诫勉' });
  expect(await state(graft)).toBe('held');
});

it('whoever stepped down is followed up by the kind of it, assessed on his day, and listed when ready (M133)', async () => {
  now = '2026-03-20T02:00:00Z';
  const id = await open('stepping_down', 2, { 下的类型: '不适宜担任现职', steppedOn: '2026-03-10', document: '清组〔2026〕8号' });
  expect((await peopleFollowedUp(t.house, officer!)).people.find((p) => p.caseId === id)).toMatchObject({ because: '不适宜担任现职', nextTalk: '2026-09-10', until: '2027-03-10', talkOverdue: false, ready: false });
  now = '2026-09-11T02:00:00Z';
  expect(await peopleFollowedUp(t.house, officer!)).toMatchObject({ talkOverdue: 1, ready: 0 });
  now = '2027-03-09T02:00:00Z';
  await followUpWorker.run(t.house, REGION);
  expect(await state(id)).toBe('following');
  expect(await code(step(officer!, id, 'assess'))).toBe('protection.by_itself');
  now = '2027-03-10T02:00:00Z';
  await Promise.all([followUpWorker.run(t.house, REGION), followUpWorker.run(t.house, REGION)]);
  expect(await state(id)).toBe('assessing');
  expect(await code(step(leader!, id, 'ready'))).toBe('protection.no_talk');
  await step(officer!, id, 'talk', { talkOn: '2027-03-10', talk: '状态良好，愿意承担任务' });
  await step(leader!, id, 'ready');
  expect(await peopleFollowedUp(t.house, officer!)).toMatchObject({ ready: 1, talkOverdue: 0 });
  now = '2026-03-20T02:00:00Z';
});
