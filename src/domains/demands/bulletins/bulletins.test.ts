import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { buildGrid, someHead, type SmallGrid } from '../../grid/fixtures.ts';
import { appointHead, openReplacement, syncVisits } from '../../grid/index.ts';
import { choosePack, diskSource, usePolicies } from '../../policy/index.ts';
import { reportTaskDone, sendIssue, settleTask, startSeries } from '../../work/index.ts';
import { completeDemand } from '../commands/handling.ts';
import { enterDemand } from '../commands/intake.ts';
import { assignDepartments, classifyDemand } from '../commands/triage.ts';
import { editReport, figureAgain, giveBackReport, makeDraft, publishReport, signReport, submitReport } from './commands.ts';
import { printReport } from './paper.ts';
import { bulletinYear, reportPage } from './queries.ts';
import { bulletinTodos } from './todos.ts';

let now = '2026-03-02T02:00:00Z';
const at = (moment: string): void => void (now = moment);
let t: TestHouse;
let region: SmallRegion;
let grid: SmallGrid;
let [officer, leader, head, liaison]: Actor[] = [] as never;
const demand = async (theme: string): Promise<string> =>
  (await enterDemand(t.house, t.system, { clientId: randomUUID(), words: '楼道路灯坏了三天', scope: 'one', aboutHead: false, place: '', theme, latitude: null, longitude: null, contact: null, source: 'hotline', patchId: grid.neighbour, organizationId: null, firmId: null })).id;
const toUnit = async (id: string): Promise<string> => {
  await classifyDemand(t.house, t.system, id, { scope: 'one', needsDepartment: true, aboutHead: false, class: null, reason: '' });
  await assignDepartments(t.house, t.system, id, { leadId: region.units[1].organizationId, jointIds: [], reason: '' });
  return id;
};
const done = (id: string) => completeDemand(t.house, t.system, id, { did: '已修', answer: '路灯已换好，请您放心', attachments: [] });
const visit = (items: readonly ('met' | 'talked' | 'registered' | 'leaflet' | 'problems')[], visitedAt: string) => syncVisits(t.house, head!, [{ id: randomUUID(), householdId: grid.household, visitedAt, items: [...items], collected: '', register: null }]);
const FIVE = ['met', 'talked', 'registered', 'leaflet', 'problems'] as const;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  region = await seedSmallRegion(t.house, REGION, '清河县');
  [officer, leader, head, liaison] = [t.actor('officer'), t.actor('leader'), t.actor('grid_head', { path: region.units[0].organizationPath }), t.actor('liaison', { path: region.units[1].organizationPath })];
  await choosePack(t.house, t.system, { packId: 'yuetang', from: '2026-01-01', reason: '试点' });
  grid = await buildGrid({ house: t.house, regionId: REGION, organizationId: region.units[0].organizationId }, { accountId: head.accountId! });

  // March: a visit short of one, one demand settled in time, one sent to a unit, one task handed out.
  await visit(['met', 'talked'], '2026-03-02T01:00:00Z');
  await done(await toUnit(await demand('路灯')));
  const left = await toUnit(await demand('路灯'));
  const { id: seriesId } = await startSeries(t.house, leader, { name: '民生调度', purpose: '每月调度' });
  const kept = await sendIssue(t.house, leader, seriesId, { title: '路面修补', organizationId: region.units[1].organizationId });
  await sendIssue(t.house, leader, seriesId, { title: '下水道疏通', organizationId: region.units[1].organizationId });
  const report = await reportTaskDone(t.house, liaison, kept.id, '已修补');
  await settleTask(t.house, leader, report.id, { accepted: true, opinion: '现场看过' });

  // April: a whole visit, the open demand done long past its hour, another comes in; a head is replaced.
  at('2026-04-20T02:00:00Z');
  await visit(FIVE, '2026-04-20T01:00:00Z');
  await visit(FIVE, '2026-04-20T01:30:00Z');
  await done(left);
  await demand('噪声');
  await openReplacement(t.house, officer, grid.heads.area, { ground: 'unable', awayFrom: null, note: '住院' });
  await appointHead(t.house, officer, grid.area, someHead('新片长'));
});
afterAll(() => t.close());

const draftOf = async (kind: 'month' | 'quarter' | 'half', part: number, year = 2026): Promise<string> => (await makeDraft(t.house, officer!, { kind, year, part })).id;

describe('figures out of what is on file', () => {
  it('of a month: what came and went within it, what stood open and late at its end', async () => {
    const march = (await reportPage(t.house, officer!, await draftOf('month', 3))).figures;
    expect(march.demands).toMatchObject({ received: 2, closed: 1, closedInTime: 1, open: 1, overdueOpen: 1, inTime: '50.00', before: { received: 0, inTime: null } });
    expect(march.demands.themes).toEqual([{ theme: '路灯', received: 2 }]);
    expect(march.demands.byUnit.map((u) => [u.name, u.received, u.closed])).toEqual([['清河县乙镇', 2, 1]]);
    expect(march.grid).toMatchObject({ visits: 1, complete: 0, covered: 0, coverage: '0.00', households: 1, replaced: 0 });
    expect(march.dispatch).toMatchObject({ received: 2, settled: 1, inTime: 1, open: 1, overdue: 1 });
  });
  it('of the next month: the late one is closed, not on time; nothing is counted twice', async () => {
    const april = (await reportPage(t.house, officer!, await draftOf('month', 4))).figures;
    expect(april.demands).toMatchObject({ received: 1, closed: 1, closedInTime: 0, open: 1, overdueOpen: 0, inTime: '0.00', before: { received: 2, inTime: '50.00' } });
    expect(april.grid).toMatchObject({ visits: 2, complete: 2, covered: 1, coverage: '100.00', replaced: 1, area: { patches: 2, held: 1 } });
    expect(april.dispatch).toMatchObject({ received: 0, settled: 0, open: 1, overdue: 1 });
  });
  it('months add up to the half-year in what comes and goes', async () => {
    const half = (await reportPage(t.house, officer!, await draftOf('half', 1))).figures;
    const months = await Promise.all([3, 4].map(async (m) => (await reportPage(t.house, officer!, await draftOf('month', m))).figures));
    for (const key of ['received', 'closed', 'closedInTime'] as const) expect(half.demands[key]).toBe(months[0]!.demands[key] + months[1]!.demands[key]);
    expect(half.grid.visits).toBe(months[0]!.grid.visits + months[1]!.grid.visits);
  });
});

describe('a paper on its way', () => {
  it('is made once for a period, also by two at once', async () => {
    const both = await Promise.all([makeDraft(t.house, officer!, { kind: 'quarter', year: 2026, part: 1 }), makeDraft(t.house, officer!, { kind: 'quarter', year: 2026, part: 1 })]);
    expect([both[0].id === both[1].id, both.filter((b) => b.made).length]).toEqual([true, 1]);
  });
  it('is refused ahead of its time and where there is no such period', async () => {
    expect(await code(makeDraft(t.house, officer!, { kind: 'month', year: 2026, part: 5 }))).toBe('bulletins.not_begun');
    expect(await code(makeDraft(t.house, officer!, { kind: 'half', year: 2026, part: 3 }))).toBe('bulletins.no_such_period');
  });
  it('is edited, handed in after its end, signed by somebody else, published and then stands', async () => {
    const id = await draftOf('month', 3);
    expect((await reportPage(t.house, officer!, id)).opening).toContain('受理诉求2件');
    expect(await code(submitReport(t.house, officer!, id))).toBe('bulletins.nothing_asked');
    expect(await code(submitReport(t.house, officer!, await draftOf('month', 4)))).toBe('bulletins.period_runs');
    await editReport(t.house, officer!, id, { opening: null, demandsMade: '请各村四月底前补齐走访。' });
    expect(await code(signReport(t.house, leader!, id))).toBe('bulletins.moved');
    await submitReport(t.house, officer!, id);
    const both = { ...officer!, grants: [...officer!.grants, ...leader!.grants] };
    expect(await code(signReport(t.house, both, id))).toBe('bulletins.own_paper');
    await giveBackReport(t.house, leader!, id, '请核对乙镇数据');
    expect((await reportPage(t.house, officer!, id)).returnedBecause).toBe('请核对乙镇数据');
    await submitReport(t.house, officer!, id);
    expect(await code(reportPage(t.house, liaison!, id))).toBe('bulletins.no_such_report');
    await signReport(t.house, leader!, id);
    await publishReport(t.house, officer!, id);
    expect((await reportPage(t.house, liaison!, id)).signedBy).toBe('leader');
    for (const again of [() => figureAgain(t.house, officer!, id), () => editReport(t.house, officer!, id, { opening: null, demandsMade: '另' }), () => giveBackReport(t.house, leader!, id, '不妥')]) expect(await code(again())).toBe('bulletins.moved');
  });
  it('of two signatures at once one stands', async () => {
    const id = await draftOf('month', 2);
    await editReport(t.house, officer!, id, { opening: null, demandsMade: '抓紧走访。' });
    await submitReport(t.house, officer!, id);
    expect((await Promise.all([code(signReport(t.house, leader!, id)), code(signReport(t.house, t.actor('leader'), id))])).sort()).toEqual(['bulletins.moved', 'done']);
  });
  it('is printed with its pictures, a draft says so', async () => {
    const file = await printReport(t.house, officer!, await draftOf('half', 1), 'docx');
    expect(file.fileName).toBe('清河县2026年上半年三长服务工作通报.docx');
    expect(file.bytes.length).toBeGreaterThan(2000);
  });
});

describe('what is missing', () => {
  it('is listed once over, as the pack asks: twelve, four and two a year; a signed one that did not go out too', async () => {
    const year = await bulletinYear(t.house, officer!, 2026);
    expect(year.kinds.map((k) => [k.kind, k.times, k.published])).toEqual([['month', 12, 1], ['quarter', 4, 0], ['half', 2, 0]]);
    const months = year.kinds[0]!.parts;
    expect(months.filter((p) => p.missing).map((p) => p.part)).toEqual([1, 2]);
    expect(months.map((p) => p.state).slice(0, 5)).toEqual(['missing', 'signed', 'published', 'draft', 'ahead']);
    expect(year.kinds[1]!.parts.filter((p) => p.missing).map((p) => p.part)).toEqual([1]);
  });
  it('owes nothing for the time before the pack asked', async () => {
    const before = await bulletinYear(t.house, officer!, 2025);
    // The last month of 2025 ends as the pack begins: it is the first that is owed.
    expect(before.kinds[0]!.parts.filter((p) => p.missing).map((p) => p.part)).toEqual([12]);
  });
  it('shows a liaison no drafts', async () => {
    const months = (await bulletinYear(t.house, liaison!, 2026)).kinds[0]!.parts;
    expect(months.filter((p) => p.reportId !== null).map((p) => p.part)).toEqual([3]);
  });
  it('waits with whoever has to do it', async () => {
    const texts = (actor: Actor) => t.house.unit(actor, async (unit) => (await bulletinTodos.list(unit)).map((x) => x.text));
    expect(await texts(officer!)).toContain('bulletins.todo.missing');
    expect(await texts(officer!)).toContain('bulletins.todo.signed');
    expect(await texts(leader!)).toEqual([]);
  });
});
