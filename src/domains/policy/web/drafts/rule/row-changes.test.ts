import { describe, expect, it } from 'vitest';
import { rowChanges } from './row-changes.ts';

const row = (cell: string, out: number, zh: string) => ({ when: [cell], then: { 下限: out }, reason: { zh, en: zh }, source: { document: 'a', article: '一' }, verified: true });
const inputs = [{ name: '层级' }];
const base = { inputs, rows: [row('"市"', 60, '市'), row('"县"', 80, '县')] };

describe('what a draft changes in a table', () => {
  it('marks nothing in a copy, nor in a new table', () => {
    expect(rowChanges(base, base).rows.map((r) => r.state)).toEqual(['same', 'same']);
    expect(rowChanges(null, base).rows.map((r) => r.state)).toEqual(['same', 'same']);
  });

  it('marks the cells that differ in a row of the same reason', () => {
    const { rows } = rowChanges(base, { inputs, rows: [{ ...row('"市","州"', 65, '市') }, base.rows[1]!] });
    expect(rows[0]).toEqual({ state: 'changed', places: new Set(['when.层级', 'then.下限']) });
    expect(rows[1]!.state).toBe('same');
  });

  it('knows a moved row again, names a new one and lists one that is gone', () => {
    const { rows, removed } = rowChanges(base, { inputs, rows: [base.rows[1]!, row('"乡"', 50, '乡')] });
    expect(rows.map((r) => r.state)).toEqual(['same', 'new']);
    expect(removed).toEqual([base.rows[0]]);
  });

  it('does not mark rows for a column added that asks nothing', () => {
    const wider = { inputs: [...inputs, { name: '类别' }], rows: base.rows.map((r) => ({ ...r, when: [...r.when, '-'] })) };
    expect(rowChanges(base, wider).rows.map((r) => r.state)).toEqual(['same', 'same']);
  });
});
