import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../../../../web/api/index.ts';
import { importRows, type ImportRowView, type rowFilters } from '../../../importing/contract.ts';

export type RowFilter = (typeof rowFilters)[number];
const PAGE = 100;

interface Page {
  readonly total: number;
  readonly rows: ImportRowView[];
}
const keyOf = (importId: string, filter: RowFilter, page: number) => [importRows.name, importId, filter, page] as const;

/** Rows of a filter by their place in it; pages are fetched as they come into view. */
export function useRows(importId: string, filter: RowFilter, from: number, to: number) {
  const client = useQueryClient();
  const first = Math.floor(from / PAGE);
  const last = Math.max(first, Math.floor(to / PAGE));
  const pages = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, i) => first + i)])];
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: keyOf(importId, filter, page),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(importRows, { params: { importId }, query: { filter, offset: page * PAGE, limit: PAGE } }, { signal }) as Promise<Page>,
      staleTime: 60_000,
    })),
  });
  const byPage = new Map(pages.map((page, i) => [page, answers[i]!.data]));
  const rowAt = (place: number): ImportRowView | undefined => byPage.get(Math.floor(place / PAGE))?.rows[place % PAGE];
  /** Puts changed rows in their old places: a corrected row stays in sight until the list is asked for again. */
  const replace = useCallback(
    (rows: readonly ImportRowView[]) => {
      const changed = new Map(rows.map((r) => [r.n, r]));
      client.setQueriesData<Page>({ queryKey: [importRows.name, importId] }, (page) => (page && 'rows' in page ? { ...page, rows: page.rows.map((r) => changed.get(r.n) ?? r) } : page));
    },
    [client, importId],
  );
  return { total: byPage.get(0)?.total, error: answers.find((a) => a.error)?.error ?? null, rowAt, replace };
}
