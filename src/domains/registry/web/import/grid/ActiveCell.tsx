import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportRowView } from '../../../importing/contract.ts';
import { RefusalNotice, StateTag } from '../../../../../web/kit/index.ts';
import { useFieldName, useNoteText } from '../import-words.ts';
import type { CellChange } from './CellGrid.tsx';
import { notesAt } from './grid-columns.ts';

interface Props {
  readonly row: ImportRowView | undefined;
  readonly column: number | undefined;
  readonly fieldKey: string | undefined;
  readonly readOnly: boolean;
  readonly failure: unknown;
  /** Null where nothing is wrong any more. */
  readonly onNext: (() => void) | null;
  readonly onSend: (change: CellChange) => void;
}
const TONE = { error: 'danger', confirm: 'caution', warning: 'waiting' } as const;

/** What is wrong with the cell in hand and what can be done about it with one press. */
export function ActiveCell({ row, column, fieldKey, readOnly, failure, onNext, onSend }: Props) {
  const { t } = useTranslation(['import', 'roster']);
  const name = useFieldName();
  const noteText = useNoteText();
  if (!row || fieldKey === undefined) return null;
  const notes = notesAt(row, column);
  const offered = notes.flatMap((n) => [n.alternative, ...['suggestion', 'october', 'january'].map((k) => n.params[k])]).filter((v): v is string => typeof v === 'string' && v !== '');
  return (
    <section className="imp-bar" aria-live="polite">
      {failure !== null && <RefusalNotice error={failure} />}
      <p>
        <b>{t('import:grid.cell', { row: row.rowNumber, name: row.name || '—', field: name(fieldKey) })}</b>
        {column !== undefined && <span className="imp-value">{row.cells[column] || t('import:grid.blank')}</span>}
      </p>
      {notes.length === 0 && <p className="imp-quiet">{row.class === 'problems' ? t('import:grid.elsewhere') : t('import:grid.fine')}</p>}
      {notes.map((n) => (
        <p key={n.code}>
          <StateTag tone={TONE[n.severity]}>{t(`roster:severity.${n.severity}`)}</StateTag> {noteText(n)}
        </p>
      ))}
      <div className="imp-acts">
        {onNext && (
          <Button size="small" onClick={onNext} title="F8">
            {t('import:grid.nextProblem')}
          </Button>
        )}
        {!readOnly && column !== undefined && (
          <>
          {[...new Set(offered)].map((value) => (
            <Button key={value} size="small" onClick={() => onSend({ edits: [{ n: row.n, column, value }] })}>
              {t('import:grid.take', { value })}
            </Button>
          ))}
          {notes.some((n) => n.severity === 'confirm') && (
            <Button size="small" onClick={() => onSend({ accept: [{ n: row.n, column }] })}>
              {t('import:grid.accept')}
            </Button>
          )}
          {row.edited.includes(column) && (
            <Button size="small" onClick={() => onSend({ undo: [{ n: row.n, column }] })}>
              {t('import:grid.undo')}
            </Button>
          )}
          </>
        )}
      </div>
    </section>
  );
}
