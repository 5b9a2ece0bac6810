import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../../rules/id-number.ts';
import { rosterContext } from '../../roster/index.ts';
import type { Plan, StoredRow } from '../model.ts';
import { unitIndex } from './find-unit.ts';
import { addCounts, beforeComparing, classOf, countRows, readRows, watchDuplicates, type Reading } from './read-rows.ts';

const number = (first17: string): string => first17 + checkCharacter(first17);
const A = number('43012119750308901');
const plan: Plan = { sheet: 's', headerFrom: 0, headerTo: 0, columns: ['name', 'sex', 'idNumber', 'birth', 'organization', 'department'] };
const reading: Reading = { plans: [plan], context: rosterContext('2026-11-20', { work: 16, party: 18 }), date1904: false, settled: {}, units: unitIndex([{ id: 'water', name: '县水利局', shortName: '水利局', formerNames: [], parentId: null, department: false }]) };
const row = (over: Partial<StoredRow> = {}): StoredRow => ({ sheet: 's', index: 1, section: null, cells: ['示例甲', '男', A, '1975.03', '县水利局', null], comparison: { outcome: 'new' }, ...over });
const read = (over: Partial<StoredRow> = {}) => readRows([row(over)], reading)[0]!;
const codes = (r: ReturnType<typeof read>): string[] => r.row.notes.map((n) => n.code);

describe('a stored row, read', () => {
  it('says what its cells say, with corrections in their places', () => {
    expect(read().row).toMatchObject({ state: 'good', values: { name: '示例甲', birth: '1975-03' } });
    expect(read({ edits: { 3: '1975.03.08' } }).row.values.birth).toBe('1975-03-08');
    expect(read({ edits: { 0: null } }).row.state).toBe('needs_fix');
    // A correction beyond the row's last cell.
    expect(read({ cells: ['示例甲', '男', A], edits: { 3: '1975.03' } }).row.values.birth).toBe('1975-03');
  });
  it('a confirmation holds for its own cell only', () => {
    const cells = ['示例甲', '女', A, '1976.03', '县水利局'];
    expect(codes(read({ cells })).sort()).toEqual(['roster.birth_differs_from_id', 'roster.sex_differs_from_id']);
    expect(codes(read({ cells, accepted: [3] }))).toEqual(['roster.sex_differs_from_id']);
    expect(read({ cells, accepted: [1, 3] }).row.state).toBe('good');
  });
  it.each<[string, Partial<StoredRow>, string[], string]>([
    ['an unknown unit', { cells: ['示例甲', '男', A, '1975.03', '县海洋局'] }, ['registry.import_unit_unknown'], 'needs_fix'],
    ['an unknown department only warns', { cells: ['示例甲', '男', A, '1975.03', '县水利局', '水政科'] }, ['registry.import_department_unknown'], 'good'],
    ['no unit, before comparing', { cells: ['示例甲', '男', A, '1975.03', null] }, [], 'good'],
    ['no unit, someone new', { cells: ['示例甲', '男', A, '1975.03', null], comparison: { outcome: 'blocked', because: 'no_unit' } }, ['registry.import_no_unit'], 'needs_fix'],
    ['exactly the same row again', { duplicate: { state: 'repeat' } }, [], 'repeat'],
  ])('%s', (_name, over, expected, state) => {
    const r = read(over);
    expect([codes(r), r.row.state]).toEqual([expected, state]);
  });
  it('takes the note away that only comparing gave', () => expect(beforeComparing(read({ cells: ['示例甲', '男', A, '1975.03', null], comparison: { outcome: 'blocked', because: 'no_unit' } }).row)).toMatchObject({ notes: [], state: 'good' }));
});

describe('duplicates', () => {
  const find = (...rows: StoredRow[]) => {
    const watch = watchDuplicates([plan]);
    return readRows(rows, reading).map((r) => watch(r)?.state);
  };
  const other = row({ index: 2, cells: ['示例甲', '男', A, '1975.03.08', '县水利局', null] });
  it('the second of two is marked', () => expect(find(row(), other)).toEqual([undefined, 'needs_fix']));
  it('the same row again is a repeat', () => expect(find(row(), row({ index: 2 }))).toEqual([undefined, 'repeat']));
  it('a row left out does not count', () => expect(find(row({ decision: { leaveOut: true } }), other)).toEqual([undefined, undefined]));
});

describe('classes', () => {
  it.each<[Partial<StoredRow>, string]>([
    [{}, 'new'],
    [{ comparison: { outcome: 'changed', personId: 'p' } }, 'changed'],
    [{ comparison: { outcome: 'ambiguous' } }, 'ambiguous'],
    [{ comparison: { outcome: 'blocked' } }, 'problems'],
    [{ cells: [null, '男', A, '1975.03', '县水利局'] }, 'problems'],
    [{ duplicate: { state: 'repeat' } }, 'repeats'],
    [{ cells: [null], decision: { leaveOut: true } }, 'leftOut'],
  ])('%j → %s', (over, expected) => expect(classOf(read(over))).toBe(expected));
  it('every row is counted in one', () => {
    const counts = countRows([read(), read({ decision: { leaveOut: true } }), read({ duplicate: { state: 'repeat' } })]);
    expect(counts).toMatchObject({ rows: 3, new: 1, leftOut: 1, repeats: 1, problems: 0 });
    expect(addCounts([counts, counts])).toMatchObject({ rows: 6, new: 2 });
  });
});
