import type { Column, TableState } from './column.ts';

const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/** Rows that pass text and filters, in the order asked for; rows without a value come last either way. */
export function arrange<Row>(rows: readonly Row[], columns: readonly Column<Row>[], state: TableState, searchBy?: (row: Row) => string): readonly Row[] {
  const tests = columns.flatMap((column) => {
    const wanted = state.filters[column.key];
    const valueOf = column.filter?.valueOf;
    if (!wanted || wanted.length === 0 || !valueOf) return [];
    const set = new Set(wanted);
    return [(row: Row) => [valueOf(row)].flat().some((value) => value !== null && set.has(value))];
  });
  if (searchBy) {
    for (const word of state.text.toLowerCase().split(/\s+/).filter(Boolean)) tests.push((row) => searchBy(row).toLowerCase().includes(word));
  }
  const kept = tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
  const by = state.sort && columns.find((column) => column.key === state.sort?.key)?.sortBy;
  if (!by) return kept;
  const sign = state.sort.descending ? -1 : 1;
  return kept
    .map((row) => ({ row, value: by(row) }))
    .sort((a, b) => {
      if (a.value === b.value) return 0;
      if (a.value === null || a.value === undefined || a.value === '') return 1;
      if (b.value === null || b.value === undefined || b.value === '') return -1;
      if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
      return sign * collator.compare(String(a.value), String(b.value));
    })
    .map(({ row }) => row);
}
