import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { organizationsNow, saveOrganizations, saveRegion } from '../../registry/index.ts';
import { answerRecommendation, checkAdoption, recommendExperience, reportAdoption, reviewExperience, reviseExperience, submitExperience, withdrawExperience } from './experiences.ts';
import { experienceBoard, experiencePage, rolloutBoard, rolloutPage } from './queries.ts';
import { endRollout, giveDuty, remindByCalendar, remindDuty, reportDuty, settleDuty, startRollout, withdrawDuty } from './rollouts.ts';
import { guidanceTodos } from './todos.ts';

let now = '2026-03-01T02:00:00Z';
let t: TestHouse;
let root: string;
let villages: string[] = [];
let [east, west]: string[] = [];
let [officer, leader, eastern, western]: Actor[] = [];
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '青澜县', level: 'county' });
    root = (await saveOrganizations(unit, [{ name: '青澜县', type: 'region', validFrom: '2000-01-01' }]))[0]!;
    [east, west] = await saveOrganizations(unit, ['东镇', '西镇'].map((name) => ({ name, type: 'town' as const, parentId: root, validFrom: '2000-01-01' })));
    villages = await saveOrganizations(unit, [{ name: '东村', type: 'village', parentId: east!, validFrom: '2000-01-01' }, { name: '西村', type: 'village', parentId: west!, validFrom: '2000-01-01' }]);
  });
  const all = await t.house.unit(t.system, (unit) => organizationsNow(unit));
  [eastern, western] = [east, west].map((id) => t.actor('liaison', { path: all.find((o) => o.id === id)!.path }));
});
afterAll(() => t.close());
const todos = (actor: Actor) => t.house.unit(actor, async (unit) => (await guidanceTodos.list(unit)).map((x) => [x.text, x.dueOn]));
const outside = (name: string, level: 'province' | 'city', parentId: string | null, dueOn: string) => ({ parentId, organizationIds: [], outside: { name, level }, keeper: '责任处室', task: '印发配套制度', dueOn });
const inside = (parentId: string | null, organizationIds: string[], dueOn: string) => ({ parentId, organizationIds, outside: null, keeper: '主要负责人', task: '制定实施细则', dueOn });

it('a measure goes from the province to the village, reminds by the calendar, and counts level by level', async () => {
  const { id } = await startRollout(t.house, officer!, { title: '激励担当作为实施意见落实', basis: '实施意见', measureId: null, reachesTo: 'unit' });
  expect(await code(startRollout(t.house, officer!, { title: '激励担当作为实施意见落实', basis: '实施意见', measureId: null, reachesTo: 'unit' }))).toBe('guidance.rollout_twice');
  expect(await code(startRollout(t.house, officer!, { title: '另一个', basis: '实施意见', measureId: 'nothing-of-that-name', reachesTo: 'unit' }))).toBe('guidance.no_such_measure');
  const give = async (input: Parameters<typeof giveDuty>[3], actor = officer!) => (await giveDuty(t.house, actor, id, input)).ids;
  expect(await code(giveDuty(t.house, officer!, id, { ...outside('省委', 'province', null, '2026-12-31'), organizationIds: [east!] }))).toBe('guidance.no_body');
  const [province] = await give(outside('省委', 'province', null, '2026-12-31'));
  expect(await code(giveDuty(t.house, officer!, id, outside('另一个省委', 'province', province!, '2026-12-31')))).toBe('guidance.not_below');
  expect(await code(giveDuty(t.house, officer!, id, outside('市委', 'city', province!, '2027-01-01')))).toBe('guidance.due_after_parent');
  const [city] = await give(outside('市委', 'city', province!, '2026-10-31'));
  const [county] = await give(inside(city!, [root], '2026-06-30'));
  const [eastDuty, westDuty] = await give(inside(county!, [east!, west!, east!], '2026-04-30'));
  // All or none: one of them has it already.
  expect(await code(giveDuty(t.house, officer!, id, inside(county!, [west!, villages[0]!], '2026-04-30')))).toBe('guidance.already_given');
  // A unit gives to units beneath it, under its own duty, and nowhere else.
  expect(await code(giveDuty(t.house, eastern!, id, inside(null, [villages[0]!], '2026-04-15')))).toBe('security.not_permitted');
  expect(await code(giveDuty(t.house, eastern!, id, inside(westDuty!, [villages[1]!], '2026-04-15')))).toBe('security.not_permitted');
  expect(await code(giveDuty(t.house, eastern!, id, inside(eastDuty!, [villages[1]!], '2026-04-15')))).toBe('security.not_permitted');
  const both = await Promise.all([1, 2].map(() => code(giveDuty(t.house, eastern!, id, inside(eastDuty!, [villages[0]!], '2026-04-15')))));
  expect(both.sort()).toEqual(['done', 'guidance.already_given']);

  const page = await rolloutPage(t.house, officer!, id);
  expect(page.execution.map((l) => [l.level, l.duties, l.notPassedOn])).toEqual([['province', 1, 0], ['city', 1, 0], ['county', 1, 0], ['town', 2, 1], ['unit', 1, 0]]);
  expect(page.duties.filter((d) => d.notPassedOn).map((d) => d.name)).toEqual(['西镇']);
  // The town sees its own line up to the province, not its neighbour; its figures are its own and say so.
  const own = await rolloutPage(t.house, western!, id);
  expect(own.duties.map((d) => d.name)).toEqual(['省委', '市委', '青澜县', '西镇']);
  expect(own).toMatchObject({ partial: true, execution: [{ level: 'town', duties: 1 }] });
  expect(await code(reportDuty(t.house, western!, eastDuty!, { doneOn: '2026-03-01', report: '替别人报' }))).toBe('security.not_permitted');
  expect(await code(reportDuty(t.house, western!, province!, { doneOn: '2026-03-01', report: '替省里报' }))).toBe('security.not_permitted');

  day('2026-04-22');
  expect(await remindByCalendar(t.house, REGION as RegionId)).toBe(1);
  day('2026-04-23');
  // The towns' day is in a week; the village was reminded as overdue yesterday.
  expect(await remindByCalendar(t.house, REGION as RegionId)).toBe(2);
  expect(await remindByCalendar(t.house, REGION as RegionId)).toBe(0);
  await remindDuty(t.house, officer!, westDuty!, '请本周报送');
  expect(await todos(western!)).toEqual([['guidance.todo.reminded', '2026-04-30']]);
  expect((await rolloutPage(t.house, western!, id)).duties.at(-1)!.reminders.map((r) => r.kind)).toEqual(['due_soon', 'by_hand']);

  expect(await code(reportDuty(t.house, eastern!, eastDuty!, { doneOn: '2026-04-24', report: '细则已印发' }))).toBe('guidance.day_outside');
  expect((await Promise.all([1, 2].map(() => code(reportDuty(t.house, eastern!, eastDuty!, { doneOn: '2026-04-20', report: '细则已印发' }))))).sort()).toEqual(['done', 'guidance.duty_moved']);
  expect(await code(remindDuty(t.house, officer!, eastDuty!, '快'))).toBe('guidance.duty_moved');
  await settleDuty(t.house, officer!, eastDuty!, { accepted: false, opinion: '没有附细则' });
  await reportDuty(t.house, eastern!, eastDuty!, { doneOn: '2026-04-23', report: '细则已印发，附文' });
  await reportDuty(t.house, officer!, province!, { doneOn: '2026-03-20', report: '文件已印发' });
  expect(await code(settleDuty(t.house, officer!, province!, { accepted: true, opinion: '自己核' }))).toBe('guidance.oneself');
  await settleDuty(t.house, leader!, province!, { accepted: true, opinion: '已见文件' });
  await settleDuty(t.house, officer!, eastDuty!, { accepted: true, opinion: '已核' });

  day('2026-05-10');
  const towns = (await rolloutPage(t.house, officer!, id)).execution.find((l) => l.level === 'town')!;
  expect(towns).toMatchObject({ inTime: 1, overdue: 1, rate: '50.00' });
  expect(towns.explanation.children!.map((c) => c.statement)).toEqual(['guidance.explain.in_time', 'guidance.explain.overdue']);
  expect((await rolloutBoard(t.house, western!)).rollouts).toMatchObject([{ duties: 4, overdue: 1 }]);
  expect(await code(withdrawDuty(t.house, officer!, county!, '单位有误'))).toBe('guidance.duties_below');
  await withdrawDuty(t.house, officer!, westDuty!, '西镇已撤并');
  expect(await code(rolloutPage(t.house, western!, id))).toBe('done');
  await endRollout(t.house, officer!, id, '转入经常性工作');
  expect(await code(giveDuty(t.house, officer!, id, inside(county!, [west!], '2026-05-20')))).toBe('guidance.rollout_ended');
  expect(await todos(eastern!)).toEqual([]);
});

it('what one unit found to work is reviewed, recommended, answered freely and checked in place', async () => {
  day('2026-05-10');
  const said = { title: '一线考察法', problem: 'motivation' as const, account: '到项目一线考察干部', results: '一年发现21名', practiceId: 'M014' };
  expect(await code(submitExperience(t.house, western!, { ...said, organizationId: east! }))).toBe('security.not_permitted');
  expect(await code(submitExperience(t.house, eastern!, { ...said, practiceId: 'M999', organizationId: east! }))).toBe('guidance.no_such_practice');
  const { id } = await submitExperience(t.house, eastern!, { ...said, organizationId: east! });
  expect(await code(submitExperience(t.house, eastern!, { ...said, organizationId: east! }))).toBe('guidance.experience_twice');
  expect(await code(experiencePage(t.house, western!, id))).toBe('guidance.no_such_experience');
  expect((await experienceBoard(t.house, western!)).experiences).toEqual([]);
  await reviewExperience(t.house, officer!, id, { accepted: false, opinion: '请写明数据口径' });
  await reviseExperience(t.house, eastern!, id, { ...said, results: '2025年发现21名，口径为提拔重用' });
  await reviewExperience(t.house, leader!, id, { accepted: true, opinion: '可以推广' });
  // Everybody reads what was accepted; who reviewed it and what was thought on the way stays inside.
  const public_ = await experiencePage(t.house, t.actor('cadre'), id);
  expect(public_).toMatchObject({ experience: { title: '一线考察法', opinion: null, submittedBy: null, adoption: null }, recommendations: [] });

  const recommend = (organizationIds: string[]) => recommendExperience(t.house, officer!, id, { organizationIds, why: '情况相近', answerBy: '2026-05-31' });
  expect(await code(recommend([east!, west!]))).toBe('guidance.own_unit');
  const [first] = (await recommend([west!])).ids;
  const [second] = (await recommend([villages[1]!])).ids;
  expect(await code(recommend([west!, root]))).toBe('guidance.already_recommended');
  expect(await todos(western!)).toEqual([['guidance.todo.answer', '2026-05-31'], ['guidance.todo.answer', '2026-05-31']]);
  expect(await code(answerRecommendation(t.house, eastern!, first!, { answer: 'adopted', note: '替别人答', finishBy: '2026-08-31' }))).toBe('security.not_permitted');
  expect(await code(answerRecommendation(t.house, western!, first!, { answer: 'adapted', note: '结合镇情', finishBy: null }))).toBe('guidance.finish_missing');
  expect(await code(reportAdoption(t.house, western!, first!, { standing: 'running', account: '还没答复' }))).toBe('guidance.recommendation_moved');
  const answered = await Promise.all([1, 2].map(() => code(answerRecommendation(t.house, western!, first!, { answer: 'adapted', note: '结合镇情', finishBy: '2026-08-31' }))));
  expect(answered.sort()).toEqual(['done', 'guidance.recommendation_moved']);
  await answerRecommendation(t.house, western!, second!, { answer: 'declined', note: '村里没有项目', finishBy: null });
  await reportAdoption(t.house, western!, first!, { standing: 'running', account: '已定方案' });
  const { id: report } = await reportAdoption(t.house, western!, first!, { standing: 'in_place', account: '已建立制度' });
  expect(await code(reportAdoption(t.house, western!, first!, { standing: 'in_place', account: '再报一次' }))).toBe('guidance.recommendation_moved');
  expect((await Promise.all([1, 2].map(() => code(checkAdoption(t.house, officer!, report, { accepted: true, opinion: '到镇核实' }))))).sort()).toEqual(['done', 'guidance.report_moved']);

  const page = await experiencePage(t.house, officer!, id);
  expect(page.experience.adoption).toMatchObject({ recommended: 2, answered: 2, adopted: 1, declined: 1, inPlace: 1, adoptionRate: '50.00', placeRate: '100.00' });
  // Whoever submitted it sees who took it up, but decides nothing there.
  expect((await experiencePage(t.house, eastern!, id)).recommendations.map((r) => [r.standing, r.can.answer, r.can.report])).toEqual([['in_place', false, false], ['declined', false, false]]);
  expect((await experienceBoard(t.house, western!)).adoption).toMatchObject({ recommended: 2, adopted: 1 });

  // Withdrawn: whoever it was recommended to sees why, and nobody adopts it any more.
  await recommend([root]);
  await withdrawExperience(t.house, officer!, id, '数据不实');
  expect(await code(recommend([villages[0]!]))).toBe('guidance.experience_moved');
  expect((await experiencePage(t.house, western!, id)).experience).toMatchObject({ state: 'withdrawn', opinion: '数据不实' });
  expect(await code(experiencePage(t.house, t.actor('cadre'), id))).toBe('guidance.no_such_experience');
});
