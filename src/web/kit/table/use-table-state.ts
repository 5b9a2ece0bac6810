import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readState, writeState } from './address.ts';
import type { Column, TableState } from './column.ts';

/** State of a table in the address: `const [state, setState] = useTableState()`; give a prefix when a page has two. */
export function useTableState(prefix = ''): [TableState, (next: Partial<TableState>) => void] {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => readState(search, prefix), [search, prefix]);
  const set = useCallback(
    (next: Partial<TableState>) =>
      setSearch((now) => writeState(now, { ...readState(now, prefix), ...next }, prefix), { replace: true, preventScrollReset: true }),
    [setSearch, prefix],
  );
  return [state, set];
}

/** The query part of a list request: `sort: '-born'`, each filter under its column's key, `text`. */
export function queryOf(state: TableState): { text?: string; sort?: string } & Record<string, string | readonly string[] | undefined> {
  return {
    ...state.filters,
    ...(state.text === '' ? {} : { text: state.text }),
    ...(state.sort ? { sort: (state.sort.descending ? '-' : '') + state.sort.key } : {}),
  };
}

export const hasFilters = (state: TableState): boolean => Object.values(state.filters).some((values) => values.length > 0);

/** What a filter chip says: 性别：男、女. */
export const filterLabel = <Row>(column: Column<Row>, value: string): string =>
  column.filter?.choices.find((choice) => choice.value === value)?.label ?? value;
