import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Actor } from '../../kernel/actor.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { saveOrganizations } from '../registry/index.ts';
import { writeWorkbook } from '../../platform/sheets/index.ts';
import { policiesFolder } from '../../app/paths.ts';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../../../tests/support/small-region.ts';
import { lookAtHousehold, syncVisits } from './commands/households.ts';
import { saveHeads, saveHouseholds, savePatches } from './commands/save-grid.ts';
import { appointHead, openReplacement } from './commands/heads.ts';
import { buildGrid, cardOf, someHead } from './fixtures.ts';
import { loadGrid } from './importing/import-grid.ts';
import { readGridWorkbook } from './importing/read-workbook.ts';
import { visitItems, type Visit } from './model.ts';
import { gridBoard } from './queries/board.ts';
import { itemsInReach, phoneOf } from './queries/lines.ts';
import { publicArea, publicCommunity } from './queries/public.ts';
import { forgetOnSchedule } from './worker.ts';

let t: TestHouse;
let region: SmallRegion;
let clock = '2026-09-01T02:00:00Z';
const code = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => {
      if (isRefusal(error)) return error.because[0]?.code ?? error.code;
      throw error;
    },
  );
const place = () => ({ house: t.house, regionId: REGION, organizationId: region.units[0].organizationId });
const head = (accountId: string, unit = 0): Actor => ({ ...t.actor('grid_head', { path: region.units[unit]!.organizationPath }), accountId: accountId as never, name: '邻长丙' });
const visit = (householdId: string, change: Partial<Visit> = {}): Visit => ({ id: crypto.randomUUID(), householdId, visitedAt: '2026-08-31T08:00:00Z', items: [...visitItems], collected: '楼道灯不亮', register: null, ...change });
const audits = async (action: string): Promise<number> => (await t.house.unit(t.system, (unit) => unit.tx.selectFrom('platform.audit').select('id').where('region_id', '=', REGION).where('action', '=', action).execute())).length;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(clock) } });
  region = await seedSmallRegion(t.house, REGION, '清河县');
});
afterAll(() => t.close());

describe('residents’ data', () => {
  it('is seen along the household’s own line only, each look on record, sealed in the database, and gone when its time is over', async () => {
    const own = crypto.randomUUID();
    const other = crypto.randomUUID();
    const g = await buildGrid(place(), { accountId: own });
    await buildGrid(place(), { accountId: other });
    const before = await audits('grid.household_seen');
    const seen = await lookAtHousehold(t.house, head(own), g.household, 'visit');
    expect(seen.resident).toMatchObject({ contact: '王居民', phone: '13800000000', people: 3, keepUntil: '2028-09-01' });
    for (const [actor, says] of [[head(other), 'grid.not_on_line'], [head(own, 1), 'grid.not_on_line'], [t.actor('officer'), 'security.not_permitted'], [t.actor('leader'), 'security.not_permitted']] as const) expect(await code(lookAtHousehold(t.house, actor, g.household, 'visit'))).toBe(says);
    expect(await audits('grid.household_seen')).toBe(before + 1);
    const [raw] = await t.house.unit(t.system, (unit) => unit.tx.selectFrom('grid.resident').select(['contact', 'phone']).where('region_id', '=', REGION).where('household_id', '=', g.household).execute());
    expect(Buffer.concat([raw!.contact, raw!.phone]).toString('utf8')).not.toMatch(/王居民|138/);
    // The phone keeps addresses, and no more than the own ones.
    const kept = await phoneOf(t.house, head(own));
    expect([kept.households.map((h) => h.id), JSON.stringify(kept).includes('王居民')]).toEqual([[g.household], false]);
    await syncVisits(t.house, head(own), [visit(g.household)]);
    // Who serves no more sees no more.
    await openReplacement(t.house, t.actor('officer'), g.heads.neighbour, { ground: 'unable', awayFrom: null, note: '长期住院' });
    expect(await code(lookAtHousehold(t.house, head(own), g.household, 'visit'))).toBe('grid.not_on_line');
    const left = async () => t.house.unit(t.system, async (unit) => [(await unit.tx.selectFrom('grid.resident').select('household_id').where('region_id', '=', REGION).execute()).length > 0, (await unit.tx.selectFrom('grid.visit').select('collected').where('region_id', '=', REGION).where('collected', 'is not', null).execute()).length > 0]);
    clock = '2028-09-01T02:00:00Z';
    await forgetOnSchedule(t.house, REGION);
    expect(await left()).toEqual([true, true]);
    clock = '2028-09-02T02:00:00Z';
    await forgetOnSchedule(t.house, REGION);
    expect(await left()).toEqual([false, false]);
    clock = '2026-09-01T02:00:00Z';
  });
});

describe('visits', () => {
  it('are complete with all five, stored once however often they are sent, and each answered by itself', async () => {
    const own = crypto.randomUUID();
    const g = await buildGrid(place(), { accountId: own });
    const me = head(own);
    const whole = visit(g.household, { register: { contact: '李居民', phone: '13700000000', people: 4 } });
    const part = visit(g.household, { items: ['met', 'talked'], visitedAt: '2026-08-30T08:00:00Z' });
    const states = async (visits: readonly Visit[], as = me) => (await syncVisits(t.house, as, visits)).answers.map((a) => ('code' in a ? a.code : a.state));
    // The network broke before the answer arrived: the phone sends all of them again, from two tabs at once.
    expect(await states([part])).toEqual(['stored']);
    const both = await Promise.all([states([part, whole]), states([whole, part])]);
    expect(both.flat().sort()).toEqual(['known', 'known', 'known', 'stored']);
    expect(await states([whole, { ...part, items: [...visitItems] }, visit(crypto.randomUUID()), visit(g.household, { visitedAt: '2026-09-03T08:00:00Z' })])).toEqual(['known', 'grid.visit_id_taken', 'grid.not_on_line', 'grid.visit_in_future']);
    const seen = await lookAtHousehold(t.house, me, g.household, 'visit');
    expect([seen.visits.map((v) => [v.complete, v.collected]), seen.resident!.contact]).toEqual([[[true, '楼道灯不亮'], [false, '楼道灯不亮']], '李居民']);
    expect((await phoneOf(t.house, me)).patches).toMatchObject([{ households: 1, visited: 1 }]);
    // Another head's account can neither store there nor take the id.
    const stranger = crypto.randomUUID();
    const h = await buildGrid(place(), { accountId: stranger });
    expect(await states([{ ...whole, householdId: h.household }], head(stranger))).toEqual(['grid.visit_id_taken']);
  });

  it('made before a replacement and sent after it are kept, and what was told since stays', async () => {
    const [own, next] = [crypto.randomUUID(), crypto.randomUUID()];
    const g = await buildGrid(place(), { accountId: own });
    const told = { contact: '赵居民', phone: '13600000000', people: 2 };
    const states = async (as: Actor, visits: readonly Visit[]) => (await syncVisits(t.house, as, visits)).answers.map((a) => ('code' in a ? a.code : a.state));
    const heard = visit(g.household);
    expect(await states(head(own), [heard])).toEqual(['stored']);
    clock = '2026-09-10T02:00:00Z';
    await openReplacement(t.house, t.actor('officer'), g.heads.neighbour, { ground: 'unable', awayFrom: null, note: '长期住院' });
    clock = '2026-09-14T02:00:00Z';
    await appointHead(t.house, t.actor('officer'), g.neighbour, { ...someHead('邻长丁'), consentedOn: '2026-09-12' });
    await t.house.unit(t.system, (unit) => unit.tx.updateTable('grid.head').set({ account_id: next }).where('region_id', '=', REGION).where('patch_id', '=', g.neighbour).where('served_to', 'is', null).execute());
    expect(await states(head(next), [visit(g.household, { visitedAt: '2026-09-14T01:00:00Z', register: told })])).toEqual(['stored']);
    // The phone of the one before finds the network at last: his days are his, later ones are not.
    const late = visit(g.household, { visitedAt: '2026-09-08T08:00:00Z', register: { contact: '旧信息', phone: '13500000000', people: 9 } });
    expect(await states(head(own), [heard, late, visit(g.household, { visitedAt: '2026-09-12T08:00:00Z' })])).toEqual(['known', 'stored', 'grid.not_on_line']);
    // Nor are the days of the one before his who came after; those of the vacancy are.
    expect(await states(head(next), [visit(g.household, { visitedAt: '2026-09-08T08:00:00Z' }), visit(g.household, { visitedAt: '2026-09-12T08:00:00Z' })])).toEqual(['grid.not_on_line', 'stored']);
    const seen = await lookAtHousehold(t.house, head(next), g.household, 'visit');
    expect([seen.visits.length, seen.resident!.contact]).toEqual([4, '赵居民']);
    expect(await code(lookAtHousehold(t.house, head(own), g.household, 'visit'))).toBe('grid.not_on_line');
    clock = '2026-09-01T02:00:00Z';
  });

  it('of many heads at once: none lost, none twice', async () => {
    // Where one connection answers, fewer tell the same; the full number is for PostgreSQL.
    const heads = process.env['DANDANG_TEST_ENGINE'] === 'postgres' ? 300 : 20;
    const each = 4;
    const accounts = Array.from({ length: heads }, () => crypto.randomUUID());
    const { organizationId } = place();
    const homes = await t.house.unit(t.system, async (unit) => {
      const [area] = await savePatches(unit, [{ level: 'area', parentId: null, organizationId, code: 'S', name: '大片' }]);
      const [group] = await savePatches(unit, [{ level: 'group', parentId: area!, organizationId, code: 'S-1', name: '大组' }]);
      const patches = await savePatches(unit, accounts.map((_, i) => ({ level: 'neighbour' as const, parentId: group!, organizationId, code: `S-1-${i}`, name: `${i}栋` })));
      await saveHeads(unit, patches.map((patchId, i) => ({ ...someHead(`邻长${i}`), accountId: accounts[i]!, patchId })));
      const ids = await saveHouseholds(unit, patches.flatMap((patchId, i) => Array.from({ length: each }, (_, n) => ({ organizationId, address: `大小区${i}栋${n}号`, patchId }))));
      return accounts.map((_, i) => ids.slice(i * each, (i + 1) * each));
    });
    const days = homes.map((ids) => ids.map((id) => visit(id)));
    // Every phone sends its day, hears nothing, and sends it again in another order.
    const answers = await Promise.all(days.flatMap((visits, i) => [visits, visits.toReversed()].map((sent) => syncVisits(t.house, head(accounts[i]!), sent))));
    expect(answers.flatMap((a) => a.answers).filter((a) => a.state === 'stored')).toHaveLength(heads * each);
    expect(answers.flatMap((a) => a.answers).filter((a) => a.state === 'refused')).toEqual([]);
    const rows = await t.house.unit(t.system, (unit) => unit.tx.selectFrom('grid.visit').select('id').where('region_id', '=', REGION).where('household_id', 'in', homes.flat()).execute());
    expect(rows).toHaveLength(heads * each);
  });
});

describe('a workbook', () => {
  const book = async (change: { readonly head?: string; readonly patch?: string } = {}) =>
    readGridWorkbook(
      await writeWorkbook({
        sheets: [
          { name: '网格', columns: ['编号', '上级编号', '名称', '村（社区）'].map((header) => ({ header })), rows: [['X-1-1', 'X-1', '一邻', '向阳社区'], ['X-1', 'X', '一组', '向阳社区'], ['X', null, change.patch ?? '向阳片', '向阳社区'], ['Y', null, '别片', '没有的社区'], ['Z-1', 'Z', '孤组', '向阳社区'], ['X-1-1-1', 'X-1-1', '太深', '向阳社区'], ['X', null, '再来', '向阳社区']] },
          { name: '三长', columns: ['网格编号', '姓名', '联系电话', '产生方式', '人选来源', '就近', '就便', '就熟', '党员', '同意日期', '审核单位'].map((header) => ({ header })), rows: [['X-1-1', change.head ?? '陈邻长', '13911112222', '群众推荐', '楼栋长', '是', '否', '是', '是', '2026.8.1', '社区党委'], ['X', '远片长', '13911112222', '群众推荐', '党员', '否', '否', '否', '否', '2026-08-01', '社区党委'], ['X-1', '周组长', '13911112222', '抽签', '党员', '是', '否', '否', '否', '2026-08-01', '社区党委']] },
          { name: '住户', columns: ['村（社区）', '地址', '邻编号', '联系人', '联系电话', '人数'].map((header) => ({ header })), rows: [['向阳社区', '1栋101', 'X-1-1', '王某', '13900001111', 3], ['向阳社区', '1栋102', 'X-1-1', null, null, null], ['向阳社区', '1栋103', null, null, null, null], ['向阳社区', '1栋101', 'X-1-1', null, null, null], ['向阳社区', '1栋104', 'X-1', null, null, null], ['向阳社区', '1栋105', 'X-1-1', '刘某', '不详', 2]] },
        ],
      }),
    );
  const load = async (change: Parameters<typeof book>[0], apply: boolean, paths: 'all' | string[] = 'all') => {
    const rows = await book(change);
    return t.house.unit(t.system, (unit) => loadGrid(unit, rows, paths, apply));
  };

  it('is taken row by row; what cannot be taken is named, and the same workbook again changes nothing', async () => {
    await t.house.unit(t.system, (unit) => saveOrganizations(unit, [{ name: '向阳社区', type: 'community', parentId: region.rootId }]));
    const counts = (a: Awaited<ReturnType<typeof load>>) => Object.values(a.counts).map((c) => [c.fresh, c.changed, c.same, c.refused]);
    const shown = await load({}, false);
    expect(counts(shown)).toEqual([[3, 0, 0, 4], [1, 0, 0, 2], [3, 0, 0, 3]]);
    expect(shown.faults.map((f) => [f.sheet, f.row, f.code.slice(9)])).toEqual([
      ['patches', 5, 'no_such_organization'], ['patches', 8, 'twice'], ['patches', 7, 'too_deep'], ['patches', 6, 'no_such_parent'],
      ['heads', 3, 'none_of_three_nears'], ['heads', 4, 'unknown_word'],
      ['households', 5, 'twice'], ['households', 6, 'not_a_neighbour'], ['households', 7, 'contact'],
    ]);
    // Twice at once is once.
    const both = await Promise.all([load({}, true), load({}, true)]);
    expect(both.map((a) => Object.values(a.counts).reduce((n, c) => n + c.fresh, 0)).sort()).toEqual([0, 7]);
    expect(counts(await load({}, true))).toEqual([[0, 0, 3, 4], [0, 0, 1, 2], [0, 0, 3, 3]]);
    // A new name changes the patch; a new head does not push out who serves.
    const changed = await load({ patch: '向阳大片', head: '新邻长' }, true);
    expect([counts(changed)[0], changed.faults.find((f) => f.sheet === 'heads')!.code]).toEqual([[0, 1, 2, 4], 'grid.row.post_taken']);
    // A liaison of another unit reaches no village in it.
    expect((await load({}, false, [region.units[1].organizationPath])).faults.filter((f) => f.code === 'grid.row.no_such_organization').length).toBeGreaterThan(6);
    const line = (await gridBoard(t.house, t.actor('officer'))).byOrganization.find((o) => o.name === '向阳社区')!;
    expect(line).toMatchObject({ households: 3, uncovered: 1, withoutPatch: 1, neighbour: { patches: 1, vacant: 0 }, area: { patches: 1, vacant: 1 } });
    const items = (await itemsInReach(t.house, t.actor('officer'))).areas.find((a) => a.name === '向阳大片')!.items;
    expect(items.map((i) => [i.item, i.has, i.counted])).toEqual([['map', false, null], ['chart', false, { have: 1, of: 3 }], ['badges', false, { have: 1, of: 3 }], ['cards', false, { have: 1, of: 3 }], ['chat_groups', false, null], ['resident_account', false, { have: 1, of: 2 }]]);
  });
});

describe('the public page of an area', () => {
  it('names heads and numbers and no resident; a merged or foreign area is not there', async () => {
    const g = await buildGrid(place());
    const shown = await publicArea(t.house, REGION, g.area);
    expect(shown).toMatchObject({ name: '第一片', head: { name: '片长甲' }, groups: [{ head: { name: '组长乙' }, neighbours: [{ head: { name: '邻长丙' } }, { head: null }] }] });
    expect(JSON.stringify(shown)).not.toContain('王居民');
    expect([await code(publicArea(t.house, '990625', g.area)), await code(publicArea(t.house, REGION, g.group))]).toEqual(['grid.no_such_patch', 'grid.no_such_patch']);
  });
});

describe('the public page of a village or community', () => {
  it('opens with a valid card only and names its own area heads; no number, no resident, no other unit', async () => {
    const g = await buildGrid(place());
    const [organizationId, elsewhere] = [region.units[1].organizationId, region.units[0].organizationId];
    const own = await buildGrid({ ...place(), organizationId });
    const card = await cardOf(place(), own.heads.neighbour);
    const shown = await publicCommunity(t.house, REGION, card.toLowerCase());
    expect(organizationId).not.toBe(elsewhere);
    expect(shown.areas).toEqual([{ name: '第一片', head: '片长甲', ownId: own.area }, { name: '第二片', head: null, ownId: null }]);
    expect(JSON.stringify(shown)).not.toMatch(/1[38]\d{9}|王居民|邻长丙|组长乙/);
    expect(JSON.stringify(shown)).not.toContain(g.area);
    await openReplacement(t.house, t.actor('officer'), own.heads.neighbour, { ground: 'unable', awayFrom: null, note: '长期住院' });
    expect([await code(publicCommunity(t.house, REGION, card)), await code(publicCommunity(t.house, REGION, '0000000000000000')), await code(publicCommunity(t.house, '990625', card))]).toEqual(['grid.card_cancelled', 'grid.no_such_card', 'grid.no_such_card']);
  });
});
