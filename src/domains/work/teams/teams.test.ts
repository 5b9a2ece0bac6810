import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { diskSource, packOf, policyLibrary, usePolicies } from '../../policy/index.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { addTopic, closeMeeting, instruct, noteOnEntry, openMeeting, planMeeting, raiseIssue, reportTaskDone, sendIssue, seriesNamed, settleTask, startSeries } from '../dispatch/commands.ts';
import { minutesFile } from '../dispatch/minutes.ts';
import { dispatchBoard, meetingPage } from '../dispatch/queries.ts';
import { dispatchTodos } from '../dispatch/todos.ts';
import { applyAgain, applyNow, giveOpinion, setReviewPanel, submitNow } from '../reviews/commands.ts';
import { reviewBoard } from '../reviews/queries.ts';
import { addMember, changeLeader, closeMatter, endTeam, foundTeam, giveMatter, listItem, moveMatter, removeMember, reportItem, settleItem } from './commands.ts';
import { itemsOfSelf, teamBoard, teamPage } from './queries.ts';
import { teamTodos } from './todos.ts';

let now = '2026-09-01T02:00:00Z';
let t: TestHouse;
let [bureau, town] = ['', ''];
let people: PersonId[] = [];
let officer: Actor;
let liaison: Actor;
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
const self = (i: number): Actor => t.actor('cadre', { personId: people[i]! });

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  officer = t.actor('officer');
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [bureau, town] = (await saveOrganizations(unit, [{ name: '清河县发改局', type: 'government_organ', parentId: root!, validFrom: '2000-01-01' }, { name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string, string];
    const person = (name: string, organizationId: string, title: string) => ({ name, sex: 'male' as const, appointments: [{ organizationId, title, main: true, category: 'staff' as const, startedOn: '2018-01' }] });
    people = (await savePeople(unit, [person('赵一', bureau, '党组书记、局长'), person('钱二', bureau, '党组成员、副局长'), person('孙三', bureau, '投资科科长'), person('李四', bureau, '产业科科员'), person('周五', town, '党委委员、副镇长')])) as PersonId[];
  });
  liaison = t.actor('liaison', { path: await t.house.unit(t.system, async (unit) => (await organizationsNow(unit)).find((o) => o.id === bureau)!.path) });
});
afterAll(() => t.close());

it('the terms both use stand in every pack', async () => {
  const { folders } = await policyLibrary();
  for (const id of folders.keys()) for (const parameter of ['party-group-posts', 'dispatch-days', 'review-reasons']) expect((await packOf(id)).parameters.has(parameter), `${id} ${parameter}`).toBe(true);
});

describe('teams', () => {
  const founding = (change = {}) => ({ organizationId: bureau, name: '要素保障专班', theme: '用地、用能、资金', leaderId: people[0]!, members: [{ personId: people[2]!, section: '投资科' }, { personId: people[3]!, section: '产业科' }], ...change });
  const dueOn = '2026-09-30';
  let [first, second] = ['', ''];

  it('are led by a member of the party group of the unit, with people of the unit', async () => {
    expect(await code(foundTeam(t.house, officer, founding({ leaderId: people[2] })))).toBe('teams.not_party_group');
    expect(await code(foundTeam(t.house, officer, founding({ leaderId: people[4] })))).toBe('teams.not_in_unit');
    expect(await code(foundTeam(t.house, officer, founding({ members: [{ personId: people[4], section: '镇里' }] })))).toBe('teams.not_in_unit');
    expect(await code(foundTeam(t.house, officer, founding({ members: [{ personId: people[2], section: '甲' }, { personId: people[2], section: '乙' }] })))).toBe('teams.member_twice');
    expect(await code(foundTeam(t.house, liaison, founding({ organizationId: town, leaderId: people[4], members: [] })))).toBe('security.not_permitted');
    first = (await foundTeam(t.house, liaison, founding())).id;
    second = (await foundTeam(t.house, officer, founding({ name: '重大项目专班', leaderId: people[1], members: [{ personId: people[2]!, section: '投资科' }] }))).id;
    expect((await teamPage(t.house, liaison, first)).team).toMatchObject({ leader: { name: '赵一' }, leaderPosts: '党组书记', members: 2 });
    expect(await code(changeLeader(t.house, officer, second, { leaderId: people[3]!, reason: '调整' }))).toBe('teams.not_party_group');
  });

  it('a matter has exactly one team, also of two who give it at once; handed on with the reason', async () => {
    const { id: matterId } = await giveMatter(t.house, liaison, first, { title: '机场迁建', dueOn });
    expect(await code(giveMatter(t.house, officer, second, { matterId, dueOn }))).toBe('teams.matter_has_team');
    expect(await code(giveMatter(t.house, officer, second, { title: '过期的事', dueOn: '2026-08-31' }))).toBe('teams.due_before_today');
    const { id: item } = await listItem(t.house, liaison, first, { title: '完成可研批复', personId: people[2]!, matterId, dueOn: '2026-09-10' });
    expect(await code(listItem(t.house, liaison, first, { title: '不是成员', personId: people[1]!, matterId: null, dueOn }))).toBe('teams.no_such_member');
    const both = await Promise.all([code(moveMatter(t.house, officer, first, matterId, { teamId: second, reason: '归口调整' })), code(closeMatter(t.house, liaison, first, matterId, '抢先办结'))]);
    expect(both).toEqual(['done', expect.stringMatching(/^teams\.(items_open|no_such_matter)$/)]);
    expect((await teamPage(t.house, officer, second)).items.map((i) => i.id)).toEqual([item]);
    expect(await code(removeMember(t.house, officer, second, people[2]!))).toBe('teams.member_has_items');
    expect(await code(closeMatter(t.house, officer, second, matterId, '早了'))).toBe('teams.items_open');
    expect(await code(endTeam(t.house, officer, second, '早了'))).toBe('teams.still_open');
    await addMember(t.house, officer, second, { personId: people[3]!, section: '产业科' });
    expect(await code(addMember(t.house, officer, second, { personId: people[3]!, section: '产业科' }))).toBe('teams.member_twice');
  });

  it('an item is closed by somebody else and stands in the file of who did it; load counts across teams', async () => {
    day('2026-09-11');
    await listItem(t.house, officer, first, { title: '用地预审', personId: people[2]!, matterId: null, dueOn });
    const load = async () => Object.fromEntries((await teamBoard(t.house, officer)).load.map((l) => [l.name, [l.leads, l.memberOf, l.matters, l.items, l.overdue]]));
    expect(await load()).toEqual({ 赵一: [1, 0, 0, 0, 0], 钱二: [1, 0, 1, 0, 0], 孙三: [0, 2, 0, 2, 1], 李四: [0, 2, 0, 0, 0] });
    const [own] = (await itemsOfSelf(t.house, self(2))).items;
    expect(own).toMatchObject({ title: '完成可研批复', overdue: true, teamName: '重大项目专班' });
    const todos = (provider: typeof teamTodos, actor: Actor) => t.house.unit(actor, async (unit) => (await provider.list(unit)).map((x) => [x.text, x.dueOn]));
    expect(await todos(teamTodos, self(2))).toEqual([['teams.todo.item', '2026-09-10'], ['teams.todo.item', dueOn]]);
    expect(await code(reportItem(t.house, self(3), own!.id, '不是我的'))).toBe('security.not_permitted');
    await reportItem(t.house, self(2), own!.id, '省里已批复');
    expect(await code(reportItem(t.house, self(2), own!.id, '又报'))).toBe('teams.item_moved');
    expect(await todos(teamTodos, liaison)).toEqual([['teams.todo.settle', null]]);
    expect(await code(settleItem(t.house, t.actor('officer', { personId: people[2]! }), own!.id, { accepted: true, opinion: '自己销号' }))).toBe('teams.oneself');
    await settleItem(t.house, liaison, own!.id, { accepted: false, opinion: '缺批文' });
    await reportItem(t.house, self(2), own!.id, '附批文号');
    const both = await Promise.all([1, 2].map(() => code(settleItem(t.house, liaison, own!.id, { accepted: true, opinion: '批文已核' }))));
    expect(both.sort()).toEqual(['done', 'teams.item_moved']);
    const filed = await t.house.unit(t.system, (unit) => evidenceOf(unit, [people[2]!], {}, { states: ['confirmed'], kinds: ['task'] }));
    expect(filed.map((e) => e.title)).toEqual(['重大项目专班 · 完成可研批复']);
    const { matters } = await teamPage(t.house, officer, second);
    await closeMatter(t.house, officer, second, matters[0]!.matterId, '已开工');
    expect((await teamBoard(t.house, officer)).teams.map((x) => [x.name, x.matters, x.items.open])).toEqual([['要素保障专班', { open: 0, closed: 0, overdue: 0 }, 1], ['重大项目专班', { open: 0, closed: 1, overdue: 0 }, 0]]);
    await endTeam(t.house, officer, second, '任务完成');
    expect(await code(giveMatter(t.house, officer, second, { title: '迟来的事', dueOn }))).toBe('teams.team_ended');
    expect((await teamBoard(t.house, t.actor('liaison', { path: '1.99' }))).teams).toEqual([]);
  });
});

describe('dispatch', () => {
  it('what is not done comes back at every next meeting; done is done by the word of somebody else', async () => {
    day('2026-09-14');
    const { id: series } = await startSeries(t.house, officer, { name: '三长制调度', purpose: '协调解决邻长走访摸排的问题' });
    expect(await code(startSeries(t.house, officer, { name: '三长制调度', purpose: '重名' }))).toBe('dispatch.series_twice');
    expect(await t.house.unit(t.system, (unit) => seriesNamed(unit, '三长制调度'))).toBe(series);
    const raise = () => t.house.unit(t.system, (unit) => raiseIssue(unit, series, { title: '路灯不亮', organizationId: town, source: 'demands', sourceKey: 'D-1' }));
    const issue = await raise();
    expect([issue !== null, await raise()]).toEqual([true, null]);
    await sendIssue(t.house, officer, series, { title: '管网改造', organizationId: bureau, days: 3 });
    expect(await code(planMeeting(t.house, officer, series, { heldOn: '2026-09-13', chair: '区长' }))).toBe('dispatch.meeting_in_past');
    const { id: meeting } = await planMeeting(t.house, officer, series, { heldOn: '2026-09-18', chair: '区长' });
    expect(await code(planMeeting(t.house, officer, series, { heldOn: '2026-09-30', chair: '区长' }))).toBe('dispatch.meeting_waits');
    await addTopic(t.house, officer, meeting, { kind: 'indicator', title: '固定资产投资' });
    expect(await code(openMeeting(t.house, officer, meeting, '各成员单位'))).toBe('dispatch.not_yet');
    day('2026-09-18');
    await openMeeting(t.house, officer, meeting, '各成员单位');
    const { agenda } = await meetingPage(t.house, officer, meeting);
    // The issue of three working days is due on the 17th and stands above the one of ten.
    expect(agenda.map((e) => [e.kind, e.title, e.about?.overdue ?? null])).toEqual([['issue', '管网改造', true], ['issue', '路灯不亮', false], ['indicator', '固定资产投资', null]]);
    await noteOnEntry(t.house, officer, agenda[0]!.id!, '专题研究');
    await instruct(t.house, officer, agenda[0]!.id!, { title: '三日内拿出方案', organizationId: bureau, days: 3 });
    await closeMeeting(t.house, officer, meeting, '各单位按期落实');
    expect(await code(noteOnEntry(t.house, officer, agenda[0]!.id!, '会后补记'))).toBe('dispatch.meeting_moved');

    const open = (await dispatchBoard(t.house, liaison)).tasks;
    // A unit sees what it received, no meeting, and nothing of others.
    expect(open.map((x) => [x.title, x.can.report])).toEqual([['管网改造', true], ['三日内拿出方案', true]]);
    expect((await dispatchBoard(t.house, liaison)).meetings).toEqual([]);
    const task = open.find((x) => x.kind === 'instruction')!;
    expect(task.dueOn).toBe('2026-09-22');
    expect(await code(reportTaskDone(t.house, liaison, issue!, '别的单位'))).toBe('security.not_permitted');
    const { id: report } = await reportTaskDone(t.house, liaison, task.id, '方案已报');
    expect(await code(reportTaskDone(t.house, liaison, task.id, '再报'))).toBe('dispatch.task_moved');
    expect(await code(settleTask(t.house, { ...officer, accountId: liaison.accountId }, report, { accepted: true, opinion: '自己确认' }))).toBe('dispatch.own_report');
    expect(await t.house.unit(officer, async (unit) => (await dispatchTodos.list(unit)).map((x) => x.text))).toEqual(['dispatch.todo.settle']);
    day('2026-09-25');
    await settleTask(t.house, officer, report, { accepted: false, opinion: '方案不实' });
    const { id: next } = await planMeeting(t.house, officer, series, { heldOn: '2026-09-25', chair: '区长' });
    await openMeeting(t.house, officer, next, '各成员单位');
    const again = (await meetingPage(t.house, officer, next)).agenda;
    expect(again.map((e) => [e.kind, e.title])).toEqual([['instruction', '三日内拿出方案'], ['issue', '管网改造'], ['issue', '路灯不亮']]);
    expect(again[0]!.about).toMatchObject({ overdue: true, lateBy: 2, meetingNumber: 1 });
    const second = await reportTaskDone(t.house, liaison, task.id, '方案重做');
    day('2026-10-12');
    const both = await Promise.all([1, 2].map(() => code(settleTask(t.house, officer, second.id, { accepted: true, opinion: '方案可行' }))));
    expect(both.sort()).toEqual(['dispatch.task_moved', 'done']);
    const units = Object.fromEntries((await dispatchBoard(t.house, officer)).units.map((u) => [u.name, [u.received, u.settled, u.inTime, u.open, u.overdue]]));
    // Done on the day of the report, three working days late; the issue of ten days was due on 28 September.
    expect(units).toEqual({ 清河县发改局: [2, 1, 0, 1, 1], 柳林镇: [1, 0, 0, 1, 1] });
    expect(again.filter((e) => e.kind !== 'instruction')).toHaveLength(2);
    await closeMeeting(t.house, officer, next, '继续督办');
    const { id: third } = await planMeeting(t.house, officer, series, { heldOn: '2026-10-12', chair: '区长' });
    expect((await meetingPage(t.house, officer, third)).agenda.map((e) => e.title)).toEqual(['管网改造', '路灯不亮']);
    const file = await minutesFile(t.house, officer, meeting, 'docx');
    expect([file.fileName, file.bytes.length > 2000]).toEqual(['三长制调度第1次调度会纪要.docx', true]);
    expect(await code(minutesFile(t.house, officer, third, 'docx'))).toBe('dispatch.meeting_moved');
  });
});

describe('joint review', () => {
  it('needs all three before it is submitted; a party speaks once a round and only for itself', async () => {
    day('2026-09-01');
    const apply = () => applyNow(t.house, liaison, { organizationId: bureau, title: '污水厂扩建', about: '日处理三万吨' });
    expect(await code(apply())).toBe('review.no_panel');
    const third = (await t.house.unit(t.system, (unit) => saveOrganizations(unit, [{ name: '清河县财政局', type: 'government_organ', validFrom: '2000-01-01' }])))[0]!;
    const panel = [bureau, town, third].map((organizationId, i) => ({ name: `第${i + 1}堂`, organizationId }));
    expect(await code(setReviewPanel(t.house, officer, panel.map((p) => ({ ...p, organizationId: bureau }))))).toBe('review.party_twice');
    await setReviewPanel(t.house, officer, panel);
    const { id } = await apply();
    const speak = (position: number, agreed: boolean, actor: Actor = t.system, kind = '其他') => giveOpinion(t.house, actor, id, { position, agreed, reason: '已核', ...(agreed ? {} : { kind }) });
    expect(await code(speak(1, true, liaison))).toBe('review.own_application');
    const other = { ...t.actor('liaison'), grants: liaison.grants };
    expect(await code(speak(2, true, other))).toBe('security.not_permitted');
    expect(await code(speak(1, false, other, '没有的类型'))).toBe('review.kind_needed');
    const both = await Promise.all([code(speak(1, false, other)), code(speak(1, true, other))]);
    expect(both.sort()).toEqual(['done', 'review.given_already']);
    expect(await code(submitNow(t.house, liaison, id))).toBe('review.opinions_missing');
    await speak(2, false);
    await speak(3, true);
    expect(await code(submitNow(t.house, liaison, id))).toBe('review.moved');
    await applyAgain(t.house, liaison, id, '补齐手续');
    for (const position of [1, 2, 3]) await speak(position, true);
    await submitNow(t.house, liaison, id);
    expect((await reviewBoard(t.house, officer)).applications.map((a) => [a.state, a.round, a.rounds.map((r) => r.opinions.length)])).toEqual([['submitted', 2, [3, 3]]]);
    expect((await reviewBoard(t.house, t.actor('liaison', { path: '1.99' }))).applications).toEqual([]);
  });
});
