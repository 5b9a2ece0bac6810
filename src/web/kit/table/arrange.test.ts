import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readState, writeState } from './address.ts';
import { arrange } from './arrange.ts';
import { emptyState, type Column, type TableState } from './column.ts';

interface Row {
  name: string;
  age: number | null;
  sex: string;
}
const rows: Row[] = [
  { name: '张三', age: 40, sex: 'male' },
  { name: '李四', age: null, sex: 'female' },
  { name: '王五', age: 31, sex: 'male' },
  { name: '安六', age: 55, sex: 'female' },
];
const columns: Column<Row>[] = [
  { key: 'name', title: '', width: 80, render: (r) => r.name, sortBy: (r) => r.name },
  { key: 'age', title: '', width: 80, render: (r) => r.age, sortBy: (r) => r.age },
  { key: 'sex', title: '', width: 80, render: (r) => r.sex, filter: { choices: [], valueOf: (r) => r.sex } },
];
const names = (state: Partial<TableState>) => arrange(rows, columns, { ...emptyState, ...state }).map((r) => r.name);

describe('arrange', () => {
  it('sorts names by pinyin', () => {
    expect(names({ sort: { key: 'name', descending: false } })).toEqual(['安六', '李四', '王五', '张三']);
  });
  it('puts rows without a value last, whichever the direction', () => {
    expect(names({ sort: { key: 'age', descending: false } })).toEqual(['王五', '张三', '安六', '李四']);
    expect(names({ sort: { key: 'age', descending: true } })).toEqual(['安六', '张三', '王五', '李四']);
  });
  it('filters by any of the chosen values', () => {
    expect(names({ filters: { sex: ['female'] } })).toEqual(['李四', '安六']);
    expect(names({ filters: { sex: ['female', 'male'] } })).toHaveLength(4);
    expect(names({ filters: { sex: [] } })).toHaveLength(4);
  });
  it('finds rows that have every word', () => {
    const found = (text: string) => arrange(rows, columns, { ...emptyState, text }, (r) => `${r.name} ${r.sex}`).map((r) => r.name);
    expect(found('三')).toEqual(['张三']);
    expect(found(' FEMALE  六 ')).toEqual(['安六']);
    expect(found('')).toHaveLength(4);
  });
  it('ignores a sort by a column it does not know', () => {
    expect(names({ sort: { key: 'nothing', descending: true } })).toEqual(['张三', '李四', '王五', '安六']);
  });
});

describe('state in the address', () => {
  const word = fc.string({ minLength: 1, maxLength: 8 });
  it('comes back as it went, and leaves the rest of the address alone', () => {
    fc.assert(
      fc.property(
        word,
        fc.option(fc.record({ key: fc.stringMatching(/^[a-z]+$/), descending: fc.boolean() })),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.array(word, { minLength: 1, maxLength: 3 }), { noNullPrototype: true }),
        (text, sort, filters) => {
          const state: TableState = { text, sort, filters };
          const written = writeState(new URLSearchParams('tab=posts&a.sort=x'), state);
          expect(readState(new URLSearchParams(written.toString()))).toEqual(state);
          expect(written.get('tab')).toBe('posts');
          expect(readState(written, 'a.').sort).toEqual({ key: 'x', descending: false });
        },
      ),
    );
  });
});
