import type { Day } from '../../../../kernel/period.ts';
import type { TableRow, TableShape } from '../../../../platform/sheets/index.ts';
import { groupBy } from '../../queries/group-by.ts';
import { amountOf } from '../../rules/month-plan.ts';
import type { Indicator, Result } from '../model.ts';

/** A row is a unit in a month; beside these columns stands one for each indicator. The first name is written into the template. */
const fixed = { month: ['月份', '统计月份'], unit: ['单位', '参加单位', '单位名称'], source: ['数据来源', '来源'] } as const;
export const fixedHeads = { month: fixed.month[0], unit: fixed.unit[0], source: fixed.source[0] } as const;
export const sheetName = '赛绩';
/** Half-width brackets are read as full ones in heads, so they are written as such. */
export const headOf = (i: Pick<Indicator, 'field' | 'name' | 'unit'>): string => `${i.field}·${i.name}（${i.unit}）`.replaceAll('(', '（').replaceAll(')', '）');

/** The sheet of a contest. An indicator goes by its name alone as well, where no other column does. */
export function resultSheet(indicators: readonly Indicator[]): TableShape {
  const taken: readonly string[] = Object.values(fixed).flat();
  const alone = (i: Indicator): boolean => !taken.includes(i.name) && indicators.filter((o) => o.name === i.name).length === 1;
  return { names: [sheetName, '实绩', '成绩'], columns: { ...fixed, ...Object.fromEntries(indicators.map((i) => [i.id, [headOf(i), ...(alone(i) ? [i.name] : [])]])) }, orFirst: true };
}

export interface CellFault {
  /** As Excel counts. */
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
export interface PlannedResult {
  readonly row: number;
  readonly organizationId: string;
  readonly indicatorId: string;
  readonly period: Day;
  /** What counts now, thousandths; null where nothing is on file. */
  readonly before: number | null;
  readonly amount: number;
  readonly source: string;
}
export interface ResultsPlan {
  readonly changes: readonly PlannedResult[];
  readonly faults: readonly CellFault[];
  readonly counts: { readonly cells: number; readonly fresh: number; readonly changed: number; readonly same: number; readonly refused: number };
  /** Indicators without a column in the workbook. */
  readonly absent: readonly string[];
}
interface PlanInput {
  readonly rows: readonly TableRow[];
  readonly indicators: readonly Indicator[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly onFile: readonly Result[];
  readonly today: Day;
}

const MOST = 999_999_999_999;
/** The month of `2026-10`, `2026/10/1`, `2026年10月`, `202610`. Never of `2026.10`: Excel keeps that as the number 2026.1, which would be January. */
export function monthOf(text: string): Day | null {
  const m = /^(\d{4})(?:[-/年](\d{1,2})|(\d{2}))(?!\d)/.exec(text.normalize('NFKC').trim());
  const month = Number(m?.[2] ?? m?.[3]);
  return m && month >= 1 && month <= 12 ? `${m[1]}-${String(month).padStart(2, '0')}-01` : null;
}
/** Thousandths of a cell, null where it is no number of zero or more with three decimals at most. A formula's 0.30000000000000004 is 0.3. */
export function amountIn(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const thousandths = Math.round(Number(plain) * 1000);
  return thousandths <= MOST && Math.abs(Number(plain) * 1000 - thousandths) < 1e-3 ? thousandths : null;
}

/**
 * What a workbook would do to the results on file: figures that are new or other than the one that counts, and each cell that cannot be taken, with its
 * reason. An empty cell says nothing: what is on file stays, what is missing stays missing. The same figure again changes nothing, whatever its source.
 */
export function planResults({ rows, indicators, units, onFile, today }: PlanInput): ResultsPlan {
  const byName = groupBy(units, (u) => u.name);
  const last = new Map<string, Result>();
  for (const r of onFile) {
    const key = `${r.period} ${r.indicatorId} ${r.organizationId}`;
    if ((last.get(key)?.number ?? 0) < r.number) last.set(key, r);
  }
  const faults: CellFault[] = [];
  const changes: PlannedResult[] = [];
  const firstRow = new Map<string, number>();
  let [cells, same] = [0, 0];
  for (const { row, cells: given } of rows) {
    const filled = indicators.filter((i) => (given[i.id] ?? '') !== '');
    cells += filled.length;
    // A row of the template that nobody has filled in says nothing.
    if (filled.length === 0) continue;
    const refuse = (column: string, code: string, params: CellFault['params'] = {}): void => void faults.push({ row, column, code: `contests.row.${code}`, params });
    const { month = '', unit = '', source = '' } = given;
    const before = faults.length;
    const period = monthOf(month);
    if (period === null) refuse(fixedHeads.month, month === '' ? 'needed' : 'month', month === '' ? {} : { value: month });
    else if (period > today) refuse(fixedHeads.month, 'ahead', { value: period.slice(0, 7) });
    const named = byName.get(unit) ?? [];
    if (named.length !== 1) refuse(fixedHeads.unit, unit === '' ? 'needed' : named.length === 0 ? 'unknown_unit' : 'unit_ambiguous', unit === '' ? {} : { value: unit });
    const key = `${period} ${named[0]?.id}`;
    if (period !== null && named.length === 1) {
      if (firstRow.has(key)) refuse(fixedHeads.unit, 'twice', { value: unit, month: period.slice(0, 7), row: firstRow.get(key)! });
      else firstRow.set(key, row);
    }
    const rowStands = faults.length === before;
    const found: PlannedResult[] = [];
    for (const i of filled) {
      const amount = amountIn(given[i.id]!);
      if (amount === null) refuse(headOf(i), 'amount', { value: given[i.id]! });
      else if (i.most !== null && amount > i.most) refuse(headOf(i), 'above_most', { value: given[i.id]!, most: amountOf(i.most), unit: i.unit });
      else if (rowStands) {
        const on = last.get(`${period} ${i.id} ${named[0]!.id}`)?.amount ?? null;
        if (on === amount) same++;
        else found.push({ row, organizationId: named[0]!.id, indicatorId: i.id, period: period!, before: on, amount, source });
      }
    }
    if (found.length > 0 && (source === '' || source.length > 200)) refuse(fixedHeads.source, source === '' ? 'needed' : 'too_long');
    else changes.push(...found);
  }
  const fresh = changes.filter((c) => c.before === null).length;
  const absent = indicators.filter((i) => rows.length > 0 && rows.every((r) => r.cells[i.id] === undefined)).map(headOf);
  return { changes, faults, counts: { cells, fresh, changed: changes.length - fresh, same, refused: cells - changes.length - same }, absent };
}
