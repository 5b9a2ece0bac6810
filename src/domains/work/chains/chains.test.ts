import { afterAll, beforeAll, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { organizationsNow, saveOrganizations, saveRegion } from '../../registry/index.ts';
import { answerOneBlock, blockLink, clearOneBlock, openChain, reportLink, settleLink, startProject, stopChain } from './commands.ts';
import { chainBoard, chainPage } from './queries.ts';
import { chainTodos } from './todos.ts';

let now = '2026-03-02T02:00:00Z';
let t: TestHouse;
let units: string[] = [];
let officer: Actor;
let [lead, planning, water]: Actor[] = [];
const day = (d: string): void => void (now = `${d}T02:00:00Z`);

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  officer = t.actor('officer');
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '兴城市', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '兴城市', type: 'region', validFrom: '2000-01-01' }]);
    units = await saveOrganizations(unit, ['发改局', '自然资源局', '水利局'].map((name) => ({ name, type: 'government_organ' as const, parentId: root!, validFrom: '2000-01-01' })));
  });
  const all = await t.house.unit(t.system, (unit) => organizationsNow(unit));
  [lead, planning, water] = units.map((id) => t.actor('liaison', { path: all.find((o) => o.id === id)!.path }));
});
afterAll(() => t.close());

const opening = (change = {}) => ({
  organizationId: units[0]!, title: '抽水蓄能电站', about: '总装机一百二十万千瓦', investment: '825700.00', plannedStartOn: '2026-10-20',
  links: [
    { kind: 'approval' as const, title: '用地预审', organizationId: units[1]!, promisedDays: 10, after: [], beforeStart: true },
    { kind: 'approval' as const, title: '水土保持批复', organizationId: units[2]!, promisedDays: 8, after: [], beforeStart: true },
    { kind: 'approval' as const, title: '项目核准', organizationId: units[0]!, promisedDays: 5, after: [1, 2], beforeStart: true },
    { kind: 'service' as const, title: '施工用电', organizationId: units[2]!, promisedDays: 20, after: [3], beforeStart: false },
  ],
  ...change,
});

it('a chain runs link by link: each with its own clock, confirmed by somebody else, until the project starts early', async () => {
  expect(await code(openChain(t.house, lead!, opening({ links: [{ ...opening().links[0]!, after: [2] }, opening().links[1]!] })))).toBe('chains.after_later');
  expect(await code(openChain(t.house, planning!, opening()))).toBe('security.not_permitted');
  const { id } = await openChain(t.house, lead!, opening());
  const link = async (position: number) => (await chainPage(t.house, officer, id)).links[position - 1]!;
  const [first, second, third, fourth] = [await link(1), await link(2), await link(3), await link(4)];
  expect([first.plannedTo, third.plannedFrom, third.plannedTo, fourth.stage]).toEqual(['2026-03-16', '2026-03-16', '2026-03-23', 'waiting']);

  day('2026-03-04');
  expect(await code(reportLink(t.house, planning!, second.id, '不是我的'))).toBe('security.not_permitted');
  expect(await code(reportLink(t.house, lead!, third.id, '还不能办'))).toBe('chains.not_ready');
  const { id: block } = await blockLink(t.house, planning!, first.id, { reason: '林地手续缺省级批复', organizationId: units[2]! });
  expect(await code(blockLink(t.house, lead!, first.id, { reason: '又一个', organizationId: null }))).toBe('chains.blocked');
  expect(await code(reportLink(t.house, planning!, first.id, '受阻'))).toBe('chains.blocked');
  expect((await chainBoard(t.house, officer)).alerts).toMatchObject([{ link: '用地预审', kind: 'blocked', clearedBy: '水利局' }]);
  const todos = (actor: Actor) => t.house.unit(actor, async (unit) => (await chainTodos.list(unit)).map((x) => x.text));
  expect(await todos(water!)).toEqual(['chains.todo.answer', 'chains.todo.link']);

  // Until the water bureau or the lead agrees, the days are those of the planning bureau; agreed, they stand from the day it was raised.
  day('2026-03-06');
  expect(await link(1)).toMatchObject({ stage: 'blocked', taken: 4, stood: 0, blocks: [{ standing: 'waiting', answerBy: '2026-03-09', can: { answer: true } }] });
  expect(await code(answerOneBlock(t.house, planning!, block, { agreed: true, answer: '确因省级批复' }))).toBe('security.not_permitted');
  const words = await Promise.all([water!, lead!].map((actor) => code(answerOneBlock(t.house, actor, block, { agreed: true, answer: '正在报批' }))));
  expect(words.sort()).toEqual(['chains.block_answered', 'done']);
  expect(await link(1)).toMatchObject({ taken: 2, stood: 2, blocks: [{ standing: 'agreed', can: { answer: false } }] });

  day('2026-03-11');
  expect(await code(clearOneBlock(t.house, water!, block, '自己销'))).toBe('security.not_permitted');
  const cleared = await Promise.all([1, 2].map(() => code(clearOneBlock(t.house, lead!, block, '已批复'))));
  expect(cleared.sort()).toEqual(['chains.block_cleared', 'done']);
  await reportLink(t.house, planning!, first.id, '预审意见已出');
  expect(await todos(lead!)).toEqual(['chains.todo.settle']);
  await settleLink(t.house, lead!, first.id, { accepted: false, opinion: '缺附图' });
  await reportLink(t.house, planning!, first.id, '附图已补');
  const both = await Promise.all([1, 2].map(() => code(settleLink(t.house, officer, first.id, { accepted: true, opinion: '齐全' }))));
  expect(both.sort()).toEqual(['chains.link_moved', 'done']);
  // Seven working days since the opening, five of them for the water bureau.
  expect(await link(1)).toMatchObject({ stage: 'done', taken: 2, stood: 5, saved: 8 });

  day('2026-03-18');
  expect((await link(2))).toMatchObject({ overdue: true, taken: 12 });
  expect((await chainBoard(t.house, officer)).alerts).toMatchObject([{ link: '水土保持批复', kind: 'overdue', days: 4 }]);
  await reportLink(t.house, water!, second.id, '已批复');
  await settleLink(t.house, lead!, second.id, { accepted: true, opinion: '齐全' });
  expect(await code(startProject(t.house, lead!, id, { startedOn: '2026-03-18', proof: '开工令' }))).toBe('chains.links_missing');
  day('2026-03-20');
  await reportLink(t.house, lead!, third.id, '已核准');
  expect(await code(settleLink(t.house, lead!, third.id, { accepted: true, opinion: '自己确认' }))).toBe('chains.oneself');
  await settleLink(t.house, officer, third.id, { accepted: true, opinion: '齐全' });
  expect(await code(startProject(t.house, lead!, id, { startedOn: '2026-03-21', proof: '开工令' }))).toBe('chains.start_in_future');
  expect(await code(startProject(t.house, lead!, id, { startedOn: '2026-03-19', proof: '开工令' }))).toBe('chains.start_before_links');
  await startProject(t.house, lead!, id, { startedOn: '2026-03-20', proof: '开工令' });
  expect(await code(stopChain(t.house, lead!, id, '晚了'))).toBe('chains.started_already');
  const { chain, departments } = await chainPage(t.house, planning!, id);
  expect(chain).toMatchObject({ investment: '82.57', monthsEarly: 7, links: 4, done: 3, saved: 7 });
  expect(Object.fromEntries(departments.map((d) => [d.name, [d.done, d.inTime, d.promised, d.taken, d.saved]]))).toEqual({ 自然资源局: [1, 1, 10, 2, 8], 发改局: [1, 1, 5, 2, 3], 水利局: [1, 0, 8, 12, -4] });
});

it('only those of the lead unit and of departments in it see a chain; a stopped one stands still', async () => {
  day('2026-04-01');
  const { id } = await openChain(t.house, officer, opening({ title: '码头', links: [opening().links[0]!] }));
  expect((await chainBoard(t.house, water!)).chains.map((c) => c.title)).toEqual(['抽水蓄能电站']);
  expect(await code(chainPage(t.house, water!, id))).toBe('security.not_permitted');
  const [link] = (await chainPage(t.house, planning!, id)).links;
  await stopChain(t.house, lead!, id, '投资方撤回');
  expect(await code(reportLink(t.house, planning!, link!.id, '晚了'))).toBe('chains.stopped');
  expect((await chainBoard(t.house, officer)).alerts.filter((a) => a.chainId === id)).toEqual([]);
});

it('refused, the time never stood; silence until the last day agrees; whose time it is has no say, not even as the lead', async () => {
  day('2026-04-01');
  const { id } = await openChain(t.house, officer, opening({ title: '标准厂房', links: [opening().links[0]!, { ...opening().links[0]!, title: '立项', organizationId: units[0]! }] }));
  const link = async (position: number) => (await chainPage(t.house, officer, id)).links[position - 1]!;
  const [theirs, leads] = [await link(1), await link(2)];
  const refused = await blockLink(t.house, planning!, theirs.id, { reason: '推给水利局', organizationId: units[2]! });
  const own = await blockLink(t.house, lead!, leads.id, { reason: '牵头单位自己的环节', organizationId: units[1]! });
  day('2026-04-03');
  await answerOneBlock(t.house, water!, refused.id, { agreed: false, answer: '批复上月已出' });
  expect(await code(answerOneBlock(t.house, lead!, own.id, { agreed: true, answer: '自己认可' }))).toBe('chains.answers_oneself');
  expect(await code(answerOneBlock(t.house, water!, own.id, { agreed: true, answer: '与我无关' }))).toBe('security.not_permitted');
  expect((await chainBoard(t.house, officer)).alerts.filter((a) => a.chainId === id).map((a) => a.standing).sort()).toEqual(['refused', 'waiting']);
  // 4 April is a holiday in 2026 up to the 6th: three working days after the 1st are the 2nd, the 3rd and the 7th.
  day('2026-04-07');
  expect([(await link(1)).taken, (await link(2)).taken, (await link(2)).blocks[0]!.answerBy]).toEqual([3, 3, '2026-04-07']);
  day('2026-04-08');
  expect([(await link(1)).taken, (await link(2)).taken, (await link(2)).stood]).toEqual([4, 0, 4]);
  expect(await code(answerOneBlock(t.house, planning!, own.id, { agreed: false, answer: '晚了' }))).toBe('chains.block_answered');
  // The lead has looked at it: what it says of the link of another needs no second word.
  await clearOneBlock(t.house, lead!, refused.id, '改由牵头单位核实');
  await blockLink(t.house, lead!, theirs.id, { reason: '核实确需等待', organizationId: units[2]! });
  expect((await link(1)).blocks.map((b) => [b.standing, b.answeredBy === null])).toEqual([['refused', false], ['agreed', false]]);
});
