import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { decideList, proposeLists, rectifyList, replyToList } from './commands/lists.ts';
import { planMonth, publishBulletin, rateMonthItem } from './commands/plan-month.ts';
import { openUnitYear, recordPeriod } from './commands/unit-year.ts';
import { bulletinsOut, monthOfUnit, unitYears } from './queries.ts';

let now = '2026-11-02T02:00:00Z';
let t: TestHouse;
let officer: Actor;
let leader: Actor;
let unitId = '';
let sections: string[] = [];
let elsewhere = '';
const month = '2026-10';
const plan = (organizationId: string, title: string, planned = '10') => ({ organizationId, title, measure: '项', planned });

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [unitId, elsewhere] = (await saveOrganizations(unit, ['发改局', '教育局'].map((name) => ({ name, type: 'government_organ' as const, parentId: root!, validFrom: '2000-01-01' })))) as [string, string];
    sections = await saveOrganizations(unit, ['项目科', '能源科'].map((name) => ({ name, type: 'department' as const, parentId: unitId, validFrom: '2000-01-01' })));
    await savePeople(unit, [{ name: '测试科长', sex: 'male', bornOn: '1980-01', appointments: [{ organizationId: sections[0]!, title: '科长', main: true, category: 'middle', startedOn: '2020-01' }] }]);
  });
});
afterAll(() => t.close());

describe('a month of key work', () => {
  let ids: string[] = [];

  it('is planned by section of the unit, and names no person', async () => {
    expect(await code(publishBulletin(t.house, officer, { unitId, month }))).toBe('assessment.month_empty');
    expect(await code(planMonth(t.house, officer, { unitId, month, items: [plan(elsewhere, '外单位的事')] }))).toBe('assessment.section_elsewhere');
    expect(await code(planMonth(t.house, officer, { unitId, month, items: [plan(sections[0]!, '无数量', '0')] }))).toBe('assessment.plan_nothing');
    expect(await code(planMonth(t.house, officer, { unitId, month, items: [plan(sections[0]!, '测试科长包联项目')] }))).toBe('assessment.list_names_person');
    ids = (await planMonth(t.house, officer, { unitId, month, items: [plan(sections[0]!, '项目开工'), plan(sections[0]!, '专项债'), plan(sections[1]!, '充电桩')] })).ids;
  });

  it('is rated on completion; bad and departing ratings need their reason', async () => {
    expect(await rateMonthItem(t.house, officer, ids[0]!, { done: '10' })).toEqual({ proposed: 'good', rating: 'good', percent: '100.00' });
    expect(await code(rateMonthItem(t.house, officer, ids[1]!, { done: '9', rating: 'good' }))).toBe('assessment.rating_reason_needed');
    expect(await rateMonthItem(t.house, officer, ids[1]!, { done: '9', rating: 'good', reason: '上级调减一项' })).toEqual({ proposed: 'fair', rating: 'good', percent: '90.00' });
    expect(await code(rateMonthItem(t.house, officer, ids[2]!, { done: '1' }))).toBe('assessment.rating_reason_needed');
    expect(await code(publishBulletin(t.house, officer, { unitId, month }))).toBe('assessment.month_unrated');
    await rateMonthItem(t.house, officer, ids[2]!, { done: '1', reason: '用地未批' });
  });

  it('goes out once, also when two send it at once, and is closed then', async () => {
    expect(await code(proposeLists(t.house, officer, { unitId, month }))).toBe('assessment.no_bulletin');
    const both = await Promise.all([code(publishBulletin(t.house, officer, { unitId, month })), code(publishBulletin(t.house, officer, { unitId, month }))]);
    expect(both.sort()).toEqual(['assessment.month_published', 'done']);
    expect(await code(rateMonthItem(t.house, officer, ids[2]!, { done: '10' }))).toBe('assessment.month_published');
    expect(await code(planMonth(t.house, officer, { unitId, month, items: [plan(sections[0]!, '补报')] }))).toBe('assessment.month_published');
  });

  it('puts sections on the lists after they were heard, and takes them off once rectified', async () => {
    expect(await proposeLists(t.house, officer, { unitId, month })).toEqual({ red: 1, black: 1, replyUntil: '2026-11-05' });
    expect(await proposeLists(t.house, officer, { unitId, month })).toMatchObject({ red: 0, black: 0 });
    expect((await bulletinsOut(t.house, leader, month)).black).toEqual([]);
    const { entries } = await monthOfUnit(t.house, officer, { unitId, month });
    const of = (list: string) => entries.find((e) => e.list === list)!.id;
    const publish = (id: string, actor = leader, reason = '情况属实') => code(decideList(t.house, actor, id, { publish: true, reason }));
    expect(await publish(of('black'))).toBe('assessment.list_reply_term');
    expect(await publish(of('red'), leader, '测试科长有功')).toBe('assessment.list_names_person');
    expect(await publish(of('red'), { ...leader, accountId: officer.accountId })).toBe('assessment.list_own_proposal');
    const liaison = t.actor('liaison', { path: '1' });
    await replyToList(t.house, liaison, of('black'), '用地已补批');
    expect(await code(replyToList(t.house, liaison, of('black'), '再说一次'))).toBe('assessment.list_replied');
    expect([await publish(of('black')), await publish(of('red')), await publish(of('red'))]).toEqual(['done', 'done', 'assessment.list_not_in_state']);
    expect(await code(rectifyList(t.house, leader, of('red'), '并无可改'))).toBe('assessment.list_not_black');
    // What hangs out does not show what the section wrote in its defence.
    expect((await bulletinsOut(t.house, leader, month)).black).toMatchObject([{ section: '能源科', reply: null, reasons: [{ title: '充电桩', percent: '10.00', reason: '用地未批' }] }]);
    await rectifyList(t.house, leader, of('black'), '充电桩已建成');
    expect(await bulletinsOut(t.house, leader, month)).toMatchObject({ black: [], red: [{ section: '项目科' }], removed: [{ section: '能源科', rectification: '充电桩已建成' }] });
  });
});

describe('the year of a unit', () => {
  const record = (kind: 'month' | 'quarter' | 'year', number: number, mark?: string, reason?: string) => recordPeriod(t.house, officer, 2026, { unitId, kind, number, summary: '小结', ...(mark === undefined ? {} : { mark }), ...(reason === undefined ? {} : { reason }) });

  it('has seventeen periods, opened once', async () => {
    expect(await code(record('month', 1, '80'))).toBe('assessment.no_such_period');
    expect(await openUnitYear(t.house, officer, { year: 2026, unitIds: [unitId, unitId] })).toEqual({ units: 1, periods: 17 });
    expect(await openUnitYear(t.house, officer, { year: 2026, unitIds: [unitId, elsewhere] })).toEqual({ units: 1, periods: 17 });
    const { units } = await unitYears(t.house, officer, 2026);
    expect(units.find((u) => u.unitId === unitId)!.overdue).toHaveLength(9 + 3);
  });

  it('takes a month from its bulletin, refuses what cannot be, and keeps lateness and corrections', async () => {
    // Points 100, 100 and 50 of the bulletin above.
    expect(await record('month', 10)).toEqual({ mark: '83.33', late: false });
    expect(await code(record('month', 9))).toBe('assessment.period_mark_needed');
    expect(await code(record('month', 9, '101'))).toBe('assessment.period_mark_range');
    expect(await code(record('month', 12, '80'))).toBe('assessment.period_ahead');
    expect(await record('month', 9, '80')).toEqual({ mark: '80.00', late: true });
    expect(await code(record('month', 9, '90'))).toBe('assessment.period_reason_needed');
    expect(await record('month', 9, '90', '核对后更正')).toEqual({ mark: '90.00', late: true });
  });

  it('rolls up only what is whole, and is settled once whole', async () => {
    for (const n of [7, 8]) await record('month', n, '90');
    await record('quarter', 3, '80');
    now = '2027-01-20T02:00:00Z';
    await record('year', 1, '85');
    const own = (await unitYears(t.house, leader, 2026)).units.find((u) => u.unitId === unitId)!;
    expect(own.periods.find((p) => p.kind === 'quarter' && p.number === 3)).toMatchObject({ below: '90.00', score: '86.00', missing: [] });
    expect(own.score).toBeNull();
    expect(own.periods.at(-1)!.missing).toContainEqual({ kind: 'month', number: 11 });
    for (const n of [1, 2, 3, 4, 5, 6, 11, 12]) await record('month', n, '90');
    for (const n of [1, 2, 4]) await record('quarter', n, '90');
    expect((await unitYears(t.house, leader, 2026)).units.find((u) => u.unitId === unitId)!.score).not.toBeNull();
    expect(await code(record('month', 11, '95', '想改'))).toBe('assessment.period_settled');
    expect((await unitYears(t.house, t.actor('liaison', { path: '9' }), 2026)).units).toEqual([]);
  });
});
