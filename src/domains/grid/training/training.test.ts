import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { saveHeads, savePatches } from '../commands/save-grid.ts';
import { someHead } from '../fixtures.ts';
import { cancelClass, planClass, recordAttendance } from './commands.ts';
import type { NewClass } from './model.ts';
import { invitedHeads, trainingBoard } from './queries.ts';

const TODAY = '2026-11-20';
let t: TestHouse;
let region: SmallRegion;
/** Of the first unit an area head, a group head and two neighbours; of the second one neighbour. */
let heads: string[];
let [officer, liaison]: Actor[] = [] as never;
const lesson = (change: Partial<NewClass> = {}): NewClass => ({ organizationId: region.units[0].organizationId, grade: 'town', levels: ['neighbour'], title: '民情收集', heldOn: TODAY, hours: 4, ...change });

beforeAll(async () => {
  t = await testHouse({ clock: { now: () => new Date(`${TODAY}T02:00:00Z`) } });
  region = await seedSmallRegion(t.house, REGION, '清河县');
  const [a, b] = region.units;
  heads = await t.house.unit(t.system, async (unit) => {
    const patch = async (organizationId: string, level: 'area' | 'group' | 'neighbour', parentId: string | null, name: string) => (await savePatches(unit, [{ level, parentId, organizationId, code: `${organizationId}-${name}`, name }]))[0]!;
    const made: string[] = [];
    for (const [o, names] of [[a.organizationId, ['甲', '乙']], [b.organizationId, ['丙']]] as const) {
      const area = await patch(o, 'area', null, '一片');
      const group = await patch(o, 'group', area, '一组');
      made.push(...(o === a.organizationId ? [area, group] : []));
      for (const name of names) made.push(await patch(o, 'neighbour', group, name));
    }
    return saveHeads(unit, made.map((patchId, i) => ({ ...someHead(`人${i}`), patchId, servedFrom: i === 3 ? TODAY : '2026-01-10' })));
  });
  [officer, liaison] = [t.actor('officer'), t.actor('liaison', { path: a.organizationPath })];
});
afterAll(() => t.close());

it('invites who serves on the day at the levels of the class in its unit; the same list by two at once counts each once', async () => {
  const { id } = await planClass(t.house, liaison!, lesson({ levels: ['area', 'neighbour', 'area'] }));
  expect((await invitedHeads(t.house, liaison!, id)).heads.map((h) => h.id).sort()).toEqual([heads[0], heads[2], heads[3]].sort());
  expect(await code(recordAttendance(t.house, liaison!, id, [heads[0]!, heads[1]!]))).toBe('training.not_invited');
  expect(await code(recordAttendance(t.house, liaison!, id, [heads[4]!]))).toBe('training.not_invited');
  const both = await Promise.all([1, 2].map(() => recordAttendance(t.house, liaison!, id, [heads[0]!, heads[2]!, heads[2]!])));
  expect([both[0]!.added + both[1]!.added, both[0]!.known + both[1]!.known]).toEqual([2, 2]);
  expect(await code(cancelClass(t.house, officer!, id))).toBe('training.attended');
});

it('who began to serve after the day was not invited; nobody came to what is still ahead', async () => {
  const { id } = await planClass(t.house, officer!, lesson({ heldOn: '2026-11-01' }));
  expect(await code(recordAttendance(t.house, officer!, id, [heads[3]!]))).toBe('training.not_invited');
  const ahead = await planClass(t.house, officer!, lesson({ heldOn: '2026-12-01' }));
  expect(await code(recordAttendance(t.house, officer!, ahead.id, [heads[2]!]))).toBe('training.not_yet');
  await cancelClass(t.house, officer!, ahead.id);
  expect(await code(recordAttendance(t.house, officer!, ahead.id, [heads[2]!]))).toBe('training.cancelled');
  expect(await code(planClass(t.house, liaison!, lesson({ organizationId: region.units[1].organizationId })))).toBe('security.not_permitted');
});

it('person-times, and who serves and was never trained, within reach', async () => {
  const early = await planClass(t.house, officer!, lesson({ heldOn: '2026-03-01', grade: 'county' }));
  await recordAttendance(t.house, officer!, early.id, [heads[2]!]);
  const board = await trainingBoard(t.house, officer!);
  expect(board.totals).toEqual({ heads: 5, never: 3, personTimes: 3, personTimesSince: 3 });
  expect(board.never.map((n) => n.id).sort()).toEqual([heads[1], heads[3], heads[4]].sort());
  expect(board.levels.map((l) => [l.level, l.heads, l.never, l.share, l.personTimes])).toEqual([['area', 1, 0, '100.00', 1], ['group', 1, 1, '0.00', 0], ['neighbour', 3, 2, '33.33', 2]]);
  expect(board.grades).toEqual([{ grade: 'county', classes: 1, personTimes: 1 }, { grade: 'town', classes: 1, personTimes: 2 }, { grade: 'village', classes: 0, personTimes: 0 }]);
  expect(board.classes.map((c) => [c.heldOn, c.state])).toEqual([['2026-12-01', 'cancelled'], [TODAY, 'held'], ['2026-11-01', 'unrecorded'], ['2026-03-01', 'held']]);
  const other = await trainingBoard(t.house, t.actor('liaison', { path: region.units[1].organizationPath }));
  expect([other.classes, other.never.map((n) => n.id)]).toEqual([[], [heads[4]]]);
});
