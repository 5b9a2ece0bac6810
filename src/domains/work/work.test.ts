import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { saveFile } from '../../platform/files/index.ts';
import { evidenceOf } from '../evidence/index.ts';
import { diskSource, packOf, policyLibrary, usePolicies } from '../policy/index.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { claimForOneself, compareClaim, decideProject, enterClaim, reconsiderProject, signCommitment, stepBack, withdrawClaim } from './commands/claims.ts';
import { confirmMonth, editMonth, reportTask, settleReport } from './commands/months.ts';
import { addGoal, announceResult, draftProject, finishProject, publishProject, withdrawProject } from './commands/projects.ts';
import { buildProject } from './fixtures/projects.ts';
import { formOfProject, projectPage, workBoard } from './queries/board.ts';
import { monthListOf, monthTable, workOfSelf } from './queries/months.ts';
import { workTodos } from './todos.ts';

let now = '2026-09-01T02:00:00Z';
let t: TestHouse;
let [bureau, town] = ['', ''];
let people: PersonId[] = [];
let [goal, vision] = ['', ''];
let officer: Actor;
let leader: Actor;
let liaison: Actor;
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
const self = (i: number): Actor => t.actor('cadre', { personId: people[i]! });
const project = (change = {}) => ({ ...buildProject(goal, bureau, { opensOn: '2026-09-01', closesOn: '2026-09-10', startsOn: '2026-09-01', ...change }) });
const published = async (change: Parameters<typeof project>[0] & object = {}): Promise<string> => {
  const { id } = await draftProject(t.house, officer, { ...project(), ...change });
  await publishProject(t.house, officer, id);
  return id;
};

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [bureau, town] = (await saveOrganizations(unit, [{ name: '清河县住建局', type: 'government_organ', parentId: root!, validFrom: '2000-01-01' }, { name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string, string];
    const person = (name: string, organizationId: string, bornOn: string) => ({ name, sex: 'male' as const, bornOn, appointments: [{ organizationId, title: '科员', main: true, category: 'staff' as const, startedOn: '2018-01' }] });
    people = (await savePeople(unit, [person('赵一', bureau, '1985-03'), person('钱二', bureau, '1988-04'), person('孙三', town, '1990-05'), person('李四', town, '1960-06')])) as PersonId[];
  });
  const path = await t.house.unit(t.system, async (unit) => (await organizationsNow(unit)).find((o) => o.id === bureau)!.path);
  liaison = t.actor('liaison', { path });
  vision = (await addGoal(t.house, officer, { parentId: null, kind: 'vision', title: '全省十强县', target: '进入全省十强' })).id;
  goal = (await addGoal(t.house, officer, { parentId: vision, kind: 'flagship', title: '沿江标志性工程', target: '年内建成' })).id;
});
afterAll(() => t.close());

it('the terms it uses stand in every pack', async () => {
  const { folders } = await policyLibrary();
  for (const id of folders.keys()) expect((await packOf(id)).parameters.has('month-report-days'), id).toBe(true);
});

describe('goals and projects', () => {
  it('a goal has its level, a project its goal; every wrong line of a draft is named', async () => {
    expect(await code(addGoal(t.house, officer, { parentId: vision, kind: 'objective', title: '错位', target: '错位' }))).toBe('work.goal_misplaced');
    expect(await code(addGoal(t.house, officer, { parentId: null, kind: 'flagship', title: '错位', target: '错位' }))).toBe('work.goal_misplaced');
    const wrong = { ...project({ closesOn: '2026-08-01' }), goalId: vision, requirements: [{ fact: '没有的事', test: 'is' as const, value: '1' }, { fact: '年龄', test: 'at_most' as const, value: '很年轻' }] };
    const error = await draftProject(t.house, officer, wrong).catch((e: unknown) => e);
    expect(isRefusal(error) && [error.code, error.because.map((r) => r.at)]).toEqual(['work.project_faults', ['goalId', 'closesOn', 'requirements.0.fact', 'requirements.1.value']]);
    expect((await formOfProject(t.house, liaison)).units.map((u) => u.id)).toEqual([bureau]);
    expect(await code(draftProject(t.house, liaison, { ...project(), organizationId: town }))).toBe('security.not_permitted');
  });

  it('a draft is seen by those who run it; on the board by everybody; withdrawn, it takes no claims', async () => {
    const { id } = await draftProject(t.house, liaison, project());
    expect((await workBoard(t.house, self(0))).projects).toEqual([]);
    expect(await code(projectPage(t.house, self(0), id))).toBe('work.no_such_project');
    expect((await workBoard(t.house, liaison)).projects.map((p) => p.id)).toEqual([id]);
    await publishProject(t.house, liaison, id);
    expect(await code(publishProject(t.house, liaison, id))).toBe('work.project_moved');
    expect((await workBoard(t.house, self(0))).projects).toMatchObject([{ id, state: 'open', daysLeft: 7 }]);
    await withdrawProject(t.house, liaison, id, '资金未落实');
    expect(await code(claimForOneself(t.house, self(0), id, '按月推进'))).toBe('work.project_moved');
    const late = await draftProject(t.house, officer, project());
    day('2026-09-11');
    expect(await code(publishProject(t.house, officer, late.id))).toBe('work.period_over');
    day('2026-09-01');
  });
});

describe('claims', () => {
  it('requirements are checked against the file; a claim stands once; who steps back may claim again in time', async () => {
    const id = await published({ requirements: [{ fact: '年龄', test: 'at_most' as const, value: '45' }] });
    expect(await code(claimForOneself(t.house, self(3), id, '老将出马'))).toBe('work.not_qualified');
    const { id: claim } = await claimForOneself(t.house, self(0), id, '按月推进');
    expect(await code(enterClaim(t.house, liaison, id, people[0]!, '代报'))).toBe('work.claimed_before');
    expect(await code(enterClaim(t.house, liaison, id, people[2]!, '外单位'))).toBe('security.not_permitted');
    expect(await code(stepBack(t.house, self(1), claim, '不是我的'))).toBe('security.not_permitted');
    await stepBack(t.house, self(0), claim, '家中有事');
    expect(await code(stepBack(t.house, self(0), claim, '再退一次'))).toBe('work.claim_moved');
    await claimForOneself(t.house, self(0), id, '重新揭榜');
    day('2026-09-11');
    expect(await code(claimForOneself(t.house, self(1), id, '迟了'))).toBe('work.outside_period');
    day('2026-09-01');
    expect(await code(claimForOneself(t.house, t.actor('cadre'), id, '没有档案'))).toBe('work.account_without_person');
    const page = await projectPage(t.house, officer, id);
    expect(page.claims.map((c) => [c.name, c.state, c.checked.map((r) => r.outcome)])).toEqual([['赵一', 'withdrawn', ['met']], ['赵一', 'claimed', ['met']]]);
    // A cadre sees the terms and his own claim, not the others.
    expect((await projectPage(t.house, self(1), id)).claims).toEqual([]);
  });

  it('named people compare, a leader decides with reasons, nobody about himself; two decisions at once: one', async () => {
    const id = await published({ winners: 2 });
    const ids: string[] = [];
    for (const i of [0, 1, 2]) ids.push((await claimForOneself(t.house, self(i), id, '按月推进')).id);
    expect(await code(compareClaim(t.house, t.actor('leader', { personId: people[1]! }), ids[0]!, { score: 9000, reason: '好' }))).toBe('work.oneself');
    await compareClaim(t.house, officer, ids[0]!, { score: 8850, reason: '方案具体' });
    await compareClaim(t.house, leader, ids[0]!, { score: 9000, reason: '有经验' });
    await compareClaim(t.house, leader, ids[0]!, { score: 9150, reason: '再看更好' });
    expect((await projectPage(t.house, leader, id)).claims[0]).toMatchObject({ average: '90.00', comparisons: [{ score: '88.50' }, { score: '91.50', reason: '再看更好' }] });
    // A unit sees the claims of its people without what others thought of them.
    expect((await projectPage(t.house, liaison, id)).claims.map((c) => [c.name, c.average])).toEqual([['赵一', null], ['钱二', null]]);
    expect(await code(decideProject(t.house, leader, id, { claimIds: [ids[0]!], reason: '太早' }))).toBe('work.period_runs');
    day('2026-09-11');
    expect(await code(decideProject(t.house, t.actor('leader', { personId: people[2]! }), id, { claimIds: [ids[2]!], reason: '选自己' }))).toBe('work.oneself');
    expect(await code(decideProject(t.house, leader, id, { claimIds: ids, reason: '都选' }))).toBe('work.too_many_winners');
    const both = await Promise.all([code(decideProject(t.house, leader, id, { claimIds: [ids[0]!, ids[2]!], reason: '方案最实' })), code(decideProject(t.house, t.actor('leader'), id, { claimIds: [ids[1]!], reason: '另一个决定' }))]);
    expect(both.sort()).toEqual(['done', 'work.project_moved']);
    expect(await code(announceResult(t.house, officer, id))).toBe('work.not_signed');
    // Taken back while nobody signed, and decided anew.
    await reconsiderProject(t.house, leader, id, '程序有误');
    await decideProject(t.house, leader, id, { claimIds: [ids[0]!, ids[2]!], reason: '方案最实' });
    expect((await workOfSelf(t.house, self(1))).claims.find((c) => c.id === ids[1])).toMatchObject({ state: 'claimed', decidedReason: null });
    await signCommitment(t.house, self(0), ids[0]!);
    expect(await code(signCommitment(t.house, self(1), ids[1]!))).toBe('work.claim_moved');
    expect(await code(reconsiderProject(t.house, leader, id, '又要改'))).toBe('work.signed_already');
    await withdrawClaim(t.house, officer, ids[2]!, '调离');
    await announceResult(t.house, officer, id);
    expect((await projectPage(t.house, self(1), id)).chosen.map((c) => c.name)).toEqual(['赵一']);
    expect((await workOfSelf(t.house, self(1))).claims.find((c) => c.id === ids[1])).toMatchObject({ state: 'lost', decidedReason: '方案最实' });
    await finishProject(t.house, officer, id, '按期完工');
    day('2026-09-01');
  });

  it('a decision and a claim withdrawn at the same time leave no winner who left', async () => {
    const id = await published();
    const { id: claim } = await claimForOneself(t.house, self(0), id, '按月推进');
    day('2026-09-11');
    const outcomes = await Promise.all([code(decideProject(t.house, leader, id, { claimIds: [claim], reason: '唯一人选' })), code(stepBack(t.house, self(0), claim, '家中有事'))]);
    expect(outcomes[1]).toBe('done');
    expect(['done', 'work.no_such_claim']).toContain(outcomes[0]);
    expect((await projectPage(t.house, officer, id)).claims[0]!.state).toBe('withdrawn');
    day('2026-09-01');
  });
});

describe('month lists', () => {
  let id = '';
  let claim = '';
  const tasks = async () => (await monthListOf(t.house, officer, claim)).months.flatMap((m) => m.tasks);

  beforeAll(async () => {
    day('2026-09-01');
    id = await published();
    claim = (await claimForOneself(t.house, self(0), id, '按月推进')).id;
    day('2026-09-11');
    await decideProject(t.house, leader, id, { claimIds: [claim], reason: '方案最实' });
    await signCommitment(t.house, self(0), claim);
    await announceResult(t.house, officer, id);
  });

  it('are made from the plan, changed and confirmed by the unit, and fixed from then on', async () => {
    expect((await tasks()).map((x) => [x.month, x.title, x.target, x.state])).toEqual([['2026-09-01', '路基施工', '1.5', 'planned'], ['2026-10-01', '路基施工', '1.5', 'planned'], ['2026-10-01', '完成验收', '1', 'planned']]);
    expect((await workOfSelf(t.house, self(0))).claims.find((c) => c.id === claim)!.months).toEqual([]);
    expect(await code(reportTask(t.house, self(0), (await tasks())[0]!.id, { amount: '1', note: '先报', attachments: [] }))).toBe('work.list_open');
    await editMonth(t.house, liaison, claim, '2026-09-01', [{ title: '路基施工', kind: 'amount', amount: '2', unit: '公里' }]);
    expect(await code(editMonth(t.house, liaison, claim, '2026-09-01', [{ title: '路基施工', kind: 'amount', amount: '0', unit: '公里' }]))).toBe('work.amount_needed');
    await confirmMonth(t.house, liaison, claim, '2026-09-01');
    await confirmMonth(t.house, liaison, claim, '2026-10-01');
    expect(await code(editMonth(t.house, liaison, claim, '2026-09-01', [{ title: '少做一点', kind: 'amount', amount: '1', unit: '公里' }]))).toBe('work.list_confirmed');
    expect(await code(confirmMonth(t.house, liaison, claim, '2026-12-01'))).toBe('work.nothing_listed');
    expect(await code(confirmMonth(t.house, t.actor('officer', { personId: people[0]! }), claim, '2026-09-01'))).toBe('work.oneself');
  });

  it('what the cadre reports and somebody else confirms stands on record; a correction withdraws the entry before', async () => {
    const [first, , last] = await tasks();
    const cadre = self(0);
    const hash = (await t.house.unit(cadre, (unit) => saveFile(unit, '现场.txt', Buffer.from('现场照片')))).hash;
    day('2026-09-30');
    expect(await code(reportTask(t.house, self(0), last!.id, { amount: '1', note: '太早', attachments: [] }))).toBe('work.month_not_begun');
    expect(await code(reportTask(t.house, self(1), first!.id, { amount: '1', note: '别人的', attachments: [] }))).toBe('security.not_permitted');
    const todos = (actor: Actor) => t.house.unit(actor, async (unit) => (await workTodos.list(unit)).map((x) => [x.text, x.dueOn]));
    expect([await todos(self(0)), await todos(liaison)]).toEqual([[['work.todo.report', '2026-10-10']], []]);
    // Only what this account has uploaded: knowing a hash is not having the file.
    const twoDone = (actor: Actor, file: string) => reportTask(t.house, actor, first!.id, { amount: '2', note: '两公里完工', attachments: [{ hash: file, name: '现场.txt' }] });
    expect([await code(twoDone(self(0), hash)), await code(twoDone(cadre, 'f'.repeat(64)))]).toEqual(['work.no_such_file', 'work.no_such_file']);
    const { id: report } = await twoDone(cadre, hash);
    expect(await code(reportTask(t.house, self(0), first!.id, { amount: '2', note: '又报一次', attachments: [] }))).toBe('work.report_waits');
    expect([await todos(self(0)), await todos(liaison), await todos(leader)]).toEqual([[], [['work.todo.confirm', null]], []]);
    expect(await code(settleReport(t.house, t.actor('officer', { personId: people[0]! }), report, { accepted: true, opinion: '自己确认' }))).toBe('work.oneself');
    const both = await Promise.all([1, 2].map(() => code(settleReport(t.house, liaison, report, { accepted: true, opinion: '现场核实' }))));
    expect(both.sort()).toEqual(['done', 'work.report_settled']);
    const onFile = () => t.house.unit(t.system, (unit) => evidenceOf(unit, [people[0]!], {}, { states: ['confirmed'], kinds: ['task'] }));
    expect((await onFile()).map((e) => [e.title, e.occurredOn, e.content.kind === 'task' && e.content.completedOn, e.figures[0]?.quantity.value, e.figures[0]?.counted])).toEqual([['沿江路改造 · 路基施工', '2026-09-30', '2026-09-30', '2', true]]);
    expect((await tasks())[0]).toMatchObject({ state: 'done', achieved: '2', lateBy: 0 });
    day('2026-10-10');
    const second = await reportTask(t.house, self(0), first!.id, { amount: '1.2', note: '复测更正', attachments: [] });
    await settleReport(t.house, liaison, second.id, { accepted: true, opinion: '以复测为准' });
    expect((await onFile()).map((e) => e.figures[0]?.quantity.value)).toEqual(['1.2']);
    expect((await tasks())[0]!.reports.map((r) => [r.amount, r.state])).toEqual([['2', 'confirmed'], ['1.2', 'confirmed']]);
  });

  it('lateness counts working days; the table says per person and month what is planned, done and overdue', async () => {
    day('2026-10-12');
    const [line] = (await monthTable(t.house, liaison)).people.filter((p) => p.claimId === claim);
    expect(line!.months).toEqual([
      { month: '2026-09-01', listed: true, counts: { planned: 1, done: 0, late: 0, overdue: 1, waiting: 0, notDue: 0 } },
      { month: '2026-10-01', listed: true, counts: { planned: 2, done: 0, late: 0, overdue: 0, waiting: 0, notDue: 2 } },
    ]);
    expect((await tasks())[0]).toMatchObject({ state: 'overdue', lateBy: 1, dueOn: '2026-10-10' });
    const board = await workBoard(t.house, officer);
    const own = board.projects.find((p) => p.id === id)!;
    // (1.2 of 2, nothing of 1.5, nothing done) ÷ 3
    expect([own.progress.percent, own.progress.tasks]).toEqual(['20.00', 3]);
    const full = (await projectPage(t.house, officer, id)).progress.explanation;
    expect(full.children![0]!.children!.map((m) => [m.params!['month'], m.value, m.children!.map((c) => [c.value, c.evidenceIds?.length ?? 0])])).toEqual([['2026-09', '60.00', [['60.00', 1]]], ['2026-10', '0.00', [['0.00', 0], ['0.00', 0]]]]);
    expect(board.goals.find((g) => g.id === goal)!.units.some((u) => u.organizationId === bureau)).toBe(true);
    expect((await projectPage(t.house, self(1), id)).track).toEqual([{ claimId: claim, name: '赵一', organizationName: '清河县住建局', rank: 1, percent: '20.00', explanation: null }]);
    // A cadre sees how far a project is, not who did what.
    expect((await workBoard(t.house, self(1))).projects.find((p) => p.id === id)!.progress.explanation.children).toBeUndefined();
  });
});
