import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { saveHeads, savePatches } from '../commands/save-grid.ts';
import { cardOf, someHead } from '../fixtures.ts';
import { publicArea, publicCommunity } from '../queries/public.ts';
import { readOwn, sendDown, sendOwn, takeUp, tellByMouth } from './commands.ts';
import { messageBoard, messagePage, ownInbox } from './queries.ts';
import { messageTodos } from './todos.ts';

let now = '2026-11-20T02:00:00Z';
let t: TestHouse;
let region: SmallRegion;
/** Area, group, two neighbours; the second neighbour has no account. */
let [area, group, first, second]: string[] = [] as never;
let heads: string[];
let [liaison, areaHead, groupHead, neighbour]: Actor[] = [] as never;
const words = (change: object = {}) => ({ clientId: randomUUID() as string, title: '防汛提醒', words: '今晚有暴雨，请逐户提醒。', publicUntil: null, ...change });

beforeAll(async () => {
  t = await testHouse({ clock: { now: () => new Date(now) } });
  region = await seedSmallRegion(t.house, REGION, '清河县');
  const [a] = region.units;
  [liaison, areaHead, groupHead, neighbour] = [t.actor('liaison', { path: a.organizationPath }), ...[0, 1, 2].map(() => t.actor('grid_head', { path: a.organizationPath }))];
  heads = await t.house.unit(t.system, async (unit) => {
    const patch = async (level: 'area' | 'group' | 'neighbour', parentId: string | null, code: string) => (await savePatches(unit, [{ level, parentId, organizationId: a.organizationId, code, name: code }]))[0]!;
    area = await patch('area', null, 'A');
    group = await patch('group', area, 'A1');
    first = await patch('neighbour', group, 'A1-1');
    second = await patch('neighbour', group, 'A1-2');
    return saveHeads(unit, [[area, areaHead!], [group, groupHead!], [first, neighbour!], [second, null]].map(([patchId, who], i) => ({ ...someHead(`人${i}`, { accountId: (who as Actor | null)?.accountId ?? null }), patchId: patchId as string })));
  });
});
afterAll(() => t.close());

it('goes down to everybody who serves, once however often it is pressed; read, told and not reached are told apart', async () => {
  const message = { ...words(), organizationId: region.units[0].organizationId };
  const both = await Promise.all([1, 2].map(() => sendDown(t.house, liaison!, message)));
  expect(new Set(both.map((b) => b.id)).size).toBe(1);
  expect(both.map((b) => b.sent)).toEqual([4, 4]);
  const { id } = both[0]!;
  await readOwn(t.house, neighbour!, id);
  await readOwn(t.house, neighbour!, id);
  expect((await messagePage(t.house, liaison!, id)).delivery).toEqual([
    { level: 'area', sent: 1, delivered: 1, read: 0, readShare: '0.00' },
    { level: 'group', sent: 1, delivered: 1, read: 0, readShare: '0.00' },
    { level: 'neighbour', sent: 2, delivered: 1, read: 1, readShare: '50.00' },
  ]);
  expect((await Promise.all([1, 2].map(() => code(tellByMouth(t.house, liaison!, id, heads[3]!))))).sort()).toEqual(['done', 'messages.told_already']);
  expect((await messageBoard(t.house, liaison!)).messages[0]).toMatchObject({ sent: 4, reached: 4, read: 2 });
  expect(await code(sendDown(t.house, liaison!, { ...words(), organizationId: region.units[1].organizationId }))).toBe('security.not_permitted');
  expect(await code(sendDown(t.house, t.actor('officer'), { ...words(), organizationId: region.units[1].organizationId }))).toBe('messages.nobody_serves');
});

it('a head passes down below himself and reports one step up; the desk takes up what an area head reports', async () => {
  const down = await sendOwn(t.house, groupHead!, { ...words(), patchId: group!, direction: 'down' });
  expect(down.sent).toBe(2);
  expect(await code(readOwn(t.house, areaHead!, down.id))).toBe('messages.no_such_message');
  expect(await code(sendOwn(t.house, neighbour!, { ...words(), patchId: second!, direction: 'up' }))).toBe('messages.not_your_patch');
  const up = await sendOwn(t.house, neighbour!, { ...words({ title: '水沟堵塞' }), patchId: first!, direction: 'up' });
  expect(up.sent).toBe(1);
  expect((await ownInbox(t.house, groupHead!)).messages.map((m) => m.title)).toContain('水沟堵塞');
  expect(await code(takeUp(t.house, liaison!, up.id))).toBe('messages.no_such_message');
  expect((await ownInbox(t.house, neighbour!)).sent.map((m) => [m.title, m.read, m.sent])).toEqual([['水沟堵塞', 0, 1]]);
  const top = await sendOwn(t.house, areaHead!, { ...words(), patchId: area!, direction: 'up' });
  expect((await Promise.all([1, 2].map(() => code(takeUp(t.house, liaison!, top.id))))).sort()).toEqual(['done', 'messages.taken_up_already']);
});

it('a report passes over a vacant post to who serves above, and to the desk where nobody does', async () => {
  const vacant = await t.house.unit(t.system, async (unit) => {
    const { organizationId } = region.units[1];
    const [root] = await savePatches(unit, [{ level: 'area', parentId: null, organizationId, code: 'B', name: 'B' }]);
    const [middle] = await savePatches(unit, [{ level: 'group', parentId: root!, organizationId, code: 'B1', name: 'B1' }]);
    const [low] = await savePatches(unit, [{ level: 'neighbour', parentId: middle!, organizationId, code: 'B1-1', name: 'B1-1' }]);
    return { root: root!, low: low! };
  });
  const head = t.actor('grid_head', { path: region.units[1].organizationPath });
  await t.house.unit(t.system, (unit) => saveHeads(unit, [{ ...someHead('丁', { accountId: head.accountId }), patchId: vacant.low }]));
  const report = () => sendOwn(t.house, head, { ...words(), patchId: vacant.low, direction: 'up' });
  const first = await report();
  expect([first.sent, (await messagePage(t.house, t.actor('officer'), first.id)).deskRead]).toEqual([0, false]);
  await t.house.unit(t.system, (unit) => saveHeads(unit, [{ ...someHead('戊'), patchId: vacant.root }]));
  const next = await report();
  expect((await messagePage(t.house, t.actor('officer'), next.id)).copies.map((c) => c.name)).toEqual(['戊']);
  const desk = t.actor('liaison', { path: region.units[1].organizationPath });
  expect((await t.house.unit(desk, (unit) => messageTodos.list(unit))).map((x) => x.text)).toEqual(['messages.todo.untaken']);
  await takeUp(t.house, desk, first.id);
  expect(await t.house.unit(desk, (unit) => messageTodos.list(unit))).toEqual([]);
});

it('residents read what is public on the page of their area, until its day', async () => {
  expect(await code(sendOwn(t.house, areaHead!, { ...words({ publicUntil: '2026-11-19' }), patchId: area!, direction: 'down' }))).toBe('messages.public_past');
  await sendOwn(t.house, areaHead!, { ...words({ title: '停水通知', publicUntil: '2026-11-21' }), patchId: area!, direction: 'down' });
  const shown = async () => (await publicArea(t.house, REGION, area!)).notices.map((n) => n.title);
  expect(await shown()).toEqual(['停水通知']);
  now = '2026-11-22T02:00:00Z';
  expect(await shown()).toEqual([]);
});

it('the page of the community has what was told to all of it, not what one area told its own', async () => {
  now = '2026-11-20T02:00:00Z';
  const card = await cardOf({ house: t.house, regionId: REGION }, heads[2]!);
  await sendOwn(t.house, areaHead!, { ...words({ title: '本片停水', publicUntil: '2026-11-21' }), patchId: area!, direction: 'down' });
  await sendDown(t.house, liaison!, { ...words({ title: '社区体检', publicUntil: '2026-11-21' }), organizationId: region.units[0].organizationId });
  await sendDown(t.house, liaison!, { ...words({ title: '只给三长' }), organizationId: region.units[0].organizationId });
  const shown = async () => (await publicCommunity(t.house, REGION, card)).notices.map((n) => [n.title, n.until]);
  expect(await shown()).toEqual([['社区体检', '2026-11-21']]);
  now = '2026-11-22T02:00:00Z';
  expect(await shown()).toEqual([]);
});
