import { useCallback, useMemo, useState } from 'react';
import type { Column } from './column.ts';

/** What a person chose for one table: which columns, in which order. Kept in this browser. */
interface Kept {
  readonly shown: readonly string[];
}

const keyOf = (name: string): string => `dandang.columns.${name}`;

function read(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as Kept | null;
    return kept && Array.isArray(kept.shown) ? kept : null;
  } catch {
    return null;
  }
}

/** The columns to show, in the person's order; columns that came with a newer version appear when not optional. */
export function chosenColumns<Row>(columns: readonly Column<Row>[], shown: readonly string[] | null): readonly Column<Row>[] {
  if (!shown) return columns.filter((column) => !column.optional);
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const pinned = columns.filter((column) => column.pinned);
  const rest = shown.flatMap((key) => byKey.get(key) ?? []).filter((column) => !column.pinned);
  return [...pinned, ...rest];
}

export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const [kept, setKept] = useState(() => read(name));
  const shown = useMemo(() => chosenColumns(columns, kept?.shown ?? null), [columns, kept]);
  const choose = useCallback(
    (keys: readonly string[] | null) => {
      const next = keys ? { shown: keys } : null;
      setKept(next);
      if (next) localStorage.setItem(keyOf(name), JSON.stringify(next));
      else localStorage.removeItem(keyOf(name));
    },
    [name],
  );
  return { shown, choose, changed: kept !== null };
}
