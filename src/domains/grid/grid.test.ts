import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { diskSource, usePolicies, choosePack } from '../policy/index.ts';
import { waitingEvents } from '../../platform/house/index.ts';
import { policiesFolder } from '../../app/paths.ts';
import { OTHER_REGION, REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../../../tests/support/small-region.ts';
import { appointHead, mergeAreas, openReplacement } from './commands/heads.ts';
import { buildGrid, someHead, type SmallGrid } from './fixtures.ts';
import { gridBoard, patchPage } from './queries/board.ts';
import { areaPaths, headsOf, patchAt, patchByCard, patchesAbove, patchesOfActor } from './queries/door.ts';
import { credentialsOf } from './store/index.ts';

let t: TestHouse;
let region: SmallRegion;
let clock = '2026-09-01T02:00:00Z';
const day = (d: string): void => void (clock = `${d}T02:00:00Z`);
const code = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => {
      if (isRefusal(error)) return error.because[0]?.code ?? error.code;
      throw error;
    },
  );
const place = () => ({ house: t.house, regionId: REGION, organizationId: region.units[0].organizationId });
const officer = () => t.actor('officer');

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(clock) } });
  region = await seedSmallRegion(t.house, REGION, '清河县');
  await seedSmallRegion(t.house, OTHER_REGION, '白石县');
  await choosePack(t.house, t.system, { packId: 'yuetang', from: '2022-10-01', reason: '试点' });
});
afterAll(() => t.close());

describe('the tree', () => {
  it('is strict: a patch hangs only under one of the level above, a household only in a neighbour’s patch', async () => {
    const g = await buildGrid(place());
    const insert = (level: string, parent: string | null) =>
      t.house.unit(t.system, (unit) => unit.tx.insertInto('grid.patch').values({ region_id: REGION, id: crypto.randomUUID(), level, parent_id: parent, organization_id: place().organizationId, code: crypto.randomUUID(), name: '错位', shape: null, started_on: '2026-01-01', ended_on: null, merged_into: null, recorded_at: unit.at, recorded_by: 'test' }).execute());
    for (const [level, parent] of [['neighbour', g.area], ['group', g.group], ['area', g.area], ['group', null]] as const) await expect(insert(level, parent)).rejects.toThrow(/patch/);
    const home = (patchId: string) => t.house.unit(t.system, (unit) => unit.tx.insertInto('grid.household').values({ region_id: REGION, id: crypto.randomUUID(), organization_id: place().organizationId, address: crypto.randomUUID(), patch_id: patchId, recorded_at: unit.at, recorded_by: 'test' }).execute());
    await expect(home(g.group)).rejects.toThrow(/household/);
    await home(g.neighbour);
    await home(g.vacant);
    const { coverage } = await patchPage(t.house, officer(), g.area);
    expect(coverage).toEqual({ area: { patches: 1, vacant: 0 }, group: { patches: 1, vacant: 0 }, neighbour: { patches: 2, vacant: 1 }, households: 3, uncovered: 1, withoutPatch: 0 });
    const [own, foreign] = [(await gridBoard(t.house, t.actor('liaison', { path: region.units[0].organizationPath }))).all, (await gridBoard(t.house, t.actor('liaison', { path: region.units[1].organizationPath }))).all];
    expect([own.area.patches > 0, foreign.area.patches]).toEqual([true, 0]);
  });

  it('is asked through the door: line up, who serves, whose patches, card', async () => {
    const account = crypto.randomUUID();
    const g = await buildGrid(place(), { accountId: account });
    await t.house.unit(t.system, async (unit) => {
      expect((await patchesAbove(unit, g.neighbour)).map((p) => p.id)).toEqual([g.group, g.area]);
      expect(await headsOf(unit, g.vacant)).toEqual([]);
      expect(await headsOf(unit, g.neighbour)).toEqual([{ headId: g.heads.neighbour, personId: null, accountId: account, name: '邻长丙', level: 'neighbour' }]);
      expect((await patchesOfActor(unit, { ...t.actor('grid_head'), accountId: account as never })).map((p) => p.id)).toEqual([g.neighbour]);
      expect(await patchesOfActor(unit, t.actor('grid_head'))).toEqual([]);
      expect((await areaPaths(unit, [g.neighbour])).get(g.neighbour)).toMatchObject({ areaId: g.area, names: ['第一片', '一组', '一栋一单元'] });
      const [card] = await credentialsOf(unit, [g.heads.neighbour]);
      expect((await patchByCard(unit, card!.cardCode.toLowerCase())).id).toBe(g.neighbour);
      expect(card!.cardCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(await code(patchByCard(unit, '0000-0000-0000-0000'))).toBe('grid.no_such_card');
    });
  });
});

describe('who serves', () => {
  let g: SmallGrid;
  beforeAll(async () => {
    day('2026-09-01');
    g = await buildGrid(place());
  });

  it('one at a time, also when two are chosen at once; with one of the nears and consent', async () => {
    expect(await code(appointHead(t.house, officer(), g.neighbour, someHead('另一人')))).toBe('grid.post_taken');
    expect(await code(appointHead(t.house, officer(), g.vacant, someHead('远人', { near: false, handy: false, familiar: false })))).toBe('grid.none_of_three_nears');
    expect(await code(appointHead(t.house, officer(), g.vacant, someHead('未同意', { consentedOn: '2026-09-02' })))).toBe('grid.consent_in_future');
    expect(await code(appointHead(t.house, officer(), g.vacant, someHead('无档案', { personId: crypto.randomUUID() })))).toBe('registry.no_such_person');
    const both = await Promise.all(['甲', '乙'].map((name) => code(appointHead(t.house, officer(), g.vacant, someHead(name)))));
    expect(both.sort()).toEqual(['done', 'grid.post_taken']);
  });

  it('an absence within the limit is no ground; over it the post is vacant, listed, and settled by the successor, whom the matters follow', async () => {
    const leave = (ground: 'absent' | 'unable', awayFrom: string | null) => openReplacement(t.house, officer(), g.heads.neighbour, { ground, awayFrom, note: '外出务工' });
    day('2026-10-01');
    expect(await code(leave('absent', null))).toBe('grid.away_from_needed');
    expect(await code(leave('absent', '2026-09-01'))).toBe('grid.absence_within_limit');
    day('2026-10-02');
    const [before] = await t.house.unit(t.system, (unit) => credentialsOf(unit, [g.heads.neighbour]));
    const grounds = ['absent', 'unable'] as const;
    const both = await Promise.all([code(leave(grounds[0], '2026-09-01')), code(leave(grounds[1], null))]);
    // Whoever comes first.
    const done = grounds[both.indexOf('done')];
    expect(both.toSorted()).toEqual(['done', 'grid.serves_no_more']);
    expect(await t.house.unit(t.system, (unit) => code(patchByCard(unit, before!.cardCode)))).toBe('grid.card_cancelled');
    const vacant = await patchPage(t.house, officer(), g.neighbour);
    expect([vacant.coverage.neighbour.vacant, vacant.replacements.map((r) => [r.ground, r.settledOn])]).toEqual([1, [[done, null]]]);
    expect(vacant.replacements[0]!.article).toContain('岳塘区');
    const times = (await gridBoard(t.house, officer())).replacements;
    day('2026-10-08');
    const { id } = await appointHead(t.house, officer(), g.neighbour, someHead('继任者'));
    const after = await patchPage(t.house, officer(), g.neighbour);
    expect(after.replacements.map((r) => [r.successorId, r.settledOn])).toEqual([[id, '2026-10-08']]);
    expect(after.heads.map((h) => [h.name, h.servedTo, h.credential?.cancelledOn ?? null])).toEqual([['继任者', null, null], ['邻长丙', '2026-10-02', '2026-10-02']]);
    expect((await gridBoard(t.house, officer())).replacements).toEqual({ personTimes: times.personTimes + 1, open: times.open - 1 });
    const told = (await waitingEvents(t.house, REGION, 500)).filter((e) => e.payload['patchId'] === g.neighbour);
    expect(told.map((e) => [e.type, e.payload['from'] ?? null, e.payload['to'] ?? null])).toEqual([['grid.head_left', null, null], ['grid.head_replaced', g.heads.neighbour, id]]);
  });

  it('areas are merged with what hangs under them; the other way round at the same moment only one is done', async () => {
    day('2026-11-01');
    const both = await Promise.all([code(mergeAreas(t.house, officer(), g.area, g.otherArea, '户数太少')), code(mergeAreas(t.house, officer(), g.otherArea, g.area, '户数太少'))]);
    expect(both.sort()).toEqual(['done', 'grid.patch_ended']);
    await t.house.unit(t.system, async (unit) => {
      const [from, into] = (await patchAt(unit, g.area)).endedOn ? [g.area, g.otherArea] : [g.otherArea, g.area];
      expect(await patchAt(unit, from)).toMatchObject({ mergedInto: into, endedOn: '2026-11-01' });
      expect((await patchesAbove(unit, g.neighbour)).map((p) => p.id)).toEqual([g.group, into]);
    });
    expect(await code(mergeAreas(t.house, officer(), g.group, g.area, '层级不同'))).toBe(await t.house.unit(t.system, async (unit) => ((await patchAt(unit, g.area)).endedOn ? 'grid.patch_ended' : 'grid.not_two_areas')));
  });
});
