import { afterAll, beforeAll, expect, it } from 'vitest';
import { OTHER_REGION, REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { saveOrganizations } from '../../registry/index.ts';
import { endLink, guide, makeLink, settleGuided } from './commands.ts';
import { linkBoard, linkedPlace } from './queries.ts';

let now = '2026-10-08T02:00:00Z';
let t: TestHouse;
let region: SmallRegion;
let villages: string[];
let [officer, leader, organ, town]: Actor[] = [] as never;
const linkOf = async (targetId: string): Promise<string> => (await linkBoard(t.house, officer!, 'quarter')).links.find((l) => l.targetId === targetId)!.id;

beforeAll(async () => {
  t = await testHouse({ clock: { now: () => new Date(now) } });
  region = await seedSmallRegion(t.house, REGION, '清河县');
  await seedSmallRegion(t.house, OTHER_REGION, '白石县');
  const [a, b] = region.units;
  villages = await t.house.unit(t.system, (unit) => saveOrganizations(unit, ['柳林村', '杨树村', '桃园社区'].map((name) => ({ name, type: 'village', parentId: b.organizationId }))));
  [officer, leader, organ, town] = [t.actor('officer'), t.actor('leader'), t.actor('liaison', { path: a.organizationPath }), t.actor('liaison', { path: b.organizationPath })];
});
afterAll(() => t.close());

it('links a leader in office to a town and an organ to a village, once each, also of two at once', async () => {
  const [a, b] = region.units;
  await makeLink(t.house, officer!, { kind: 'leader_town', personId: a.people[0], targetId: b.organizationId });
  const twice = await Promise.all([1, 2].map(() => code(makeLink(t.house, officer!, { kind: 'organ_village', organId: a.organizationId, targetId: villages[0]! }))));
  expect(twice.sort()).toEqual(['done', 'links.linked_already']);
  await makeLink(t.house, officer!, { kind: 'organ_village', organId: a.organizationId, targetId: villages[1]! });
  expect(await code(makeLink(t.house, officer!, { kind: 'leader_town', personId: a.people[0], targetId: villages[2]! }))).toBe('links.wrong_place');
  expect(await code(makeLink(t.house, officer!, { kind: 'organ_village', organId: a.organizationId, targetId: b.organizationId }))).toBe('links.wrong_place');
});

it('a visit is recorded by the organ’s own people or a leader, not by the village it was made to, nor for days that cannot be', async () => {
  const id = await linkOf(villages[0]!);
  const visit = { visitedOn: '2026-10-08', words: '查看秋收', problems: [{ title: '水渠淤塞', dueOn: '2026-10-20' }, { title: '路灯不亮', dueOn: '2026-12-20' }] };
  expect(await code(guide(t.house, town!, id, visit))).toBe('security.not_permitted');
  expect(await code(guide(t.house, organ!, id, { ...visit, visitedOn: '2026-10-09' }))).toBe('links.visit_in_future');
  expect(await code(guide(t.house, organ!, id, { ...visit, visitedOn: '2026-10-07' }))).toBe('links.visit_before_link');
  expect(await code(guide(t.house, organ!, id, { ...visit, problems: [{ title: '水渠淤塞', dueOn: '2026-10-01' }] }))).toBe('links.due_before_visit');
  expect(await code(guide(t.house, organ!, id, visit))).toBe('done');
});

it('says which towns and villages nobody came to, and which nobody stands for', async () => {
  now = '2026-11-05T02:00:00Z';
  const board = await linkBoard(t.house, officer!, 'quarter');
  expect(board.totals.map((x) => [x.kind, x.targets, x.visited, x.unvisited, x.unlinked, x.found, x.settled, x.overdue])).toEqual([['leader_town', 1, 0, 1, 0, 0, 0, 0], ['organ_village', 3, 1, 1, 1, 2, 0, 1]]);
  expect(Object.fromEntries(board.targets.filter((x) => x.kind === 'organ_village').map((x) => [x.name, x.state]))).toEqual({ 柳林村: 'visited', 杨树村: 'unvisited', 桃园社区: 'unlinked' });
  // The month after, nobody came there either; the problem taken up in October is still owed.
  const month = await linkBoard(t.house, officer!, 'month');
  expect(month.totals[1]).toMatchObject({ visited: 0, unvisited: 2, found: 2, overdue: 1 });
});

it('each end sees its own: the town its villages, the organ those it stands for', async () => {
  expect((await linkBoard(t.house, organ!, 'quarter')).targets.map((x) => x.name).sort()).toEqual(['杨树村', '柳林村'].sort());
  expect((await linkBoard(t.house, town!, 'quarter')).targets.filter((x) => x.kind === 'organ_village')).toHaveLength(3);
  expect((await linkedPlace(t.house, organ!, villages[0]!)).problems.map((p) => [p.title, p.overdue, p.can])).toEqual([['水渠淤塞', true, true], ['路灯不亮', false, true]]);
  expect(await code(linkedPlace(t.house, organ!, villages[2]!))).toBe('security.not_permitted');
  expect((await linkBoard(t.house, t.actor('officer', { regionId: OTHER_REGION }), 'year')).links).toEqual([]);
});

it('a result is given once; an ended link takes no more visits and keeps what was done', async () => {
  const { problems: found } = await linkedPlace(t.house, officer!, villages[0]!);
  expect((await Promise.all([1, 2].map(() => code(settleGuided(t.house, organ!, found[0]!.id, '已清淤'))))).sort()).toEqual(['done', 'links.settled_already']);
  const id = await linkOf(villages[0]!);
  await endLink(t.house, officer!, id);
  expect(await code(guide(t.house, leader!, id, { visitedOn: '2026-11-05', words: '回访', problems: [] }))).toBe('links.ended');
  const board = await linkBoard(t.house, officer!, 'quarter');
  expect(board.targets.find((x) => x.id === villages[0])).toMatchObject({ links: 0, visits: 1, state: 'visited', found: 2, settled: 1, overdue: 0 });
});
