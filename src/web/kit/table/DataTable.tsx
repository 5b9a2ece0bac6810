import { Checkbox } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, FailedState, LoadingState } from '../states.tsx';
import { useToast } from '../toast.ts';
import { describeError } from '../describe-error.ts';
import { arrange } from './arrange.ts';
import { CardList } from './CardList.tsx';
import type { Column, TableState } from './column.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { TableBar } from './TableBar.tsx';
import { TableRows } from './TableRows.tsx';
import { useColumns } from './use-columns.ts';
import { usePhone, useRoomBelow } from '../media.ts';
import { hasFilters, useTableState } from './use-table-state.ts';

export interface Selection {
  readonly keys: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
  /** Buttons that act on the selection. */
  readonly actions?: ReactNode;
}

export interface DataTableProps<Row> {
  /** Names the table for remembered columns, e.g. `registry.people`. */
  readonly name: string;
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** The server sorts, filters and searches (read the state with `useTableState` and `queryOf`); rows come as they are. */
  readonly server?: { readonly total?: number | undefined; readonly onEnd?: () => void; readonly loadingMore?: boolean };
  /** Shows a search field with this hint; its text is `state.text`. */
  readonly searchHint?: string;
  /** The words of a row that the search field looks through (without `server`). */
  readonly searchBy?: (row: Row) => string;
  /** Opens a row on a click or Enter. Links inside cells keep working. */
  readonly onOpen?: (row: Row) => void;
  readonly selection?: Selection;
  readonly onExport?: () => Promise<unknown>;
  readonly tools?: ReactNode;
  /** How a row looks on a phone; without it the table scrolls sideways. */
  readonly card?: (row: Row) => ReactNode;
  /** Shown when there are no rows and no filter. */
  readonly empty?: ReactNode;
  /** Prefix of the address parameters when a page has two tables. */
  readonly prefix?: string;
  /** Height of the scrolling part; default down to the bottom of the window. */
  readonly maxHeight?: string | number;
  readonly rowTone?: (row: Row) => 'caution' | 'danger' | 'good' | undefined;
}

/** A list people live in: thousands of rows without paging, sorted, filtered, its columns chosen, its state in the address. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, label, columns, rows, rowKey, error, onRetry, server, selection, card, empty, searchHint } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const phone = usePhone();
  const [state, setState] = useTableState(props.prefix);
  const { shown, choose, changed } = useColumns(name, columns);
  const arranged = useMemo(() => (rows === undefined || server ? rows : arrange(rows, columns, state, props.searchBy)), [rows, server, columns, state, props.searchBy]);
  // State, not a ref: the rows measure the box, so they must hear when it is there.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const room = useRoomBelow(box, 320);

  const template = [
    ...(selection ? ['40px'] : []),
    ...shown.map((c) => (c.grow ? `minmax(${c.width}px, ${c.width}fr)` : `${c.width}px`)),
    // Spare width gathers at the right when no column wants it.
    ...(shown.some((c) => c.grow) ? [] : ['minmax(0, 1fr)']),
  ].join(' ');
  // On paper there are no tick boxes, and the sheet's width is shared in the same proportions.
  const onPaper = shown.map((c) => `minmax(0, ${c.width}fr)`).join(' ');
  const least = shown.reduce((sum, c) => sum + c.width, selection ? 40 : 0);
  const total = server ? server.total : arranged?.length;
  const none = arranged?.length === 0;
  const exportRows = props.onExport && (() => props.onExport!().catch((e: unknown) => toast.failed(describeError(t, e))));
  const allKeys = selection ? (arranged ?? []).map(rowKey) : [];
  const chosen = useMemo(() => new Set(selection?.keys), [selection?.keys]);

  return (
    <div className="dd-table-whole">
      <TableBar {...{ columns, shown, changed, choose, state, setState, searchHint, total }} onExport={exportRows} tools={props.tools} />
      {selection && selection.keys.length > 0 && (
        <div className="dd-selected" role="status">
          <span>{t('table.selected', { count: selection.keys.length })}</span>
          {selection.actions}
          <button type="button" className="dd-plain" onClick={() => selection.onChange([])}>
            {t('table.unselect')}
          </button>
        </div>
      )}
      {error && !rows ? (
        <FailedState error={error} {...(onRetry ? { onRetry } : {})} />
      ) : arranged === undefined ? (
        <LoadingState />
      ) : none ? (
        <Nothing state={state} empty={empty} clear={() => setState({ filters: {}, text: '' })} />
      ) : phone && card ? (
        <CardList rows={arranged} rowKey={rowKey} card={card} onOpen={props.onOpen} server={server} />
      ) : (
        <div
          ref={setBox}
          className="dd-table-box"
          style={{ maxHeight: props.maxHeight ?? room, ['--dd-columns' as string]: template, ['--dd-paper' as string]: onPaper, ['--dd-least' as string]: `${least}px` }}
          role="table"
          aria-label={label}
          aria-rowcount={(server?.total ?? arranged.length) + 1}
          aria-colcount={shown.length}
          // A box that scrolls must be reachable with the keyboard.
          tabIndex={0}
        >
          <div role="rowgroup" className="dd-thead">
            <div role="row" aria-rowindex={1} className="dd-tr">
              {selection && (
                <div role="columnheader" className="dd-th dd-tick">
                  <Checkbox
                    aria-label={t('table.selectAll')}
                    checked={allKeys.length > 0 && allKeys.every((key) => chosen.has(key))}
                    indeterminate={chosen.size > 0 && !allKeys.every((key) => chosen.has(key))}
                    onChange={(e) => selection.onChange(e.target.checked ? allKeys : [])}
                  />
                </div>
              )}
              {shown.map((column, i) => (
                <HeaderCell key={column.key} column={column} index={i} state={state} setState={setState} />
              ))}
            </div>
          </div>
          <TableRows {...props} rows={arranged} columns={shown} box={box} chosen={chosen} />
        </div>
      )}
    </div>
  );
}

function Nothing({ state, empty, clear }: { state: TableState; empty: ReactNode; clear: () => void }) {
  const { t } = useTranslation();
  if (hasFilters(state) || state.text !== '') {
    return (
      <EmptyState
        title={t('table.noMatch')}
        action={
          <button type="button" className="dd-plain" onClick={clear}>
            {t('table.clearAll')}
          </button>
        }
      />
    );
  }
  return empty ?? <EmptyState title={t('table.none')} />;
}
