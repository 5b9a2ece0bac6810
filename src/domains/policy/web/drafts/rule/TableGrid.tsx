import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, EditOutlined, HolderOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonList } from '../../../../../web/kit/index.ts';
import type { DraftFinding } from '../../../contract/workbench.ts';
import { Verified, useBilingual } from '../../parts.tsx';
import { moved, replaced, type RowBody, type RuleBody } from '../bodies.ts';
import { CellButton } from '../cells/CellButton.tsx';
import { useDesk } from '../desk.tsx';
import { findingReason, rowOf } from '../finding-words.ts';
import { OutputField } from './OutputField.tsx';
import type { RowChange } from './row-changes.ts';

export interface RowHandling {
  readonly body: RuleBody;
  readonly changes: readonly RowChange[];
  readonly findings: readonly DraftFinding[];
  readonly onRows: (rows: readonly RowBody[]) => void;
  readonly onRow: (at: number, row: RowBody) => void;
  readonly onOpen: (at: number) => void;
}

/** The table as a table. Rows are moved by the handle or the arrows. */
export function TableGrid(handling: RowHandling) {
  const { t, i18n } = useTranslation('policy');
  const { body, changes, findings, onRows, onRow, onOpen } = handling;
  const { draft, library } = useDesk();
  const say = useBilingual();
  const rows = body.rows ?? [];
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const label = (name: string) => (i18n.language === 'en' ? (library.facts.get(name)?.label ?? name) : name);
  const titleOf = (id: string | undefined) => library.documents.find((d) => d.value === id)?.label ?? id;
  return (
    <div className="dd-decision-box" tabIndex={0} role="region" aria-label={t('rule.table')}>
      <table className="dd-decision dd-decision-edit">
        <thead>
          <tr>
            <th scope="col">#</th>
            {body.inputs?.map((input, i) => (
              <th key={i} scope="col" title={input.name}>
                {label(input.name)}
              </th>
            ))}
            {body.outputs?.map((output, i) => (
              <th key={i} scope="col" className="dd-decision-out">
                {output.name}
              </th>
            ))}
            <th scope="col">{t('draft.reasonAndArticle')}</th>
            <th scope="col">{t('document.verified')}</th>
            {draft.may.edit && <th scope="col">{t('draft.rowActs')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const change = changes[i]!;
            const marked = (place: string) => (change.places.has(place) ? 'dd-draft-changed' : undefined);
            const found = findings.filter((f) => rowOf(f) === i);
            return (
              <tr
                key={i}
                className={[change.state === 'new' ? 'dd-draft-new' : '', over === i && dragged !== null && dragged !== i ? 'dd-draft-drop' : '', found.some((f) => f.level === 'fault') ? 'dd-draft-faulty' : ''].join(' ')}
                onDragOver={(e) => {
                  if (dragged === null) return;
                  e.preventDefault();
                  setOver(i);
                }}
                onDrop={() => {
                  if (dragged !== null && dragged !== i) onRows(moved(rows, dragged, i));
                  setDragged(null);
                  setOver(null);
                }}
              >
                <th scope="row">
                  {draft.may.edit && (
                    <span className="dd-draft-handle" draggable title={t('draft.drag')} onDragStart={() => setDragged(i)} onDragEnd={() => { setDragged(null); setOver(null); }}>
                      <HolderOutlined />
                    </span>
                  )}
                  {i + 1}
                  {change.state !== 'same' && <small>{t(`draft.row.${change.state}`)}</small>}
                </th>
                {body.inputs?.map((input, column) => (
                  <td key={column} className={marked(`when.${input.name}`)}>
                    <CellButton cell={row.when[column] ?? '-'} input={input} label={`${t('rule.row', { row: i + 1 })} ${label(input.name)}`} onChange={(cell) => onRow(i, { ...row, when: replaced(body.inputs!.map((_, c) => row.when[c] ?? '-'), column, cell) })} />
                  </td>
                ))}
                {body.outputs?.map((output) => (
                  <td key={output.name} className={`dd-decision-out ${marked(`then.${output.name}`) ?? ''}`}>
                    <OutputField output={output} label={`${t('rule.row', { row: i + 1 })} ${output.name}`} row={row} onChange={(next) => onRow(i, next)} />
                  </td>
                ))}
                <td className={`dd-decision-words ${marked('reason') ?? marked('source') ?? ''}`}>
                  <button type="button" className="dd-draft-link" onClick={() => onOpen(i)}>
                    {row.reason?.zh || row.reason?.en ? say({ zh: row.reason.zh ?? row.reason.en!, en: row.reason.en ?? row.reason.zh! }) : t('draft.noReason')}
                  </button>
                  <div className="dd-cite">
                    {titleOf(row.source?.document) ?? t('draft.noDocument')} {row.source?.article}
                  </div>
                  {found.map((f, n) => (
                    <ReasonList key={n} reasons={[findingReason(f, t)]} refusals />
                  ))}
                </td>
                <td>
                  <Verified verified={row.verified ?? false} note={row.note} />
                </td>
                {draft.may.edit && (
                  <td>
                    <RowButtons at={i} rows={rows} onRows={onRows} onOpen={onOpen} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Up, down, twice, away, and the words of the row. */
export function RowButtons({ at, rows, onRows, onOpen }: { readonly at: number; readonly rows: readonly RowBody[]; readonly onRows: (rows: readonly RowBody[]) => void; readonly onOpen: (at: number) => void }) {
  const { t } = useTranslation('policy');
  const button = (key: 'rowUp' | 'rowDown' | 'rowCopy' | 'rowRemove' | 'rowWords', icon: ReactNode, act: () => void, disabled = false) => (
    <Button key={key} type="text" size="small" icon={icon} aria-label={`${t(`draft.${key}`)} ${at + 1}`} title={t(`draft.${key}`)} disabled={disabled} onClick={act} />
  );
  return (
    <span className="dd-draft-rowacts">
      {button('rowWords', <EditOutlined />, () => onOpen(at))}
      {button('rowUp', <ArrowUpOutlined />, () => onRows(moved(rows, at, at - 1)), at === 0)}
      {button('rowDown', <ArrowDownOutlined />, () => onRows(moved(rows, at, at + 1)), at === rows.length - 1)}
      {button('rowCopy', <CopyOutlined />, () => onRows([...rows.slice(0, at + 1), rows[at]!, ...rows.slice(at + 1)]))}
      {button('rowRemove', <DeleteOutlined />, () => onRows(replaced(rows, at, null)))}
    </span>
  );
}
