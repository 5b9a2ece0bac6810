import { expect, it } from 'vitest';
import { gridColumns, notesAt } from './grid-columns.ts';

it('joins the columns of all sheets, the name first', () => {
  const columns = gridColumns([
    { sheet: 'a', columns: [{ column: 0, key: 'sequence', label: '' }, { column: 1, key: 'idNumber', label: '' }, { column: 2, key: 'name', label: '' }] },
    { sheet: 'b', columns: [{ column: 0, key: 'name', label: '' }, { column: 3, key: 'phone', label: '' }] },
  ]);
  expect(columns.map((c) => c.key)).toEqual(['name', 'idNumber', 'phone']);
  expect(columns[0]!.columnIn).toEqual(new Map([['a', 2], ['b', 0]]));
  expect(columns[2]!.columnIn.get('a')).toBeUndefined();
});

it('puts the worst note of a cell first', () => {
  const note = (column: number, severity: 'error' | 'confirm' | 'warning') => ({ column, severity, key: 'birth', code: severity, params: {}, alternative: null });
  const row = { notes: [note(1, 'warning'), note(1, 'error'), note(2, 'confirm')] } as never;
  expect(notesAt(row, 1).map((n) => n.severity)).toEqual(['error', 'warning']);
  expect(notesAt(row, undefined)).toEqual([]);
});
