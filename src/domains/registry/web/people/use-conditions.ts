import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Condition } from '../../contract.ts';
import { readConditions, writeConditions } from './conditions.ts';

/** The conditions of the address and the way to change them. */
export function useConditions(): [readonly Condition[], (next: readonly Condition[]) => void] {
  const [search, setSearch] = useSearchParams();
  const written = search.getAll('c').join('\n');
  // oxlint-disable-next-line exhaustive-deps -- other parts of the address must not make a new list
  const list = useMemo(() => readConditions(search), [written]);
  const set = useCallback((next: readonly Condition[]) => setSearch((now) => writeConditions(now, next), { preventScrollReset: true }), [setSearch]);
  return [list, set];
}
