import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator, Result } from '../model.ts';
import { amountIn, headOf, monthOf, planResults, resultSheet, type ResultsPlan } from './plan.ts';

const indicator = (id: string, name: string, most: number | null = null): Indicator => ({ id, field: '招商', name, unit: '亿元', direction: 'more', benchmark: 100_000, benchmarkSource: '全市第一名', most });
const indicators = [indicator('m', '到位资金'), indicator('r', '履约率', 100_000)];
const units = [{ id: 'a', name: '东镇' }, { id: 'b', name: '西镇' }, { id: 'c', name: '新街' }, { id: 'd', name: '新街' }];
const on = (amount: number, number = 1, organizationId = 'a'): Result => ({ indicatorId: 'm', organizationId, period: '2026-10-01', number, amount, source: '统计局', recordedBy: '甲' });
const row = (cells: Record<string, string>, at = 2) => ({ row: at, cells: { month: '2026-10', unit: '东镇', source: '统计局', m: '', r: '', ...cells } });
const plan = (rows: ReturnType<typeof row>[], onFile: readonly Result[] = []): ResultsPlan => planResults({ rows, indicators, units, onFile, today: '2026-11-20' });

it.each([
  ['2026-10', '2026-10-01'], ['2026/1/8', '2026-01-01'], ['2026年10月', '2026-10-01'], ['202610', '2026-10-01'], ['２０２６－１０', '2026-10-01'], ['2026-10-31 00:00', '2026-10-01'],
  ['2026.10', null], ['2026-13', null], ['2026-00', null], ['20261', null], ['十月', null], ['', null],
])('the month of %s is %s', (text, month) => expect(monthOf(text)).toBe(month));
it.each([
  ['12.5', 12_500], ['0', 0], ['1,234.567', 1_234_567], ['０．３', 300], ['0.30000000000000004', 300], ['999999999.999', 999_999_999_999],
  ['1.2345', null], ['-3', null], ['1000000000', null], ['12万', null], ['#REF!', null], ['1e3', null],
])('%s is %s thousandths', (text, amount) => expect(amountIn(text)).toBe(amount));

describe('work.plan_results (M033)', () => {
  it.each<[string, ReturnType<typeof row>[], string]>([
    ['a unit that does not compete', [row({ unit: '南镇', m: '1' })], '单位 unknown_unit'],
    ['a name that two units have', [row({ unit: '新街', m: '1' })], '单位 unit_ambiguous'],
    ['no unit', [row({ unit: '', m: '1' })], '单位 needed'],
    ['no month', [row({ month: '', m: '1' })], '月份 needed'],
    ['a word for a month', [row({ month: '上月', m: '1' })], '月份 month'],
    ['a month ahead', [row({ month: '2026-12', m: '1' })], '月份 ahead'],
    ['a word for a figure', [row({ m: '约三亿' })], '招商·到位资金（亿元） amount'],
    ['more than there can be', [row({ r: '100.001' })], '招商·履约率（亿元） above_most'],
    ['the same unit and month twice', [row({ m: '1' }), row({ m: '2' }, 3)], '单位 twice'],
    ['no source', [row({ m: '1', source: '' })], '数据来源 needed'],
  ])('%s is told with its cell', (_what, rows, told) => {
    const { faults } = plan(rows);
    expect(faults.map((f) => `${f.column} ${f.code.replace('contests.row.', '')}`)).toEqual([told]);
    expect(faults[0]!.row).toBe(rows.at(-1)!.row);
  });
  it('what is on file is compared with the figure that counts; empty cells say nothing', () => {
    const { changes, counts, faults } = plan([row({ m: '5', r: '100' }), row({ unit: '西镇', m: '' }, 3)], [on(1_000), on(5_000, 2)]);
    expect([changes.map((c) => [c.indicatorId, c.before, c.amount]), counts, faults]).toEqual([[['r', null, 100_000]], { cells: 2, fresh: 1, changed: 0, same: 1, refused: 0 }, []]);
    expect(plan([row({ m: '6' })], [on(1_000), on(5_000, 2)]).changes.map((c) => [c.before, c.amount])).toEqual([[5_000, 6_000]]);
    expect(plan([row({ m: '5', source: '' })], [on(5_000)]).faults).toEqual([]);
  });
  it('an indicator without a column is named', () => expect(planResults({ rows: [{ row: 2, cells: { month: '2026-10', unit: '东镇', source: '统计局', m: '1' } }], indicators, units, onFile: [], today: '2026-11-20' }).absent).toEqual(['招商·履约率（亿元）']));
  it('an indicator goes by its name alone only where no other has it', () => {
    const sheet = resultSheet([indicator('m', '到位资金'), { ...indicator('n', '到位资金'), field: '工业' }, indicator('u', '单位'), indicator('r', '履约率(全年)')]);
    expect([sheet.columns['m'], sheet.columns['u'], sheet.columns['r']]).toEqual([['招商·到位资金（亿元）'], ['招商·单位（亿元）'], ['招商·履约率（全年）（亿元）', '履约率(全年)']]);
    expect(headOf({ field: 'a', name: 'b', unit: 'c(d)' })).toBe('a·b（c（d））');
  });
  it('whatever the workbook holds: every filled cell is counted once, and taking it over twice plans nothing', () => {
    const cell = fc.constantFrom('', '0', '1', '2.5', '100.5', '多', '1.2345');
    const any = fc.record({ month: fc.constantFrom('2026-09', '2026-10', '2027-01', '上月', ''), unit: fc.constantFrom('东镇', '西镇', '新街', '南镇', ''), source: fc.constantFrom('统计局', ''), m: cell, r: cell });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 10 }), fc.array(fc.constantFrom(0, 1_000, 2_500), { maxLength: 3 }), (given, amounts) => {
        const rows = given.map((g, i) => ({ row: i + 2, cells: g }));
        const onFile = amounts.map((a, i) => on(a, i + 1));
        const first = planResults({ rows, indicators, units, onFile, today: '2026-11-20' });
        const { cells, fresh, changed, same, refused } = first.counts;
        expect(fresh + changed + same + refused).toBe(cells);
        expect(refused >= 0 && (refused === 0) === (first.faults.length === 0)).toBe(true);
        const after = [...onFile, ...first.changes.map((c): Result => ({ ...c, number: onFile.length + 1, recordedBy: '乙' }))];
        const again = planResults({ rows, indicators, units, onFile: after, today: '2026-11-20' });
        expect([again.changes, again.counts.same]).toEqual([[], same + first.changes.length]);
      }),
    );
  });
});
