import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import type { DataTableProps } from './DataTable.tsx';

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly card: (row: Row) => ReactNode;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly server: DataTableProps<Row>['server'];
}

/** The rows as cards that scroll with the page: for phones. */
export function CardList<Row>({ rows, rowKey, card, onOpen, server }: Props<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => 96, overscan: 8, scrollMargin: box.current?.offsetTop ?? 0 });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (server?.onEnd && !server.loadingMore && last >= rows.length - 10) server.onEnd();
    // oxlint-disable-next-line exhaustive-deps -- asks once per reached end
  }, [last, rows.length]);

  return (
    <div ref={box} role="list" className="dd-cards" style={{ height: virtual.getTotalSize() }}>
      {items.map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        const style = { transform: `translateY(${item.start - virtual.options.scrollMargin}px)` };
        return (
          <div key={rowKey(row)} ref={virtual.measureElement} data-index={item.index} role="listitem" className="dd-card-slot" style={style}>
            {onOpen ? (
              <button type="button" className="dd-card" onClick={() => onOpen(row)}>
                {card(row)}
              </button>
            ) : (
              <div className="dd-card">{card(row)}</div>
            )}
          </div>
        );
      })}
    </div>
  );
}
