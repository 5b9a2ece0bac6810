import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { buildGrid, type SmallGrid } from '../../grid/fixtures.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { saveOrganizations, saveRegion } from '../../registry/index.ts';
import { reportTaskDone, settleTask, startSeries } from '../../work/index.ts';
import { answerDemand, completeDemand, sayOfResult } from '../commands/handling.ts';
import { enterDemand, fileFromPhone } from '../commands/intake.ts';
import { liftLate } from '../commands/lift-late.ts';
import { assignDepartments, classifyDemand, decideDemand } from '../commands/triage.ts';
import { demandsModule } from '../index.ts';
import { demandPage } from '../queries/board.ts';
import { findDemand, stepsOf } from '../store/index.ts';
import { foundRoot, joinRoot, leaveRoot, sendToDispatch } from './commands.ts';
import { kinOf, rootPage, rootsPage } from './queries.ts';

let now = '2026-11-16T02:00:00Z';
let t: TestHouse;
let grid: SmallGrid;
let [village, bureau] = ['', ''];
let series = '';
let officer: Actor;
let leader: Actor;
const at = (moment: string): void => void (now = moment);
const enter = async (words: string, aboutHead = false): Promise<string> =>
  (await enterDemand(t.house, t.system, { clientId: randomUUID(), source: 'hotline', words, scope: 'one', aboutHead, place: '', theme: '', latitude: null, longitude: null, contact: null, patchId: grid.neighbour, organizationId: null, firmId: null })).id;
const triage = (id: string, needsDepartment = false) => classifyDemand(t.house, t.system, id, { scope: 'one', needsDepartment, aboutHead: false, class: null, reason: '' });
const stand = async (id: string) => (await t.house.unit(t.system, (unit) => findDemand(unit, { id })))!;
const stepsTaken = async (id: string) => (await t.house.unit(t.system, (unit) => stepsOf(unit, id))).map((s) => s.step);
const complete = (id: string) => completeDemand(t.house, t.system, id, { did: '更换管网', answer: '管网已经换好，请放心', attachments: [] });
const root = (demandIds: readonly string[]) => foundRoot(t.house, officer, { title: '老旧管网改造', cause: '管网建于一九九〇年', organizationId: bureau, seriesId: series, demandIds });
const taskOf = async (source: string) => (await t.house.unit(t.system, (unit) => unit.tx.selectFrom('work.dispatch_task').selectAll().where('region_id', '=', REGION).where('source', '=', source).orderBy('id', 'desc').execute()))[0]!;
/** The unit reports, somebody else confirms, and the news is brought, twice. */
async function doneByDispatch(taskId: string): Promise<void> {
  const { id } = await reportTaskDone(t.house, t.system, taskId, '改造完成');
  await settleTask(t.house, leader, id, { accepted: true, opinion: '现场核实' });
  const rows = await t.house.unit(t.system, (unit) => unit.tx.selectFrom('platform.outbox').selectAll().where('type', '=', 'work.dispatch_done').execute());
  for (const r of [...rows, ...rows]) await demandsModule.subscriptions!['work.dispatch_done']!(t.house, { id: r.id, regionId: REGION, type: r.type, at: r.at, payload: r.payload as never });
}

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [top] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [village, bureau] = (await saveOrganizations(unit, [{ name: '柳林街道', type: 'town', parentId: top!, validFrom: '2000-01-01' }, { name: '清河县住建局', type: 'government_organ', parentId: top!, validFrom: '2000-01-01' }])) as [string, string];
  });
  grid = await buildGrid({ house: t.house, regionId: REGION, organizationId: village as never });
  series = (await startSeries(t.house, officer, { name: '三长制调度', purpose: '调度诉求' })).id;
});
afterAll(() => t.close());

it('similar demands stand under one root with a task of its own, closed ones too; each keeps its own answer', async () => {
  const [a, b, c] = [await enter('三栋晚上没有自来水'), await enter('五栋晚上没有自来水'), await enter('晚上八点后没有自来水')];
  await triage(c!);
  await complete(c!);
  const other = await enter('广场舞音响太大');
  const kin = await kinOf(t.house, officer, a!);
  expect(kin.lines.map((l) => l.id).sort()).toEqual([b, c].sort());
  expect(await code(root([a!]))).toBe('demands.root_of_one');
  const headed = await enter('邻长收了水费不给票', true);
  expect(await code(root([a!, headed]))).toBe('demands.root_about_head');
  const { id } = await root([a!, c!]);
  expect(await code(root([a!, b!]))).toBe('demands.has_root');
  await joinRoot(t.house, officer, id, [b!, other]);
  await leaveRoot(t.house, officer, other, '不是一回事');
  expect(await code(leaveRoot(t.house, officer, other, '再来一次'))).toBe('demands.no_root');
  expect((await rootPage(t.house, leader, id)).lines).toHaveLength(3);
  expect((await rootsPage(t.house, leader)).roots).toMatchObject([{ id, demands: 3, open: 2, doneOn: null, unitName: '清河县住建局' }]);
  expect((await demandPage(t.house, officer, a!)).demand.root).toEqual({ id, title: '老旧管网改造', doneOn: null });
  at('2026-11-20T02:00:00Z');
  const task = await taskOf('demands.root');
  expect([task.source_key, task.organization_id]).toEqual([id, bureau]);
  await doneByDispatch(task.id);
  expect((await rootPage(t.house, officer, id)).root.doneOn).toBe('2026-11-20');
  expect(await code(joinRoot(t.house, officer, id, [other]))).toBe('demands.root_done');
  // The cause is gone; each person still waits for his own answer.
  expect((await stand(a!)).state).toBe('collected');
});

it('of two roots at once for the same demands one stands', async () => {
  const ids = [await enter('垃圾没人清运一'), await enter('垃圾没人清运二')];
  const both = await Promise.all([code(root(ids)), code(root(ids.toReversed()))]);
  expect(both.sort()).toEqual(['demands.has_root', 'done']);
});

it('a big matter goes to dispatch after the decision and is finished here only when it is done there; opened again it may go again', async () => {
  at('2026-11-16T02:00:00Z');
  const receipt = await fileFromPhone(t.house, t.system, null, { clientId: randomUUID(), words: '全村自来水压力不足', scope: 'area', aboutHead: false, place: '', theme: '', latitude: null, longitude: null, contact: null }, { phone: randomUUID(), address: '10.1.1.1' });
  const id = (await t.house.unit(t.system, (unit) => findDemand(unit, { number: receipt.number })))!.id;
  const send = () => sendToDispatch(t.house, leader, id, { seriesId: series, title: '自来水加压' });
  expect(await code(send())).toBe('demands.not_at_departments');
  await triage(id, true);
  expect(await code(send())).toBe('demands.department_first');
  await assignDepartments(t.house, t.system, id, { leadId: bureau, jointIds: [], reason: '' });
  await t.house.unit(t.system, (unit) => unit.tx.updateTable('demands.demand').set({ level: 'committee' }).where('region_id', '=', REGION).where('id', '=', id).execute());
  expect(await code(send())).toBe('demands.decision_first');
  await decideDemand(t.house, leader, id, '列入年度改造');
  expect((await demandPage(t.house, leader, id)).can.send).toBe(true);
  expect((await Promise.all([code(send()), code(send())])).sort()).toEqual(['demands.sent_already', 'done']);
  expect(await code(complete(id))).toBe('demands.dispatch_first');
  await doneByDispatch((await taskOf('demands.demand')).id);
  expect((await demandPage(t.house, officer, id)).demand.sent?.doneOn).toBe('2026-11-16');
  expect((await stepsTaken(id)).filter((s) => s === 'settled')).toHaveLength(1);
  await complete(id);
  await sayOfResult(t.house, t.system, receipt, false, '水压还是不够');
  expect(await code(send())).toBe('demands.decision_first');
  await decideDemand(t.house, leader, id, '再次研究');
  expect(await code(send())).toBe('done');
});

it('the clock alone lifts what is still in hand past its time, one level and then again, once each', async () => {
  at('2026-11-16T02:00:00Z');
  const [id, done, waits] = [await enter('楼道灯坏了'), await enter('楼道门坏了'), await enter('没有分类的')];
  await triage(id);
  await triage(done);
  await completeDemand(t.house, t.system, done, { did: '换门', answer: '', attachments: [] });
  const { dueAt, liftAt } = await stand(id);
  expect([dueAt.toISOString(), liftAt!.toISOString()]).toEqual(['2026-11-19T02:00:00.000Z', '2026-11-23T02:00:00.000Z']);
  at('2026-11-23T01:59:00Z');
  await liftLate(t.house, REGION);
  expect((await stand(id)).level).toBe('neighbour');
  at('2026-11-23T02:00:00Z');
  // Two servers at the same minute.
  await Promise.all([liftLate(t.house, REGION), liftLate(t.house, REGION)]);
  expect(await stand(id)).toMatchObject({ level: 'area', dueAt, state: 'classified' });
  at('2026-11-25T02:00:00Z');
  await liftLate(t.house, REGION);
  expect((await stand(id)).level).toBe('departments');
  expect((await stepsTaken(id)).filter((s) => s === 'lifted')).toHaveLength(2);
  at('2026-12-25T02:00:00Z');
  await liftLate(t.house, REGION);
  await liftLate(t.house, REGION);
  expect(await stand(id)).toMatchObject({ level: 'committee', liftAt: null });
  expect([(await stand(done)).level, (await stand(waits)).state]).toEqual(['neighbour', 'collected']);
  await answerDemand(t.house, t.system, done, '门已经修好');
});
