import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { isDay } from '../../../../kernel/period.ts';

export interface FileView {
  /** The day whose truth is shown; null is today. */
  readonly on: string | null;
  /** The moment whose knowledge is shown; null is now. */
  readonly known: string | null;
  readonly tab: string;
}

/** What the address says about the file: as of which day, as known when, which tab. */
export function useFileView(): [FileView, (change: Partial<FileView>) => void] {
  const [search, setSearch] = useSearchParams();
  const on = search.get('on');
  const known = search.get('known');
  const set = useCallback(
    (change: Partial<FileView>) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [key, value] of Object.entries(change)) {
            if (value) next.set(key, value);
            else next.delete(key);
          }
          return next;
        },
        { preventScrollReset: true, replace: 'tab' in change },
      ),
    [setSearch],
  );
  return [{ on: on && isDay(on) ? on : null, known: known && !Number.isNaN(Date.parse(known)) ? known : null, tab: search.get('tab') ?? 'file' }, set];
}
