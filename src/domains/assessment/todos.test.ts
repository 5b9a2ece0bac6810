import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { acknowledgeReminders, listTodos } from '../../kernel/todo.ts';
import { todosModule } from '../../platform/todos/index.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { savePeople } from '../registry/index.ts';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../../../tests/support/small-region.ts';
import { buildRun } from './fixtures/sample-year.ts';
import { proposeLists, replyToList } from './months/commands/lists.ts';
import { planMonth, publishBulletin, rateMonthItem } from './months/commands/plan-month.ts';
import { openUnitYear } from './months/commands/unit-year.ts';
import { entriesOfUnit } from './months/store.ts';
import { objectToNotice, publishList } from './outcomes/commands/publicity.ts';
import { fileReview, giveView } from './outcomes/commands/own-outcome.ts';
import { buildOutstanding } from './outcomes/fixtures.ts';
import { writeSummary } from './papers/commands/registrations.ts';
import { boardOfYear } from './board/queries.ts';
import { assessmentTodos } from './todos.ts';

let t: TestHouse;
let place: SmallRegion;
let officer: Actor;
let leader: Actor;
let liaison: Actor;
let self: Actor;
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  place = await seedSmallRegion(t.house, REGION, '清河县');
  const [unit] = place.units;
  // Enough people for one place among the outstanding.
  await t.house.unit(t.system, (u) => savePeople(u, Array.from({ length: 6 }, (_p, i) => ({ name: `丙${i}`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: place.units[1].organizationId, title: '科员', main: true, category: 'staff' as const, startedOn: '2020-01' }] }))));
  officer = t.actor('officer');
  leader = t.actor('leader');
  liaison = t.actor('liaison', { path: unit.organizationPath });
  self = { ...t.actor('cadre', { personId: unit.people[0] as PersonId }), name: '本人' };
});
afterAll(() => t.close());
const texts = async (actor: Actor): Promise<string[]> => (await t.house.unit(actor, (unit) => assessmentTodos.list(unit))).map((x) => x.text.replace('assessment.todo.', ''));

describe('what waits for whom', () => {
  it('the own summary, then the leader’s comment, within reach', async () => {
    const { runId, year } = await buildRun(t.house, REGION, place.units[0].people[0], 'computed');
    expect(await texts(self)).toEqual(['summary']);
    expect(await texts(liaison)).not.toContain('comments');
    await writeSummary(t.house, self, runId, { duties: '项目建设', summary: '一年来完成重点项目四个，协调解决征地问题十二件，群众满意。', submit: true });
    expect(await texts(self)).toEqual([]);
    expect(await texts(liaison)).toContain('comments');
    expect(await texts(t.actor('liaison', { path: place.units[1].organizationPath }))).not.toContain('comments');
    expect(await texts(officer)).toEqual(expect.arrayContaining(['comments', 'year_propose']));
    expect((await t.house.unit(officer, (unit) => assessmentTodos.list(unit))).find((x) => x.text.endsWith('comments'))).toMatchObject({ params: { year, count: 1 }, to: `/assessment/years/${runId}?part=forms` });
  });

  it('the notice, an objection to it, the view and the review', async () => {
    const runId = await buildOutstanding({ house: t.house, regionId: REGION, personId: place.units[0].people[0] });
    expect(await texts(officer)).toContain('year_publish');
    const notice = await publishList(t.house, officer, runId, { contact: '县委组织部 12380' });
    expect(await texts(officer)).toContain('notice_ends');
    await objectToNotice(t.house, liaison, notice.id, { personId: null, content: '名单有误', named: false });
    expect(await texts(leader)).toContain('objections');
    const told = await buildRun(t.house, REGION, place.units[0].people[0], 'confirmed');
    expect(await texts(self)).toContain('view');
    await giveView(t.house, self, told.runId, { view: 'disagree', reason: '漏计防汛实绩' });
    expect(await texts(self)).toEqual(expect.arrayContaining(['may_ask']));
    await fileReview(t.house, self, told.runId, { kind: 'review', grounds: '漏计防汛实绩', attachments: [] });
    expect(await texts(self)).not.toContain('may_ask');
    expect(await texts(officer)).toContain('review_accept');
    expect(await texts(self)).not.toContain('review_accept');
  });

  it('months not sent out, lists to answer and decide, periods not recorded', async () => {
    const at = { unitId: place.units[0].organizationId, month: '2026-10' };
    const { ids } = await planMonth(t.house, officer, { ...at, items: [{ organizationId: at.unitId, title: '重点项目开工', measure: '个', planned: '4' }] });
    expect(await texts(liaison)).toContain('bulletin_unrated');
    expect(await texts(officer)).toContain('bulletins');
    // The board of the year counts alike: a unit its own, another unit nothing.
    const monthsOf = async (actor: Actor) => (await boardOfYear(t.house, actor, 2026)).stages.find((x) => x.stage === 'months')!.facts;
    const elsewhere = t.actor('liaison', { path: place.units[1].organizationPath });
    expect([await monthsOf(officer), await monthsOf(liaison), await monthsOf(elsewhere)]).toEqual([[{ code: 'bulletins_open', count: 1 }], [{ code: 'bulletins_open', count: 1 }], []]);
    await rateMonthItem(t.house, officer, ids[0]!, { done: '1', reason: '征地未完成' });
    expect(await texts(liaison)).toContain('bulletin');
    await publishBulletin(t.house, officer, at);
    expect(await texts(liaison)).not.toContain('bulletin');
    expect([await monthsOf(liaison), await monthsOf(elsewhere)]).toEqual([[{ code: 'bulletins', count: 1 }], []]);
    await proposeLists(t.house, officer, at);
    expect(await texts(liaison)).toContain('list_reply_black');
    expect(await texts(leader)).not.toContain('list_decide_black');
    const [entry] = await t.house.unit(t.system, (unit) => entriesOfUnit(unit, at.unitId, at.month));
    await replyToList(t.house, liaison, entry!.id, '已制定整改措施');
    expect(await texts(liaison)).not.toContain('list_reply_black');
    expect(await texts(leader)).toContain('list_decide_black');
    await openUnitYear(t.house, officer, { year: 2026, unitIds: [at.unitId] });
    expect((await texts(officer)).filter((x) => x.startsWith('period_'))).toHaveLength(13);
    expect((await texts(liaison)).filter((x) => x.startsWith('period_'))).toEqual([]);
  });

  it('administrators are asked nothing', async () => {
    for (const role of ['system_admin', 'security_admin', 'auditor'] as const) expect(await texts(t.actor(role))).toEqual([]);
  });
});

describe('the list of everybody', () => {
  const failing = { name: 'failing', list: () => Promise.reject(new Error('out of order')) };
  const routes = todosModule({ providers: [assessmentTodos, failing], remindDays: async () => 3 }).routes;
  const ask = (endpoint: unknown, actor: Actor, body?: unknown) => routes.find((r) => r.endpoint === endpoint)!.handle({ house: t.house, actor, body, params: undefined, query: undefined } as never);
  type List = { todos: { key: string; stage: 'late'; remind: boolean; dueOn: string | null; workingDays: number | null }[] };

  it('is late and nearest first, reminds until it is noted, and outlives a domain that fails', async () => {
    const { todos } = (await ask(listTodos, officer)) as List;
    expect(todos.length).toBeGreaterThan(10);
    expect(todos.map((x) => x.dueOn ?? '9')).toEqual(todos.map((x) => x.dueOn ?? '9').toSorted());
    const late = todos.filter((x) => x.stage === 'late');
    expect(late.length).toBeGreaterThan(0);
    expect(late.every((x) => x.remind && x.workingDays! <= 0)).toBe(true);
    await ask(acknowledgeReminders, officer, { reminders: late.map(({ key, stage }) => ({ key, stage })) });
    await ask(acknowledgeReminders, officer, { reminders: late.map(({ key, stage }) => ({ key, stage })) });
    const after = ((await ask(listTodos, officer)) as List).todos;
    expect(after).toHaveLength(todos.length);
    expect(after.some((x) => x.stage === 'late' && x.remind)).toBe(false);
    // Noted by one, not by the other.
    expect(((await ask(listTodos, t.actor('officer'))) as List).todos.some((x) => x.stage === 'late' && x.remind)).toBe(true);
  });
});
