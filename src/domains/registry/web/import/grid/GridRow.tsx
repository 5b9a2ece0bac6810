import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRowView } from '../../../importing/contract.ts';
import { useNoteText } from '../import-words.ts';
import { notesAt, type GridColumn } from './grid-columns.ts';

interface Props {
  readonly top: number;
  readonly place: number;
  readonly row: ImportRowView | undefined;
  readonly columns: readonly GridColumn[];
  readonly active: number | null;
  readonly editing: string | null;
  readonly onPick: (column: number) => void;
  readonly onEdit: (column: number) => void;
  readonly onSave: (value: string, next?: readonly [number, number]) => void;
  readonly onCancel: () => void;
}

/** One row. The state of the row stands at its number, the marks on its cells. */
export function GridRow({ top, place, row, columns, active, editing, onPick, onEdit, onSave, onCancel }: Props) {
  const { t } = useTranslation('import');
  const noteText = useNoteText();
  if (!row) return <div className="imp-row imp-row-waiting" style={{ top }} role="row" aria-rowindex={place + 2} />;
  return (
    <div className={`imp-row imp-row-${row.class}`} style={{ top }} role="row" aria-rowindex={place + 2}>
      <span className="imp-cell imp-place dd-num" role="rowheader" title={`${row.fileName ?? row.sheet} · ${t(`class.${row.class}`)}`}>
        <i aria-hidden="true" />
        {row.rowNumber}
        <span className="imp-out">{t(`class.${row.class}`)}</span>
      </span>
      {columns.map((c, i) => {
        const column = c.columnIn.get(row.sheet);
        const notes = notesAt(row, column);
        const worst = notes[0]?.severity;
        const reasons = notes.map(noteText).join('\n');
        return (
          // The grid takes the keys and names this cell as its active descendant.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <span
            key={c.key}
            id={`imp-${place}-${i}`}
            role="gridcell"
            aria-colindex={i + 2}
            aria-selected={active === i}
            aria-invalid={worst === 'error' || worst === 'confirm' ? true : undefined}
            className={['imp-cell', i === 0 ? 'imp-name' : '', worst ? `imp-${worst}` : '', active === i ? 'imp-active' : '', column !== undefined && row.edited.includes(column) ? 'imp-edited' : '', column === undefined ? 'imp-absent' : ''].join(' ')}
            style={{ width: c.width }}
            title={reasons || undefined}
            onClick={() => onPick(i)}
            onDoubleClick={() => onEdit(i)}
          >
            {active === i && editing !== null ? <CellInput value={editing} onSave={onSave} onCancel={onCancel} /> : column === undefined ? '' : row.cells[column]}
            {reasons && <span className="imp-out">{reasons}</span>}
          </span>
        );
      })}
    </div>
  );
}

function CellInput({ value, onSave, onCancel }: { readonly value: string; readonly onSave: Props['onSave']; readonly onCancel: () => void }) {
  const { t } = useTranslation('import');
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => input.current?.focus(), []);
  const leave = (work: () => void) => {
    if (left.current) return;
    left.current = true;
    work();
  };
  return (
    <input
      ref={input}
      className="imp-input"
      defaultValue={value}
      maxLength={2000}
      aria-label={t('grid.edit')}
      onBlur={(e) => leave(() => onSave(e.target.value))}
      onKeyDown={(e) => {
        const { value: typed } = e.currentTarget;
        if (e.key === 'Enter' && !e.nativeEvent.isComposing) leave(() => onSave(typed, [1, 0]));
        else if (e.key === 'Tab') {
          e.preventDefault();
          leave(() => onSave(typed, [0, e.shiftKey ? -1 : 1]));
        } else if (e.key === 'Escape') leave(onCancel);
        e.stopPropagation();
      }}
    />
  );
}
