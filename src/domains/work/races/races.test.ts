import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId, type PersonId, type RegionId } from '../../../kernel/ids.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { diskSource, packOf, policyLibrary, usePolicies } from '../../policy/index.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { decideProject, enterClaim, signCommitment } from '../commands/claims.ts';
import { confirmMonth, reportTask, settleReport } from '../commands/months.ts';
import { addGoal, announceResult, draftProject, publishProject } from '../commands/projects.ts';
import { buildProject } from '../fixtures/projects.ts';
import { monthListOf } from '../queries/months.ts';
import { askAwardReview, checkConsequence, confirmAward, dropAward, proposeAward, replyToAward, reviewAward, tellAward } from './commands/awards.ts';
import { draftRace, startRace, weighRace, withdrawRace } from './commands/races.ts';
import { countRace, raceWorker } from './commands/snapshots.ts';
import { racePage, raceList, wallOf } from './queries/races.ts';
import { declareStanding } from './standing.ts';
import { raceTodos } from './todos.ts';

let now = '2026-05-01T02:00:00Z';
let t: TestHouse;
let people: PersonId[] = [];
let town = '';
let goal = '';
let officer: Actor;
let leader: Actor;
let liaison: Actor;
const claimOf = new Map<string, string>();
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
const self = (i: number): Actor => t.actor('cadre', { personId: people[i]! });
const projects: string[] = [];
const weights = (of: readonly number[]) => projects.map((projectId, i) => ({ projectId, weight: of[i]!, reason: '按任务量和难度研究确定' }));
const input = () => ({ title: '三季度赛马', quarter: '2026-07-01', runs: 'winners' as const, projects: weights([12_000, 10_000]), groups: [{ organizationId: town, name: '乡镇' }] });
const lanesFor = async (as: Actor, id: string) => (await racePage(t.house, as, id)).groups.flatMap((g) => g.lanes);
/** Two projects with four winners; each month every task is reported with a share and confirmed on a day. */
async function work(person: number, month: string, share: number, on: string): Promise<void> {
  const claim = claimOf.get(people[person]!)!;
  const list = await monthListOf(t.house, officer, claim);
  for (const task of list.months.find((m) => m.month === month)!.tasks) {
    day(month.replace(/-01$/, '-28'));
    const { id } = await reportTask(t.house, self(person), task.id, { amount: (Number(task.target) * share).toFixed(3), note: share < 1 ? '连续降雨停工' : '按期完成', attachments: [] });
    day(on);
    await settleReport(t.house, liaison, id, { accepted: true, opinion: '现场核实' });
  }
}

beforeAll(async () => {
  t = await testHouse({ clock: { now: () => new Date(now) } });
  usePolicies(diskSource(policiesFolder));
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: '县' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [town] = (await saveOrganizations(unit, [{ name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string];
    people = (await savePeople(unit, ['赵一', '钱二', '孙三', '李四'].map((name, i) => ({ name, sex: 'male' as const, bornOn: `198${i}-03`, appointments: [{ organizationId: town, title: '科员', main: true, category: 'staff' as const, startedOn: '2018-01' }] })))) as PersonId[];
  });
  liaison = t.actor('liaison', { path: await t.house.unit(t.system, async (unit) => (await organizationsNow(unit)).find((o) => o.id === town)!.path) });
  const vision = await addGoal(t.house, officer, { parentId: null, kind: 'vision', title: '全省十强县', target: '进入全省十强' });
  goal = (await addGoal(t.house, officer, { parentId: vision.id, kind: 'flagship', title: '标志性工程', target: '年内建成' })).id;
  for (const [i, of] of [[0, 1, 2], [3]].entries()) {
    day('2026-05-01');
    const project = { ...buildProject(goal, town, { opensOn: '2026-05-01', closesOn: '2026-05-20', startsOn: '2026-07-01', winners: 3 }), title: `项目${i + 1}`, plan: [{ title: '路基施工', kind: 'amount' as const, amount: '30', unit: '公里', from: 1, months: 3 }] };
    const { id } = await draftProject(t.house, officer, project);
    await publishProject(t.house, officer, id);
    const ids = [];
    for (const p of of) ids.push((await enterClaim(t.house, liaison, id, people[p]!, '按月推进')).id);
    day('2026-05-21');
    await decideProject(t.house, leader, id, { claimIds: ids, reason: '方案最实' });
    for (const [n, claimId] of ids.entries()) {
      await signCommitment(t.house, self(of[n]!), claimId);
      claimOf.set(people[of[n]!]!, claimId);
    }
    await announceResult(t.house, officer, id);
    projects.push(id);
    for (const claimId of ids) for (const m of ['2026-07-01', '2026-08-01', '2026-09-01']) await confirmMonth(t.house, liaison, claimId, m);
  }
});
afterAll(async () => {
  declareStanding({ againstAward: async () => new Map(), shielded: async () => new Map() });
  await t.close();
});

it('the terms it uses stand in every pack', async () => {
  const { folders } = await policyLibrary();
  for (const id of folders.keys()) for (const name of ['race-snapshot-days', 'race-group-minimum', 'race-months-minimum', 'race-award-places', 'race-board-places', 'race-reply-days', 'race-review-days']) expect((await packOf(id)).parameters.has(name), `${id} ${name}`).toBe(true);
});

describe('a race', () => {
  let id = '';
  const award = async (kind: 'running' | 'snail', as = officer) => (await racePage(t.house, as, id)).awards.find((a) => a.kind === kind && a.state !== 'dropped')!;

  it('is weighed by a named person before the quarter begins, not after', async () => {
    day('2026-06-20');
    expect(await code(draftRace(t.house, officer, { ...input(), quarter: '2026-08-01' }))).toBe('work.not_a_quarter');
    expect(await code(draftRace(t.house, officer, { ...input(), groups: [] }))).toBe('work.unit_without_group');
    expect(await code(draftRace(t.house, leader, input()))).toBe('security.not_permitted');
    ({ id } = await draftRace(t.house, officer, input()));
    await weighRace(t.house, officer, id, { ...input(), projects: weights([15_000, 10_000]) });
    expect(await code(racePage(t.house, self(0), id))).toBe('work.no_such_race');
    day('2026-07-02');
    expect(await code(startRace(t.house, officer, id, '晚了一天'))).toBe('work.race_begun');
    day('2026-07-01');
    const both = await Promise.all([code(startRace(t.house, officer, id, '专题会议研究')), code(startRace(t.house, t.actor('officer'), id, '另一次启动'))]);
    expect(both.sort()).toEqual(['done', 'work.race_locked']);
    expect(await code(weighRace(t.house, officer, id, { ...input(), projects: weights([10_000, 10_000]) }))).toBe('work.race_locked');
    const page = await racePage(t.house, self(0), id);
    expect([page.race.state, page.projects.map((p) => p.weight).sort()]).toEqual(['running', ['1', '1.5']]);
    expect((await lanesFor(officer, id)).map((l) => l.name).sort()).toEqual(['孙三', '李四', '赵一', '钱二'].sort());
  });

  it('counts each month once, from what was confirmed by its fixed day', async () => {
    await work(0, '2026-07-01', 1, '2026-08-05');
    await work(1, '2026-07-01', 0.8, '2026-08-05');
    // Confirmed a day after the fixed day (12 August): not in July’s standing.
    await work(2, '2026-07-01', 0.6, '2026-08-13');
    await work(3, '2026-07-01', 0.2, '2026-08-06');
    day('2026-08-12');
    expect(await countRace(t.house, REGION, id)).toBe(0);
    day('2026-08-20');
    expect((await Promise.all([countRace(t.house, REGION, id), countRace(t.house, REGION, id)])).sort()).toEqual([0, 1]);
    const july = await lanesFor(officer, id);
    expect(july.map((l) => [l.rank, l.name, l.points])).toEqual([[1, '赵一', '150.00'], [2, '钱二', '120.00'], [3, '李四', '20.00'], [4, '孙三', '0.00']]);
    for (const [p, share] of [[0, 1], [1, 0.8], [2, 1], [3, 0.2]] as const) await work(p, '2026-08-01', share, '2026-09-03');
    day('2026-09-20');
    await raceWorker.run(t.house, REGION as RegionId);
    const august = await lanesFor(officer, id);
    // Sun’s July counts now and says so; July’s own figures stay.
    expect(august.find((l) => l.name === '孙三')).toMatchObject({ points: '120.00', rank: 2, months: [{ month: '2026-07-01', points: '0.00' }, { month: '2026-08-01', points: '120.00' }] });
    const tree = august.find((l) => l.name === '孙三')!.explanation!;
    expect(tree.children!.map((m) => [m.params!['month'], m.children!.map((c) => [c.statement, c.evidenceIds?.length])])).toEqual([['2026-07', [['races.explain.laterTask', 1]]], ['2026-08', [['races.explain.task', 1]]]]);
    expect(july.map((l) => l.months[0]!.points).sort()).toEqual(august.map((l) => l.months[0]!.points).sort());
  });

  it('nobody changes what was counted, not even the application', async () => {
    for (const table of ['work.race_snapshot', 'work.race_standing'] as const)
      for (const change of [() => t.house.unit(t.system, (unit) => unit.tx.deleteFrom(table).where('region_id', '=', REGION).execute()), () => t.house.unit(t.system, (unit) => unit.tx.updateTable(table).set({ month: '2026-01-01' }).where('region_id', '=', REGION).execute())]) await expect(change()).rejects.toThrow(/permission denied/);
  });

  it('closes after the third month with proposals; a board never shows who is last', async () => {
    for (const [p, share] of [[0, 1], [1, 0.8], [2, 1], [3, 0.2]] as const) await work(p, '2026-09-01', share, '2026-10-09');
    day('2026-10-30');
    await raceWorker.run(t.house, REGION as RegionId);
    const page = await racePage(t.house, officer, id);
    expect([page.race.state, page.groups[0]!.lanes.map((l) => [l.rank, l.name, l.points])]).toEqual(['closed', [[1, '赵一', '150.00'], [2, '孙三', '130.00'], [3, '钱二', '120.00'], [4, '李四', '20.00']]]);
    expect(page.awards.map((a) => [a.kind, a.name, a.state])).toEqual([['running', '赵一', 'proposed'], ['snail', '李四', 'proposed']]);
    expect(page.awards[1]!.basis.counter.map((l) => l.statement)).toEqual(['races.basis.said', 'races.basis.said', 'races.basis.said']);
    const wall = await wallOf(t.house, self(1), id);
    expect([wall.groups[0]!.lanes.map((l) => l.name), wall.running, JSON.stringify(wall).includes('李四')]).toEqual([['赵一', '孙三'], [], false]);
    // A cadre sees the places in front and his own; the last one his own, nobody else’s.
    expect((await lanesFor(self(3), id)).map((l) => [l.name, l.explanation !== null])).toEqual([['赵一', false], ['孙三', false], ['李四', true]]);
    expect((await racePage(t.house, self(3), id)).awards).toEqual([]);
    const todos = (actor: Actor) => t.house.unit(actor, async (unit) => (await raceTodos.list(unit)).map((x) => x.text));
    expect([await todos(officer), await todos(leader), await todos(self(3))]).toEqual([['races.todo.tell'], ['races.todo.decide'], []]);
    expect((await raceList(t.house, leader)).races.map((r) => [r.counted, r.lanes, r.toDecide])).toEqual([[3, 4, 2]]);
  });

  it('奔跑奖: decided by a leader who runs in none of it, not under a hold, followed by a reward, on record', async () => {
    const { id: running } = await award('running');
    const decision = { reason: '任务全部完成', consequence: { kind: 'reward' as const, measureId: null, text: '通报表扬', dueOn: '2026-11-30' } };
    expect(await code(confirmAward(t.house, t.actor('leader', { personId: people[0]! }), running, decision))).toBe('work.oneself');
    expect(await code(confirmAward(t.house, leader, running, { ...decision, consequence: { ...decision.consequence, kind: 'talk' } }))).toBe('work.consequence_misplaced');
    expect(await code(confirmAward(t.house, leader, running, { ...decision, consequence: { ...decision.consequence, dueOn: '2026-10-01' } }))).toBe('work.due_before');
    declareStanding({ againstAward: async () => new Map([[people[0]!, ['诫勉']]]), shielded: async () => new Map() });
    expect(await code(confirmAward(t.house, leader, running, decision))).toBe('work.award_held');
    declareStanding({ againstAward: async () => new Map(), shielded: async () => new Map() });
    const both = await Promise.all([1, 2].map(() => code(confirmAward(t.house, leader, running, decision))));
    expect(both.sort()).toEqual(['done', 'work.award_moved']);
    const onFile = await t.house.unit(t.system, (unit) => evidenceOf(unit, [people[0]!], {}, { states: ['confirmed'], kinds: ['award'] }));
    expect(onFile.map((e) => [e.title, e.occurredOn])).toEqual([['2026年第三季度奔跑奖 · 三季度赛马', '2026-10-30']]);
    expect((await wallOf(t.house, self(3), id)).running.map((w) => w.name)).toEqual(['赵一']);
    await checkConsequence(t.house, officer, running, '已在全县通报');
    expect(await code(checkConsequence(t.house, officer, running, '再核一次'))).toBe('work.award_moved');
  });

  it('蜗牛奖: told, answered, decided; the review reverses it, the record is withdrawn, what was to follow is cancelled', async () => {
    const { id: snail } = await award('snail');
    const decision = { reason: '连续三个月落后', consequence: { kind: 'remediation' as const, measureId: null, text: '一月内补齐进度', dueOn: '2026-12-15' } };
    expect(await code(confirmAward(t.house, leader, snail, decision))).toBe('work.award_moved');
    expect(await code(replyToAward(t.house, self(3), snail, '还没有告知'))).toBe('work.award_moved');
    await tellAward(t.house, officer, snail);
    expect((await award('snail', self(3))).can).toMatchObject({ reply: true, confirm: false });
    expect(await award('snail', self(1))).toBeUndefined();
    expect(await code(confirmAward(t.house, leader, snail, decision))).toBe('work.reply_runs');
    expect(await code(replyToAward(t.house, self(1), snail, '不是我的'))).toBe('security.not_permitted');
    await replyToAward(t.house, self(3), snail, '片区连续降雨，已抢回部分工期');
    expect(await code(confirmAward(t.house, t.actor('leader', { personId: people[3]! }), snail, decision))).toBe('work.oneself');
    await confirmAward(t.house, leader, snail, decision);
    const problems = (states: ('confirmed' | 'withdrawn')[]) => t.house.unit(t.system, (unit) => evidenceOf(unit, [people[3]!], {}, { states, kinds: ['problem'] }));
    expect((await problems(['confirmed'])).map((e) => e.content.kind === 'problem' && e.content.rectifyBy)).toEqual(['2026-12-15']);
    expect(await code(askAwardReview(t.house, self(1), snail, '不是我的'))).toBe('security.not_permitted');
    await askAwardReview(t.house, self(3), snail, '七月报告被漏确认');
    expect(await code(checkConsequence(t.house, officer, snail, '复核中'))).toBe('work.award_moved');
    expect(await code(reviewAward(t.house, leader, snail, { upheld: false, opinion: '自己复核自己' }))).toBe('work.review_by_another');
    await reviewAward(t.house, t.actor('leader'), snail, { upheld: false, opinion: '客观原因属实' });
    expect([(await problems(['confirmed'])).length, (await problems(['withdrawn'])).length]).toEqual([0, 1]);
    expect(await award('snail')).toMatchObject({ state: 'reversed', consequence: { cancelled: true }, reviewOpinion: '客观原因属实' });
  });

  it('people may drop a proposal and propose another, who goes the same way', async () => {
    const third = (await lanesFor(officer, id)).find((l) => l.name === '钱二')!.id;
    const first = (await lanesFor(officer, id)).find((l) => l.name === '赵一')!.id;
    expect(await code(proposeAward(t.house, leader, id, { laneId: first, kind: 'running', reason: '再给一次' }))).toBe('work.award_stands');
    const { id: other } = await proposeAward(t.house, leader, id, { laneId: third, kind: 'snail', reason: '后两月没有起色' });
    expect((await racePage(t.house, officer, id)).awards.find((a) => a.id === other)).toMatchObject({ origin: 'people', basis: { reasons: [{ statement: 'races.basis.people' }, { statement: 'races.basis.rank' }, { statement: 'races.basis.tasks' }, {}, {}, {}] } });
    await tellAward(t.house, officer, other);
    // Whoever does not answer in time does not hold it up.
    day('2026-11-30');
    expect(await code(replyToAward(t.house, self(1), other, '迟了'))).toBe('work.reply_over');
    await dropAward(t.house, leader, other, '进度尚可，不列');
    expect(await code(dropAward(t.house, leader, other, '再撤一次'))).toBe('work.award_moved');
  });

  it('leaves out what is tolerated, and a withdrawn race counts nothing more', async () => {
    day('2026-06-30');
    const { id: second } = await draftRace(t.house, officer, { ...input(), title: '复盘', runs: 'both' });
    await startRace(t.house, officer, second, '会议研究');
    const entries = await t.house.unit(t.system, (unit) => evidenceOf(unit, [people[3]!], {}, { states: ['confirmed'], kinds: ['task'] }));
    declareStanding({ againstAward: async () => new Map(), shielded: async () => new Map([[people[3]!, new Set(entries.filter((e) => e.occurredOn < '2026-08-01').map((e) => e.id))]]) });
    day('2026-08-20');
    await countRace(t.house, REGION, second);
    const page = await racePage(t.house, officer, second);
    expect(page.groups.map((g) => [g.kind, g.size, g.ranked]).sort()).toEqual([['person', 4, 3], ['unit', 1, 0]]);
    expect(page.groups.flatMap((g) => g.lanes).find((l) => l.name === '李四')).toMatchObject({ points: null, unranked: 'no_task' });
    expect(page.groups.flatMap((g) => g.lanes).find((l) => l.kind === 'unit')).toMatchObject({ name: '柳林镇', unranked: 'small_group' });
    await withdrawRace(t.house, officer, second, '与前一场重复');
    expect(await countRace(t.house, REGION, second)).toBe(0);
    expect(await code(proposeAward(t.house, { ...leader, accountId: newId<'account'>() }, second, { laneId: page.groups[0]!.lanes[0]!.id, kind: 'running', reason: '不该有' }))).toBe('work.race_moved');
  });
});
