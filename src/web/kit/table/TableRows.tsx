import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox } from 'antd';
import { useEffect, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';
import type { DataTableProps } from './DataTable.tsx';
import { usePrinting } from '../media.ts';

const ROW_HEIGHT = 36;
/** Beyond this many rows a print would be a book; the export is the way. */
const PRINT_ROWS = 5000;

interface Props<Row> extends DataTableProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly box: HTMLDivElement | null;
  readonly chosen: ReadonlySet<string>;
}

/** Only the rows in sight are laid out, except on paper. */
export function TableRows<Row>({ rows, columns, rowKey, onOpen, selection, server, box, chosen, rowTone }: Props<Row>) {
  const { t } = useTranslation();
  const printing = usePrinting();
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box, estimateSize: () => ROW_HEIGHT, overscan: 12 });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (server?.onEnd && !server.loadingMore && last >= rows.length - 20) server.onEnd();
    // oxlint-disable-next-line exhaustive-deps -- asks once per reached end, not per render of the page
  }, [last, rows.length]);

  const toggle = (key: string, on: boolean) => selection?.onChange(on ? [...selection.keys, key] : selection.keys.filter((k) => k !== key));

  const line = (index: number, place: object | undefined) => {
    const row = rows[index];
    if (row === undefined) return null;
    const key = rowKey(row);
    const tone = rowTone?.(row);
    const picked = chosen.has(key);
    return (
      <div
        key={key}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={selection ? picked : undefined}
        className={['dd-tr', onOpen && 'dd-tr-open', picked && 'dd-tr-picked', tone && `dd-tone-${tone}`].filter(Boolean).join(' ')}
        style={place}
        tabIndex={onOpen ? 0 : undefined}
        onClick={onOpen && ((e) => !fromControl(e) && onOpen(row))}
        onKeyDown={onOpen && ((e) => onRowKey(e, () => onOpen(row)))}
      >
        {selection && (
          <div role="cell" className="dd-td dd-tick">
            <Checkbox aria-label={t('table.select')} checked={picked} onChange={(e) => toggle(key, e.target.checked)} />
          </div>
        )}
        {columns.map((column, i) => (
          <div key={column.key} role="cell" aria-colindex={i + 1} className={`dd-td dd-align-${column.align ?? 'start'}${column.pinned ? ' dd-pinned' : ''}`}>
            <div className="dd-cell">{column.render(row)}</div>
          </div>
        ))}
      </div>
    );
  };

  if (printing) {
    return (
      <div role="rowgroup" className="dd-tbody">
        {rows.slice(0, PRINT_ROWS).map((_, i) => line(i, { position: 'relative' }))}
        {rows.length > PRINT_ROWS && <p>{t('table.printCut', { count: PRINT_ROWS, total: rows.length })}</p>}
      </div>
    );
  }
  return (
    <div role="rowgroup" className="dd-tbody" style={{ height: virtual.getTotalSize() }}>
      {items.map((item) => line(item.index, { transform: `translateY(${item.start}px)` }))}
    </div>
  );
}

/** A click on a link, button or tick box inside the row is not a click on the row; neither is selecting text. */
const fromControl = (e: MouseEvent): boolean =>
  (e.target as HTMLElement).closest('a,button,input,label') !== null || (getSelection()?.toString() ?? '') !== '';

function onRowKey(event: KeyboardEvent, open: () => void): void {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget as HTMLElement;
  if (event.key === 'Enter') open();
  else if (event.key === 'ArrowDown') (row.nextElementSibling as HTMLElement | null)?.focus();
  else if (event.key === 'ArrowUp') (row.previousElementSibling as HTMLElement | null)?.focus();
  else return;
  event.preventDefault();
}
