import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRowView, ImportView } from '../../../importing/contract.ts';
import { FailedState, LoadingState } from '../../../../../web/kit/index.ts';
import { useFieldName } from '../import-words.ts';
import { ActiveCell } from './ActiveCell.tsx';
import { GridRow } from './GridRow.tsx';
import { gridColumns, notesAt } from './grid-columns.ts';
import { useRows, type RowFilter } from './use-rows.ts';

const ROW_HEIGHT = 34;
export interface CellChange {
  readonly edits?: { n: number; column: number; value: string | null }[];
  readonly accept?: { n: number; column: number }[];
  readonly undo?: { n: number; column: number }[];
}
interface Props {
  readonly view: ImportView;
  readonly filter: RowFilter;
  readonly readOnly: boolean;
  readonly onChange: (change: CellChange) => Promise<readonly ImportRowView[]>;
}

/** The sheet itself: bad cells marked, the reason of the cell in hand below; arrows move, Enter or typing edits. */
export function CellGrid({ view, filter, readOnly, onChange }: Props) {
  const { t } = useTranslation('import');
  const name = useFieldName();
  const columns = useMemo(() => gridColumns(view.grid), [view.grid]);
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ from: 0, to: 60 });
  const { total, error, rowAt, replace } = useRows(view.id, filter, range.from, range.to);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const virtual = useVirtualizer({ count: total ?? 0, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 12 });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 60];
  useEffect(() => setRange((r) => (r.from === from && r.to === to ? r : { from, to })), [from, to]);
  useEffect(() => setAt({ row: 0, column: 0 }), [filter]);

  const row = rowAt(at.row);
  const column = row === undefined ? undefined : columns[at.column]?.columnIn.get(row.sheet);
  const move = (down: number, right: number) => {
    const next = { row: Math.max(0, Math.min((total ?? 1) - 1, at.row + down)), column: Math.max(0, Math.min(columns.length - 1, at.column + right)) };
    setAt(next);
    virtual.scrollToIndex(next.row);
    scroller.current?.querySelector(`[data-column="${next.column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  /** The next cell that must be settled, from the one in hand on, as far as rows have been fetched. */
  const nextProblem = () => {
    for (let r = at.row; r < (total ?? 0); r++) {
      const here = rowAt(r);
      if (!here) return move(r - at.row, -columns.length);
      const c = columns.findIndex((one, i) => (r > at.row || i > at.column) && notesAt(here, one.columnIn.get(here.sheet)).some((n) => n.severity !== 'warning'));
      if (c >= 0) return move(r - at.row, c - at.column);
    }
  };
  // Who opens the problems lands on the first one, not on the name beside it.
  const landed = useRef<RowFilter | null>(null);
  useEffect(() => {
    if (landed.current === filter || row === undefined) return;
    landed.current = filter;
    if (filter === 'problems' && at.row === 0 && at.column === 0 && notesAt(row, column).length === 0) nextProblem();
  });
  const send = async (change: CellChange) => {
    setFailure(null);
    try {
      replace(await onChange(change));
    } catch (caught) {
      setFailure(caught);
    }
    scroller.current?.focus();
  };
  const save = (value: string) => {
    setEditing(null);
    if (row && column !== undefined && value !== row.cells[column]) void send({ edits: [{ n: row.n, column, value: value.trim() === '' ? null : value }] });
    scroller.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (editing !== null || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW_HEIGHT) - 2);
    const moves: Record<string, [number, number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [page, 0], PageUp: [-page, 0], Home: [0, -columns.length], End: [0, columns.length] };
    const step = moves[event.key];
    if (step) {
      event.preventDefault();
      move(...step);
    } else if (!readOnly && column !== undefined && row && (event.key === 'Enter' || event.key === 'F2')) {
      event.preventDefault();
      setEditing(row.cells[column] ?? '');
    } else if (event.key === 'F8') nextProblem();
    else if (!readOnly && column !== undefined && event.key === 'Delete') save('');
    else if (!readOnly && column !== undefined && event.key.length === 1) setEditing('');
  };

  if (error) return <FailedState error={error} />;
  if (total === undefined) return <LoadingState />;
  if (total === 0) return <p className="imp-none">{t(`filter.none.${filter}`)}</p>;
  return (
    <div className="imp-grid-whole">
      <div
        className="imp-grid"
        role="grid"
        aria-label={t('grid.label')}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={`imp-${at.row}-${at.column}`}
        tabIndex={0}
        ref={scroller}
        onKeyDown={keys}
      >
        <div className="imp-head" role="row" aria-rowindex={1}>
          <span className="imp-cell imp-place" role="columnheader">
            {t('grid.row')}
          </span>
          {columns.map((c, i) => (
            <span key={c.key} role="columnheader" className={i === 0 ? 'imp-cell imp-name' : 'imp-cell'} style={{ width: c.width }} data-column={i}>
              {name(c.key)}
            </span>
          ))}
        </div>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {items.map((item) => (
            <GridRow
              key={item.key}
              top={item.start}
              place={item.index}
              row={rowAt(item.index)}
              columns={columns}
              active={at.row === item.index ? at.column : null}
              editing={at.row === item.index ? editing : null}
              onPick={(c) => {
                setAt({ row: item.index, column: c });
                setEditing(null);
              }}
              onEdit={(c) => {
                const own = rowAt(item.index);
                const place = own && columns[c]?.columnIn.get(own.sheet);
                setAt({ row: item.index, column: c });
                if (!readOnly && own && place !== undefined) setEditing(own.cells[place] ?? '');
              }}
              onSave={(value, next) => {
                save(value);
                if (next) move(next[0], next[1]);
              }}
              onCancel={() => {
                setEditing(null);
                scroller.current?.focus();
              }}
            />
          ))}
        </div>
      </div>
      <ActiveCell row={row} column={column} fieldKey={columns[at.column]?.key} readOnly={readOnly} failure={failure} onNext={view.counts.problems > 0 ? nextProblem : null} onSend={(change) => void send(change)} />
    </div>
  );
}
