import { useTranslation } from 'react-i18next';
import { Verified } from '../../parts.tsx';
import { replaced } from '../bodies.ts';
import { CellButton } from '../cells/CellButton.tsx';
import { useDesk } from '../desk.tsx';
import { OutputField } from './OutputField.tsx';
import { RowButtons, type RowHandling } from './TableGrid.tsx';

/** The table on a phone: a card for each row. */
export function RowCards({ body, changes, onRows, onRow, onOpen }: RowHandling) {
  const { t } = useTranslation('policy');
  const { draft } = useDesk();
  const rows = body.rows ?? [];
  return (
    <ol className="dd-draft-cards">
      {rows.map((row, i) => {
        const change = changes[i]!;
        return (
          <li key={i} className={change.state === 'new' ? 'dd-draft-new' : undefined}>
            <header>
              <b>{t('rule.row', { row: i + 1 })}</b> {change.state !== 'same' && <small>{t(`draft.row.${change.state}`)}</small>} <Verified verified={row.verified ?? false} note={row.note} />
            </header>
            <dl>
              {body.inputs?.map((input, column) => (
                <div key={column} className={change.places.has(`when.${input.name}`) ? 'dd-draft-changed' : undefined}>
                  <dt>{input.name}</dt>
                  <dd>
                    <CellButton cell={row.when[column] ?? '-'} input={input} label={`${t('rule.row', { row: i + 1 })} ${input.name}`} onChange={(cell) => onRow(i, { ...row, when: replaced(body.inputs!.map((_, c) => row.when[c] ?? '-'), column, cell) })} />
                  </dd>
                </div>
              ))}
              {body.outputs?.map((output) => (
                <div key={output.name} className={change.places.has(`then.${output.name}`) ? 'dd-draft-changed' : undefined}>
                  <dt>{output.name}</dt>
                  <dd>
                    <OutputField output={output} label={`${t('rule.row', { row: i + 1 })} ${output.name}`} row={row} onChange={(next) => onRow(i, next)} />
                  </dd>
                </div>
              ))}
            </dl>
            <button type="button" className="dd-draft-link" onClick={() => onOpen(i)}>
              {row.reason?.zh ?? t('draft.noReason')}
            </button>
            {draft.may.edit && <RowButtons at={i} rows={rows} onRows={onRows} onOpen={onOpen} />}
          </li>
        );
      })}
    </ol>
  );
}
