import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { savePeople } from '../../registry/index.ts';
import { saveHouseholds } from '../commands/save-grid.ts';
import { forgetOnSchedule } from '../worker.ts';
import { bindHouseholds, releaseHouseholds, saveTies, sendEntries, settleDifficulty } from './commands.ts';
import { ownHouseholds, tieBoard, unboundOf } from './queries.ts';

let now = '2026-03-02T02:00:00Z';
let t: TestHouse;
let region: SmallRegion;
let homes: string[];
let [officer, liaison, cadre, other]: Actor[] = [] as never;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  region = await seedSmallRegion(t.house, REGION, '清河县');
  const [a, b] = region.units;
  homes = await t.house.unit(t.system, (unit) => saveHouseholds(unit, [0, 1, 2, 3].map((i) => ({ organizationId: i < 3 ? a.organizationId : b.organizationId, address: `柳林路${i}号`, patchId: null }))));
  [officer, liaison, cadre, other] = [t.actor('officer'), t.actor('liaison', { path: a.organizationPath }), t.actor('cadre', { personId: a.people[0] }), t.actor('cadre', { personId: a.people[1] })];
});
afterAll(() => t.close());

it('binds each household to one cadre, also of two at once, and only within reach', async () => {
  const [a, b] = region.units;
  const both = await Promise.all([a.people[0], a.people[1]].map((personId) => bindHouseholds(t.house, liaison!, { personId, householdIds: homes.slice(0, 2) })));
  expect([both[0]!.bound + both[1]!.bound, both[0]!.left + both[1]!.left]).toEqual([2, 2]);
  expect(await code(bindHouseholds(t.house, liaison!, { personId: a.people[0], householdIds: [homes[3]!] }))).toBe('ties.no_such_household');
  expect(await code(bindHouseholds(t.house, liaison!, { personId: b.people[0], householdIds: [homes[2]!] }))).toBe('security.not_permitted');
  expect((await unboundOf(t.house, liaison!, a.organizationId)).households.map((h) => h.address)).toEqual(['柳林路2号']);
  expect(await code(unboundOf(t.house, liaison!, b.organizationId))).toBe('security.not_permitted');
});

it('an entry sent twice is one; only for the own households and for days that can be', async () => {
  const [mine, theirs] = [await ownHouseholds(t.house, cadre!), await ownHouseholds(t.house, other!)];
  const [holder, tie] = mine.households.length > 0 ? [cadre!, mine.households[0]!] : [other!, theirs.households[0]!];
  const stranger = holder === cadre ? other! : cadre!;
  const entry = (kind: 'visit' | 'thing' | 'difficulty', onDay = '2026-03-02') => ({ id: randomUUID(), tieId: tie.tieId, kind, onDay, words: '屋顶漏雨' });
  const day = [entry('visit'), entry('thing'), entry('difficulty')];
  expect((await Promise.all([sendEntries(t.house, holder, day), sendEntries(t.house, holder, day)])).reduce((n, a) => n + a.stored, 0)).toBe(3);
  expect(await code(sendEntries(t.house, stranger, [entry('visit')]))).toBe('ties.not_yours');
  expect(await code(sendEntries(t.house, holder, [entry('visit', '2026-03-03')]))).toBe('ties.day_outside');
  expect(await code(sendEntries(t.house, holder, [entry('visit', '2026-03-01')]))).toBe('ties.day_outside');
  expect(await code(settleDifficulty(t.house, stranger, day[2]!.id))).toBe('ties.not_yours');
  expect(await code(settleDifficulty(t.house, holder, day[0]!.id))).toBe('ties.settled_already');
  expect((await Promise.all([1, 2].map(() => code(settleDifficulty(t.house, holder, day[2]!.id))))).sort()).toEqual(['done', 'ties.settled_already']);
  await sendEntries(t.house, holder, [entry('difficulty')]);
});

it('counts coverage and settlement of each cadre, and households nobody stands for', async () => {
  const board = await tieBoard(t.house, officer!);
  expect(board.totals).toMatchObject({ households: 4, bound: 2, bindingRate: '50.00', visited: 1, coverage: '50.00', difficulties: 2, settled: 1, settlement: '50.00' });
  expect(board.cadres.reduce((n, c) => n + c.households, 0)).toBe(2);
  expect((await tieBoard(t.house, t.actor('liaison', { path: region.units[1].organizationPath }))).cadres).toEqual([]);
});

it('words lie sealed and go when their time is over; the counts stay', async () => {
  const stored = await t.database.query('select words from grid.tie_entry');
  for (const { words } of stored.rows as { words: Uint8Array }[]) expect(Buffer.from(words).includes('屋顶漏雨')).toBe(false);
  const shown = [...(await ownHouseholds(t.house, cadre!)).households, ...(await ownHouseholds(t.house, other!)).households].flatMap((h) => h.entries);
  expect(new Set(shown.map((e) => e.words))).toEqual(new Set(['屋顶漏雨']));
  now = '2046-03-02T02:00:00Z';
  await forgetOnSchedule(t.house, REGION);
  const left = await t.database.query('select count(*)::int as n, count(words)::int as words from grid.tie_entry');
  expect(left.rows).toEqual([{ n: 4, words: 0 }]);
});

it('who left office sees no household; his are released, also at the same moment by two, and bound anew', async () => {
  const [a, b] = region.units;
  const left = await t.house.unit(t.system, async (unit) => {
    const [personId] = await savePeople(unit, [{ name: '离任干部', sex: 'male', bornOn: '1970-01', appointments: [] }]);
    await saveTies(unit, [{ personId: personId!, householdId: homes[2]! }, { personId: personId!, householdId: homes[3]! }]);
    return personId as PersonId;
  });
  expect(await code(ownHouseholds(t.house, t.actor('cadre', { personId: left })))).toBe('ties.left_office');
  expect(await code(sendEntries(t.house, t.actor('cadre', { personId: left }), []))).toBe('ties.left_office');
  expect((await tieBoard(t.house, liaison!)).cadres.find((c) => c.personId === left)?.inOffice).toBe(false);
  // A liaison ends what lies in his own unit and nothing of the other's.
  const both = await Promise.all([1, 2].map(() => code(releaseHouseholds(t.house, liaison!, left, '调离本单位'))));
  expect(both.sort()).toEqual(['done', 'ties.nothing_to_release']);
  expect((await bindHouseholds(t.house, liaison!, { personId: a.people[1], householdIds: [homes[2]!] })).bound).toBe(1);
  expect(await code(releaseHouseholds(t.house, liaison!, b.people[0], '调离本单位'))).toBe('ties.nothing_to_release');
  expect((await releaseHouseholds(t.house, officer!, left, '退休')).released).toBe(1);
  expect((await releaseHouseholds(t.house, officer!, a.people[1], '分工调整')).released).toBeGreaterThan(0);
  expect((await ownHouseholds(t.house, other!)).households).toEqual([]);
});
