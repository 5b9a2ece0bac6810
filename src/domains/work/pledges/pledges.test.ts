import { afterAll, beforeAll, expect, it } from 'vitest';
import { OTHER_REGION, REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { organizationsNow, saveOrganizations, saveRegion } from '../../registry/index.ts';
import { callForPledges, decidePledge, enterActual, settleActual, submitPledge } from './commands.ts';
import { pledgeBoard, pledgePage, publicPledge } from './queries.ts';
import { pledgeTodos } from './todos.ts';

let now = '2021-09-01T02:00:00Z';
let t: TestHouse;
let towns: string[] = [];
let officer: Actor;
let [east, west]: Actor[] = [];
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
beforeAll(async () => {
  t = await testHouse({ clock: { now: () => new Date(now) } });
  officer = t.actor('officer');
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '海门区', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '海门区', type: 'region', validFrom: '2000-01-01' }]);
    towns = await saveOrganizations(unit, ['东镇', '西镇'].map((name) => ({ name, type: 'town' as const, parentId: root!, validFrom: '2000-01-01' })));
  });
  const all = await t.house.unit(t.system, (unit) => organizationsNow(unit));
  [east, west] = towns.map((id) => t.actor('liaison', { path: all.find((o) => o.id === id)!.path }));
});
afterAll(() => t.close());

const todos = (actor: Actor) => t.house.unit(actor, async (unit) => (await pledgeTodos.list(unit)).map((x) => [x.text, x.dueOn]));
const objective = (title: string, years: readonly number[], better: 'more' | 'less' = 'more') => ({ title, unit: '万元', better, targets: years.map((year) => ({ year, target: `${year - 2021}00` })) });

it('one pledge of each team, measurable for every year, published by somebody else, held against what was reached', async () => {
  const call = { title: '2021年镇党委换届', fromYear: 2022, toYear: 2023, dueOn: '2021-10-15', organizationIds: [...towns, towns[0]!] };
  expect(await code(callForPledges(t.house, officer, { ...call, toYear: 2021 }))).toBe('pledges.term_malformed');
  expect(await code(callForPledges(t.house, officer, { ...call, dueOn: '2021-08-31' }))).toBe('pledges.due_before_today');
  await callForPledges(t.house, officer, call);
  expect(await code(callForPledges(t.house, officer, call))).toBe('pledges.term_twice');
  const board = await pledgeBoard(t.house, officer);
  expect(board.terms[0]!.submission).toMatchObject({ owed: 2, submitted: 0, rate: '0.00' });
  const { id } = board.pledges.find((p) => p.organizationName === '东镇')!;
  expect(await todos(east!)).toEqual([['pledges.todo.write', '2021-10-15']]);
  expect(await code(pledgePage(t.house, west!, id))).toBe('security.not_permitted');

  const give = (years: readonly number[]) => submitPledge(t.house, east!, id, { statement: '富民强镇', objectives: [objective('村集体收入', years), objective('信访量', [2022, 2023], 'less')] });
  expect(await code(give([2022]))).toBe('pledges.years_missing');
  expect(await code(give([2022, 2023, 2024]))).toBe('pledges.years_missing');
  expect((await Promise.all([1, 2].map(() => code(give([2022, 2023]))))).sort()).toEqual(['done', 'pledges.moved']);
  await decidePledge(t.house, officer, id, { accepted: false, opinion: '补充目标' });
  await give([2022, 2023]);
  const [income, petitions] = (await pledgePage(t.house, east!, id)).objectives;
  expect(await code(enterActual(t.house, east!, income!.id, { year: 2022, actual: '1', source: '年报' }))).toBe('pledges.not_published');
  expect(await code(publicPledge(t.house, REGION, id))).toBe('pledges.no_such_pledge');
  expect(await todos(officer)).toEqual([['pledges.todo.decide', null]]);
  await decidePledge(t.house, officer, id, { accepted: true, opinion: '同意公开' });
  expect((await pledgeBoard(t.house, officer)).terms[0]!.submission).toMatchObject({ submitted: 1, published: 1, rate: '50.00' });
  expect(await code(give([2022, 2023]))).toBe('pledges.moved');
  expect(await code(enterActual(t.house, east!, income!.id, { year: 2022, actual: '1', source: '年报' }))).toBe('pledges.year_to_come');

  day('2023-02-01');
  expect(await todos(east!)).toEqual([['pledges.todo.account', null]]);
  const enter = (objectiveId: string, year: number, actual: string) => enterActual(t.house, east!, objectiveId, { year, actual, source: '统计年报' });
  expect(await code(enter(income!.id, 2025, '1'))).toBe('pledges.year_outside');
  const { id: first } = await enter(income!.id, 2022, '120.5');
  expect(await code(enter(income!.id, 2022, '121'))).toBe('pledges.actual_waits');
  expect(await code(settleActual(t.house, { ...officer, accountId: east!.accountId }, first, { accepted: true, opinion: '自己' }))).toBe('pledges.oneself');
  expect((await Promise.all([1, 2].map(() => code(settleActual(t.house, officer, first, { accepted: true, opinion: '已核年报' }))))).sort()).toEqual(['done', 'pledges.actual_moved']);
  const { id: second } = await enter(petitions!.id, 2022, '130');
  await settleActual(t.house, officer, second, { accepted: true, opinion: '已核' });
  expect((await pledgePage(t.house, officer, id)).pledge.fulfilment).toMatchObject({ due: 2, met: 1, missed: 1, missing: 0, rate: '50.00' });

  day('2024-03-01');
  expect((await pledgePage(t.house, officer, id)).pledge.fulfilment).toMatchObject({ due: 4, met: 1, missed: 1, missing: 2, rate: '25.00' });
  const shown = await publicPledge(t.house, REGION, id);
  expect(shown).toMatchObject({ organizationName: '东镇', fulfilment: { due: 4, met: 1, rate: '25.00' }, objectives: [{ years: [{ actual: '120.5', met: true }, { actual: null, met: false }] }, { better: 'less' }] });
  expect(JSON.stringify(shown)).not.toContain('liaison');
  expect(await code(publicPledge(t.house, OTHER_REGION, id))).toBe('pledges.no_such_pledge');
});
