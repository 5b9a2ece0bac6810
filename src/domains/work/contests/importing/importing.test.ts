import { afterAll, beforeAll, expect, it } from 'vitest';
import { policiesFolder } from '../../../../app/paths.ts';
import { REGION, testHouse, type TestHouse } from '../../../../../tests/support/house.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { saveFile } from '../../../../platform/files/index.ts';
import { findJob, runNextJob } from '../../../../platform/jobs/index.ts';
import { openWorkbook, writeWorkbook, type CellValue } from '../../../../platform/sheets/index.ts';
import { diskSource, usePolicies } from '../../../policy/index.ts';
import { saveOrganizations, saveRegion } from '../../../registry/index.ts';
import { openContest, putResults } from '../commands.ts';
import { contestPage } from '../queries.ts';
import { resultsJob, resultsTemplate, startResults, type ResultsAnswer } from './import-results.ts';

let t: TestHouse;
let officer: Actor;
let contestId: string;
let units: string[];
const HEAD = ['月份', '单位', '招商·到位资金（亿元）', '招商·投诉（件）', '数据来源'];
const book = (rows: readonly (readonly CellValue[])[], head = HEAD): Promise<Uint8Array> => writeWorkbook({ sheets: [{ name: '赛绩', columns: head.map((header) => ({ header, width: 18 })), rows }] });
const bring = async (bytes: Uint8Array, seen: string | null = null): Promise<ResultsAnswer> => {
  const { hash } = await t.house.unit(officer, (unit) => saveFile(unit, '赛绩.xlsx', bytes));
  const { jobId } = await startResults(t.house, officer, contestId, { hash, seen });
  while (await runNextJob(t.house, REGION, [resultsJob]));
  const job = (await t.house.unit(officer, (unit) => findJob(unit, jobId)))!;
  if (job.refusal) throw Object.assign(new Error(job.refusal.code), { code: job.refusal.code });
  return job.output as ResultsAnswer;
};
const amounts = async (period: string) => {
  const { fields } = await contestPage(t.house, officer, contestId, period);
  return Object.fromEntries(fields[0]!.places.map((p) => [p.name, p.results.map((r) => r.amount)]));
};

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date('2026-11-18T02:00:00Z') } });
  officer = t.actor('officer');
  units = await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    return saveOrganizations(unit, [{ name: '东镇', type: 'town', validFrom: '2000-01-01' }, { name: '西镇', type: 'town', validFrom: '2000-01-01' }]);
  });
  const one = { field: '招商', unit: '亿元', direction: 'more' as const, benchmark: '10', benchmarkSource: '全市第一名' };
  contestId = (await openContest(t.house, officer, { title: '县镇竞标', organizationIds: units, indicators: [{ ...one, name: '到位资金', most: '50' }, { ...one, name: '投诉', unit: '件', direction: 'less' }] })).id;
});
afterAll(() => t.close());

it('a workbook is looked at first, then taken over once; the same file again changes nothing', async () => {
  const file = await book([['2026-09', '东镇', 3.5, 2, '统计局'], ['2026-09', '西镇', 4, null, '统计局'], ['2026-10', '东镇', 5, 1, '统计局']]);
  const seen = await bring(file);
  expect([seen.applied, seen.counts, await amounts('2026-09-01')]).toEqual([false, { cells: 5, fresh: 5, changed: 0, same: 0, refused: 0 }, { 东镇: [null, null], 西镇: [null, null] }]);
  const done = await bring(file, seen.seen);
  expect([done.applied, done.moved, await amounts('2026-09-01'), await amounts('2026-10-01')]).toEqual([true, false, { 东镇: ['3.5', '2'], 西镇: ['4', null] }, { 东镇: ['5', '1'], 西镇: [null, null] }]);
  const again = await bring(file);
  expect([again.changes, again.counts.same]).toEqual([[], 5]);
});

it('one bad cell and nothing is taken over, even where it is agreed to', async () => {
  const file = await book([['2026-10', '西镇', 6, 3, '统计局'], ['2026-10', '南镇', 1, 1, '统计局'], ['2026-09', '西镇', 51, '多', '统计局']]);
  const seen = await bring(file);
  expect(seen.faults.map((f) => [f.row, f.column, f.code])).toEqual([[3, '单位', 'contests.row.unknown_unit'], [4, '招商·到位资金（亿元）', 'contests.row.above_most'], [4, '招商·投诉（件）', 'contests.row.amount']]);
  expect([(await bring(file, seen.seen)).applied, await amounts('2026-10-01')]).toEqual([false, { 东镇: ['5', '1'], 西镇: [null, null] }]);
});

it('figures entered after the differences were shown are not run over', async () => {
  const file = await book([['2026-10', '西镇', 6, 3, '统计局']]);
  const seen = await bring(file);
  const { indicators } = await contestPage(t.house, officer, contestId, undefined);
  await putResults(t.house, officer, contestId, { period: '2026-10-01', results: [{ indicatorId: indicators[0]!.id, organizationId: units[1]!, amount: '7', source: '镇里来电更正' }] });
  const late = await bring(file, seen.seen);
  expect([late.applied, late.moved, (await amounts('2026-10-01'))['西镇']]).toEqual([false, true, ['7', null]]);
  expect(late.changes.map((c) => [c.indicator, c.before, c.after])).toEqual([['招商·到位资金（亿元）', '7', '6'], ['招商·投诉（件）', null, '3']]);
  expect([(await bring(file, late.seen)).applied, (await amounts('2026-10-01'))['西镇']]).toEqual([true, ['6', '3']]);
});

it('the template holds every unit and indicator with what counts, and handed in as it is changes nothing', async () => {
  const { bytes } = await resultsTemplate(t.house, officer, contestId, '2026-10-01');
  const sheet = await openWorkbook(bytes);
  const rows: (readonly CellValue[])[] = [];
  for await (const batch of sheet.batches('赛绩', { batchSize: 100 })) for (const r of batch) rows.push(r.values);
  expect(rows.map((r) => r.slice(0, 5).map(String))).toEqual([HEAD, ['2026-10', '东镇', '5', '1', '统计局'], ['2026-10', '西镇', '6', '3', '统计局']]);
  const same = await bring(bytes);
  expect([same.counts, same.faults]).toEqual([{ cells: 4, fresh: 0, changed: 0, same: 4, refused: 0 }, []]);
});

it.each([
  ['a workbook of other things', () => book([['1', '2']], ['甲', '乙']).then(bring), 'sheets.no_header'],
  ['a file nobody uploaded', () => startResults(t.house, officer, contestId, { hash: 'a'.repeat(64), seen: null }), 'work.no_such_file'],
  ['a contest that is none', () => startResults(t.house, officer, units[0]!, { hash: 'a'.repeat(64), seen: null }), 'work.no_such_contest'],
  ['a bound below the benchmark', () => openContest(t.house, officer, { title: '县镇竞标', organizationIds: units, indicators: [{ field: '招商', name: '到位资金', unit: '亿元', direction: 'more', benchmark: '10', benchmarkSource: '全市第一名', most: '9.9' }] }), 'work.most_below_benchmark'],
  ['a figure above the bound', async () => putResults(t.house, officer, contestId, { period: '2026-10-01', results: [{ indicatorId: (await contestPage(t.house, officer, contestId, undefined)).indicators[0]!.id, organizationId: units[0]!, amount: '50.1', source: '统计局' }] }), 'work.above_most'],
])('%s is refused', async (_what, act, refused) => expect(await act().catch((e: { code: string }) => e.code)).toBe(refused));
