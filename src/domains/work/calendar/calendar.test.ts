import { afterAll, beforeAll, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { reportTaskDone, sendIssue, settleTask, startSeries } from '../dispatch/commands.ts';
import { insertItem, insertTeam } from '../teams/store.ts';
import { workCalendar } from './queries.ts';

let now = '2026-03-02T02:00:00Z';
let t: TestHouse;
let [east, west]: string[] = [];
let person: PersonId;
let [officer, leader, eastern, western, cadre]: Actor[] = [];
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '青澜县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '青澜县', type: 'region', validFrom: '2000-01-01' }]);
    [east, west] = await saveOrganizations(unit, ['东镇', '西镇'].map((name) => ({ name, type: 'town' as const, parentId: root!, validFrom: '2000-01-01' })));
    person = (await savePeople(unit, [{ name: '甲', sex: 'male', appointments: [{ organizationId: east!, title: '干部', main: true, category: 'staff', startedOn: '2020-01' }] }]))[0] as PersonId;
    const team = await insertTeam(unit, { organizationId: east!, name: '项目专班', theme: '项目', leaderId: person, leaderPosts: '书记' });
    await insertItem(unit, { teamId: team, matterId: null, title: '拆除围挡', personId: person, dueOn: '2026-03-20' });
  });
  const all = await t.house.unit(t.system, (unit) => organizationsNow(unit));
  [eastern, western] = [east, west].map((id) => t.actor('liaison', { path: all.find((o) => o.id === id)!.path }));
  cadre = t.actor('cadre', { personId: person });
});
afterAll(() => t.close());
const seen = async (actor: Actor, query: Parameters<typeof workCalendar>[2] = {}) => {
  const view = await workCalendar(t.house, actor, query);
  const line = (x: (typeof view.things)[number]) => [x.dueOn, x.title, x.who, x.state, x.lateBy];
  return { things: view.things.map(line), carried: view.carried.map(line), month: view.month, whose: view.whose };
};

it('shows what is due in a month to whom it concerns, and what was due before and is still not done', async () => {
  const { id: series } = await startSeries(t.house, officer!, { name: '重点工作调度', purpose: '逐月调度' });
  const send = (title: string, organizationId: string, days: number) => sendIssue(t.house, officer!, series, { title, organizationId, days });
  const { id: drain } = await send('清淤', east!, 5);
  await send('修路', west!, 5);
  // Five working days after Monday the second.
  const due = '2026-03-09';
  expect(await seen(officer!)).toEqual({ month: '2026-03-01', whose: 'units', carried: [], things: [[due, '清淤', '东镇', 'open', 0], [due, '修路', '西镇', 'open', 0], ['2026-03-20', '拆除围挡', '甲', 'open', 0]] });
  expect((await seen(eastern!)).things.map((x) => x[1])).toEqual(['清淤', '拆除围挡']);
  expect((await seen(western!)).things.map((x) => x[1])).toEqual(['修路']);
  // One unit of many; somebody else's is refused.
  expect((await seen(officer!, { unit: west! })).things.map((x) => x[1])).toEqual(['修路']);
  expect(await code(seen(eastern!, { unit: west! }))).toBe('security.not_permitted');
  // One's own: the item, not what the unit was handed.
  expect(await seen(cadre!)).toEqual({ month: '2026-03-01', whose: 'own', carried: [], things: [['2026-03-20', '拆除围挡', '甲', 'open', 0]] });
  expect((await seen(t.actor('cadre'))).things).toEqual([]);
  expect((await seen(officer!, { month: '2026-02-01' })).things).toEqual([]);

  day('2026-03-11');
  expect((await seen(officer!)).things[0]).toEqual([due, '清淤', '东镇', 'late', 2]);
  const { id: report } = await reportTaskDone(t.house, eastern!, drain, '已清淤');
  expect((await seen(officer!)).things[0]).toEqual([due, '清淤', '东镇', 'waiting', 2]);
  const view = await workCalendar(t.house, officer!, {});
  expect([view.daysOff.includes('2026-03-08'), view.daysOff.includes('2026-03-09')]).toEqual([true, false]);
  day('2026-04-01');
  // In a later month the undone stands below, with the days it is late by now.
  expect((await seen(leader!)).carried.map((x) => [x[1], x[3]])).toEqual([['清淤', 'waiting'], ['修路', 'late'], ['拆除围挡', 'late']]);
  expect((await seen(cadre!)).carried.map((x) => x[1])).toEqual(['拆除围挡']);
  // Done it stands in its own month, with how late it was, and nowhere else.
  await settleTask(t.house, officer!, report, { accepted: true, opinion: '已核实' });
  expect((await seen(leader!)).carried.map((x) => x[1])).toEqual(['修路', '拆除围挡']);
  expect((await seen(officer!, { month: '2026-03-01' })).things[0]).toEqual([due, '清淤', '东镇', 'done', 2]);
});
