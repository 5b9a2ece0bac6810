import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { policiesFolder } from '../../../app/paths.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { saveOrganizations } from '../../registry/index.ts';
import { mergeAreas } from '../commands/heads.ts';
import { saveHeads, saveHouseholds, savePatches } from '../commands/save-grid.ts';
import { someHead } from '../fixtures.ts';
import { callOff, planPublicity, recordItem, sendOwnEntry } from './commands.ts';
import type { NewPlan } from './model.ts';
import { itemPage, ownBoard, planPage, proofOf, publicityBoard, homesOfPart } from './queries.ts';

const TODAY = '2026-11-20';
let now = new Date(`${TODAY}T02:00:00Z`);
let t: TestHouse;
let region: SmallRegion;
let village: string;
/** Two areas, each a group; the first group has two neighbours of three households, the second one of two. One household lies in no patch. */
let patches: Record<'a' | 'b' | 'ga' | 'gb' | 'n1' | 'n2' | 'n3', string>;
let homes: string[];
let [officer, liaison, other, groupHead, neighbour]: Actor[] = [] as never;
let file: string;
const plan = (parts: NewPlan['parts'], change: Partial<NewPlan> = {}): NewPlan => ({ clientId: randomUUID(), organizationId: village, title: '反诈宣传', words: '不轻信、不透露、不转账。', startsOn: '2026-11-01', dueOn: '2026-11-30', parts, ...change });
const part = (channel: string, level: 'village' | 'area' | 'group', dueOn = '2026-11-30') => ({ channel, level, dueOn });
const entry = (change: object = {}) => ({ id: randomUUID() as string, doneOn: TODAY, words: '逐户发放', fileHash: file, fileName: '现场.txt', ...change });

beforeAll(async () => {
  t = await testHouse({ clock: { now: () => now } });
  usePolicies(diskSource(policiesFolder));
  region = await seedSmallRegion(t.house, REGION, '清河县');
  const [a, b] = region.units;
  [officer, liaison, other, groupHead, neighbour] = [t.actor('officer'), t.actor('liaison', { path: a.organizationPath }), t.actor('liaison', { path: b.organizationPath }), t.actor('grid_head', { path: a.organizationPath }), t.actor('grid_head', { path: a.organizationPath })];
  await t.house.unit(t.system, async (unit) => {
    [village] = (await saveOrganizations(unit, [{ name: '新桥村', type: 'village', parentId: a.organizationId }])) as [string];
    const patch = async (level: 'area' | 'group' | 'neighbour', parentId: string | null, code: string) => (await savePatches(unit, [{ level, parentId, organizationId: village, code, name: code }]))[0]!;
    const [one, two] = [await patch('area', null, 'A'), await patch('area', null, 'B')];
    const [ga, gb] = [await patch('group', one, 'A1'), await patch('group', two, 'B1')];
    patches = { a: one, b: two, ga, gb, n1: await patch('neighbour', ga, 'A1-1'), n2: await patch('neighbour', ga, 'A1-2'), n3: await patch('neighbour', gb, 'B1-1') };
    await saveHeads(unit, [{ ...someHead('组长', { accountId: groupHead!.accountId }), patchId: ga }, { ...someHead('邻长', { accountId: neighbour!.accountId }), patchId: patches.n1 }]);
    homes = await saveHouseholds(unit, [patches.n1, patches.n1, patches.n1, patches.n2, patches.n2, patches.n2, patches.n3, patches.n3, null].map((patchId, i) => ({ organizationId: village, address: `${i + 1}号`, patchId })));
  });
  for (const actor of [officer!, liaison!, groupHead!, neighbour!]) file = (await t.house.unit(actor, (unit) => saveFile(unit, '现场.txt', Buffer.from('现场记录')))).hash;
});
afterAll(() => t.close());

it('plans each channel at each place once, however often it is pressed; only in one’s own units, by channels of the pack', async () => {
  const input = plan([part('微信群', 'village'), part('宣传单', 'group'), part('宣传单', 'group')]);
  const both = await Promise.all([1, 2].map(() => planPublicity(t.house, liaison!, input)));
  expect([new Set(both.map((b) => b.id)).size, ...both.map((b) => b.items)]).toEqual([1, 3, 3]);
  expect(await code(planPublicity(t.house, other!, plan([part('宣传单', 'group')])))).toBe('security.not_permitted');
  expect(await code(planPublicity(t.house, officer!, plan([part('飞鸽', 'group')])))).toBe('publicity.no_such_channel');
  expect(await code(planPublicity(t.house, officer!, plan([part('宣传单', 'group', '2026-12-01')])))).toBe('publicity.days_reversed');
  expect(await code(planPublicity(t.house, officer!, plan([part('宣传单', 'group')], { organizationId: region.units[1].organizationId })))).toBe('publicity.no_place');
});

it('counts whom parts, lists and whole places reach, and who is left by group; a household that came later was not reached', async () => {
  const { id } = await planPublicity(t.house, liaison!, plan([part('宣传单', 'area', '2026-11-19')]));
  const page = () => planPage(t.house, liaison!, id);
  const [a, b] = ['A', 'B'].map(async (name) => (await page()).items.find((i) => i.place === name)!.id);
  const [itemA, itemB] = [await a!, await b!];
  const own = (await ownBoard(t.house, neighbour!)).items.find((i) => i.id === itemA)!;
  expect([own.patchId, own.households, own.reached, own.state]).toEqual([patches.n1, 3, 0, 'late']);
  const listed = entry({ itemId: itemA, patchId: patches.n1, householdIds: [homes[0]!, homes[1]!, homes[1]!] });
  const twice = await Promise.all([1, 2].map(() => sendOwnEntry(t.house, neighbour!, listed as never)));
  expect(twice.map((x) => x.stored).sort()).toEqual([false, true]);
  const seen = async (itemId: string) => (await homesOfPart(t.house, neighbour!, itemId, patches.n1)).households.map((h) => [h.address, h.reachedOn, h.otherChannel, h.otherOn]);
  expect(await seen(itemA)).toEqual([['3号', null, null, null], ['1号', TODAY, null, null], ['2号', TODAY, null, null]]);
  expect((await page()).unreached.map((u) => [u.area, u.group, u.unreached])).toEqual([['A', 'A1', 4], ['B', 'B1', 2], ['', '', 1]]);
  await sendOwnEntry(t.house, groupHead!, entry({ itemId: itemA, patchId: patches.ga, householdIds: null }) as never);
  expect((await page()).items.map((i) => [i.place, i.state, i.reached, i.households])).toEqual(expect.arrayContaining([['A', 'done', 6, 6], ['B', 'late', 0, 2]]));
  await recordItem(t.house, liaison!, itemB, entry());
  expect((await page()).total).toEqual({ households: 9, reached: 8, unreached: 1, share: '88.89' });
  expect((await page()).unreached).toEqual([{ key: village, organizationName: '新桥村', area: '', group: '', households: 1, unreached: 1 }]);
  expect((await publicityBoard(t.house, liaison!)).plans.find((p) => p.id === id)).toMatchObject({ items: 2, done: 2, late: 0, reached: 8 });
  now = new Date(`${TODAY}T03:00:00Z`);
  await t.house.unit(t.system, (unit) => saveHouseholds(unit, [{ organizationId: village, address: '新来户', patchId: patches.n3 }]));
  expect((await page()).unreached.map((u) => [u.group, u.unreached])).toEqual(expect.arrayContaining([['B1', 1], ['', 1]]));
  const { entries } = await itemPage(t.house, liaison!, itemA);
  expect(entries.map((e) => e.listed).sort()).toEqual([2, null]);
  expect(Buffer.from((await proofOf(t.house, liaison!, entries[0]!.id)).bytes).toString()).toBe('现场记录');
  expect(await code(proofOf(t.house, other!, entries[0]!.id))).toBe('security.not_permitted');
  expect(await code(planPage(t.house, other!, id))).toBe('publicity.no_such_plan');
});

it('refuses what is not one’s own, not there, without proof, on a wrong day; calling off and recording do not cross', async () => {
  const { id } = await planPublicity(t.house, liaison!, plan([part('居民会', 'group')]));
  const items = (await planPage(t.house, liaison!, id)).items;
  const [ga, gb] = ['A A1', 'B B1'].map((place) => items.find((i) => i.place === place)!.id);
  const send = (change: object) => code(sendOwnEntry(t.house, neighbour!, entry({ itemId: ga, patchId: patches.n1, householdIds: null, ...change }) as never));
  expect(await send({ itemId: gb })).toBe('publicity.not_your_part');
  expect(await send({ patchId: patches.ga })).toBe('publicity.not_your_part');
  expect(await send({ householdIds: [homes[3]] })).toBe('publicity.not_there');
  expect(await send({ doneOn: '2026-10-31' })).toBe('publicity.day_outside');
  expect(await send({ doneOn: '2026-11-21' })).toBe('publicity.day_outside');
  expect(await send({ fileHash: '0'.repeat(64) })).toBe('grid.no_such_file');
  const crossed = await Promise.all([code(callOff(t.house, liaison!, gb!, '与上一批重复')), code(recordItem(t.house, liaison!, gb!, entry()))]);
  expect([['done', 'publicity.called_off'], ['publicity.begun', 'done']]).toContainEqual(crossed);
  expect(await code(callOff(t.house, other!, ga!, '不是本单位'))).toBe('security.not_permitted');
});

it('keeps what was reached when areas are merged, and the group still is its head’s to do', async () => {
  const { id } = await planPublicity(t.house, liaison!, plan([part('文艺演出', 'area')]));
  const item = (await planPage(t.house, liaison!, id)).items.find((i) => i.place === 'A')!.id;
  await sendOwnEntry(t.house, neighbour!, entry({ itemId: item, patchId: patches.n1, householdIds: null }) as never);
  await mergeAreas(t.house, officer!, patches.a, patches.b, '户数太少');
  const line = (await planPage(t.house, liaison!, id)).items.find((i) => i.id === item)!;
  expect([line.reached, line.households]).toEqual([3, 6]);
  expect((await ownBoard(t.house, groupHead!)).items.find((i) => i.id === item)?.patchId).toBe(patches.ga);
  await sendOwnEntry(t.house, groupHead!, entry({ itemId: item, patchId: patches.ga, householdIds: null }) as never);
  expect((await planPage(t.house, liaison!, id)).items.find((i) => i.id === item)?.state).toBe('done');
});
