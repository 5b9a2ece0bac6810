import { afterAll, beforeAll, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { findJob, runNextJob } from '../../../platform/jobs/index.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { saveOrganizations, saveRegion } from '../../registry/index.ts';
import { demandBoard, demandPage, firmsPage } from '../queries/board.ts';
import type { DemandSource } from '../model.ts';
import { listsJob, startLists, type ListsAnswer } from './import-lists.ts';

let t: TestHouse;
let officer: Actor;
const book = (sheets: Record<string, readonly (readonly string[])[]>): Promise<Uint8Array> =>
  writeWorkbook({ sheets: Object.entries(sheets).map(([name, [head, ...rows]]) => ({ name, columns: head!.map((header) => ({ header, width: 20, format: 'text' as const })), rows })) });
const bring = async (bytes: Uint8Array, source: DemandSource, apply: boolean): Promise<ListsAnswer> => {
  const { hash } = await t.house.unit(officer, (unit) => saveFile(unit, '清单.xlsx', bytes));
  const { jobId } = await startLists(t.house, officer, { hash, source, apply });
  while (await runNextJob(t.house, REGION, [listsJob]));
  const job = (await t.house.unit(officer, (unit) => findJob(unit, jobId)))!;
  if (job.refusal) throw Object.assign(new Error(job.refusal.code), { code: job.refusal.code });
  return job.output as ListsAnswer;
};
const figures = (a: ListsAnswer, key: keyof ListsAnswer['counts']) => [a.counts[key].rows, a.counts[key].fresh, a.counts[key].changed, a.counts[key].same, a.counts[key].refused];

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date('2026-11-18T02:00:00Z') } });
  officer = t.actor('officer');
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
  });
});
afterAll(() => t.close());

it('a hotline’s file as its own program writes it: seen first, then taken over, once; a later file brings the answers', async () => {
  const head = ['工单编号', '来电时间', '来电内容', '问题类别', '办结时间', '办理结果'];
  const first = await book({ Sheet1: [head, ['A1', '2026-11-16 08:30:00', '柳林路路灯不亮', '市政', '', ''], ['A2', '2026-11-16 09:00:00', '柳林路路灯不亮', '市政', '', ''], ['A3', '2026/11/17', '菜场门口积水', '市政', '2026-11-17', '已疏通'], ['A4', '不详', '无法辨认', '', '', '']] });
  const seen = await bring(first, 'hotline', false);
  expect([seen.applied, figures(seen, 'demands')]).toEqual([false, [4, 3, 0, 0, 1]]);
  expect(seen.faults).toEqual([{ sheet: 'demands', row: 5, code: 'demands.row.date', params: { value: '不详' } }]);
  expect((await demandBoard(t.house, officer, { source: 'hotline' })).lines).toEqual([]);

  // Pressed twice by two officers at once: one takes it over, the other finds it there.
  const both = await Promise.all([bring(first, 'hotline', true), bring(first, 'hotline', true)]);
  expect(both.map((b) => b.counts.demands.fresh).sort()).toEqual([0, 3]);
  const { lines } = await demandBoard(t.house, officer, { source: 'hotline' });
  expect(lines.map((l) => [l.words, l.state]).sort()).toEqual([['柳林路路灯不亮', 'classified'], ['柳林路路灯不亮', 'classified'], ['菜场门口积水', 'answered']]);

  const later = await book({ Sheet1: [head, ['A1', '2026-11-16 08:30:00', '柳林路路灯不亮', '市政', '2026-11-18', '已换灯'], ['A2', '2026-11-16 09:00:00', '柳林路路灯不亮', '市政', '', '']] });
  expect(figures(await bring(later, 'hotline', true), 'demands')).toEqual([2, 0, 1, 1, 0]);
  const closed = (await demandBoard(t.house, officer, { source: 'hotline' })).lines.filter((l) => l.words.includes('路灯') && l.state === 'answered');
  expect(closed).toHaveLength(1);
  const page = await demandPage(t.house, officer, closed[0]!.id);
  expect([page.demand.answer, page.steps.at(-1)?.step]).toEqual(['已换灯', 'answered']);
  expect(figures(await bring(later, 'hotline', true), 'demands')).toEqual([2, 0, 0, 2, 0]);
});

it('firms with who serves them, what they asked and what it brought, in one workbook; the same again changes nothing', async () => {
  const bytes = await book({
    企业: [['企业名称', '类型', '服务干部'], ['青澜机械厂', '企业', '王一、李二'], ['城东产业园', '园区', '王一']],
    诉求: [['诉求内容', '收到日期', '企业名称', '答复', '答复日期'], ['用工难', '2026-11-10', '青澜机械厂', '', ''], ['融资慢', '2026-11-10', '不在册的厂', '', '']],
    服务成效: [['企业名称', '成效类别', '数量（项、万元）', '说明', '日期'], ['青澜机械厂', '订单', '1,200.50', '首单', '2026-11-12'], ['青澜机械厂', '订单', '1,200.50', '首单', '2026-11-12']],
  });
  const done = await bring(bytes, 'firm', true);
  expect([figures(done, 'firms'), figures(done, 'demands'), figures(done, 'results')]).toEqual([[2, 2, 0, 0, 0], [2, 1, 0, 0, 1], [2, 2, 0, 0, 0]]);
  const { totals, demands } = await firmsPage(t.house, officer);
  expect([totals.firms, totals.parks, totals.cadres, totals.orders, demands.received]).toEqual([1, 1, 2, '2401.00', 1]);
  const again = await bring(bytes, 'firm', true);
  expect([figures(again, 'firms'), figures(again, 'demands'), figures(again, 'results')]).toEqual([[2, 0, 0, 2, 0], [2, 0, 0, 1, 1], [2, 0, 0, 2, 0]]);
});

it.each([
  ['a workbook of something else', () => book({ 工资表: [['工号', '应发'], ['1', '5000']] }), 'sheets.no_table'],
  ['a sheet of that name without its columns', () => book({ 诉求: [['甲', '乙'], ['1', '2']] }), 'sheets.no_header'],
  ['no spreadsheet at all', () => Promise.resolve(new TextEncoder().encode('%PDF-1.7 scanned')), 'sheets.not_a_spreadsheet'],
])('%s is refused, nothing taken', async (_what, bytes, code) => {
  const before = (await demandBoard(t.house, officer, {})).lines.length;
  await expect(bytes().then((b) => bring(b, 'hotline', true))).rejects.toMatchObject({ code });
  expect((await demandBoard(t.house, officer, {})).lines.length).toBe(before);
});

it('a file of somebody else is not there', async () => {
  const { hash } = await t.house.unit(t.system, async (unit) => saveFile(unit, '别人的.xlsx', await book({ 诉求: [['诉求内容', '收到日期'], ['路灯', '2026-11-10']] })));
  const error = await startLists(t.house, t.actor('officer'), { hash, source: 'hotline', apply: false }).then(() => null, (e: unknown) => e);
  expect(isRefusal(error) && error.code).toBe('demands.no_such_file');
});
