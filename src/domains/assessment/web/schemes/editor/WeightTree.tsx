import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Tooltip } from 'antd';
import { Fragment, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../../../web/kit/index.ts';
import { addDimension, addIndicator, changeDimension, changeIndicator, moveDimension, moveIndicator, removePart, weightFor } from '../../../rules/edit-scheme.ts';
import { ofClass, percentText, weightTotals } from '../../../rules/weights.ts';
import type { DraftScheme, SchemeDefinition } from '../../../scheme-format.ts';
import { useName } from '../../words.tsx';

interface Props {
  readonly draft: DraftScheme;
  readonly onChange: (next: DraftScheme) => void;
  readonly onEdit: (what: { readonly kind: 'dimension' | 'indicator'; readonly key: string }) => void;
  /** Places (`dimension`, `dimension.indicator`) that have problems, with their number. */
  readonly marked: ReadonlyMap<string, number>;
}

/** Dimensions and indicators with a weight for each class; every sum is shown where it is made, and moves while one types. */
export function WeightTree({ draft, onChange, onEdit, marked }: Props) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const [dragged, setDragged] = useState<string | null>(null);
  const classKeys = draft.classes.map((c) => c.key);
  const totals = weightTotals(draft as SchemeDefinition);
  const sum = (at: string, classKey: string) => totals.find((x) => x.at === at && x.classKey === classKey);
  const drop = (dimension: string, to: number) => (event: DragEvent) => {
    event.preventDefault();
    if (dragged) onChange(draft.dimensions.some((d) => d.key === dragged) ? moveDimension(draft, dragged, draft.dimensions.findIndex((d) => d.key === dimension)) : moveIndicator(draft, dragged, dimension, to));
    setDragged(null);
  };
  const handle = (key: string) => (
    <span className="dd-editor-handle" draggable aria-hidden onDragStart={() => setDragged(key)} onDragEnd={() => setDragged(null)}>
      <HolderOutlined />
    </span>
  );
  return (
    <div className="dd-assess-scroll">
      <table className="dd-assess-tree dd-editor-tree" aria-label={t('scheme.list')} data-dragging={dragged !== null}>
        <thead>
          <tr>
            <th scope="col">{t('scheme.dimension')}</th>
            {draft.classes.map((c) => (
              <th key={c.key} scope="col" className="dd-assess-weight">
                {name(c.name)} %
              </th>
            ))}
            <th scope="col">{t('editor.how')}</th>
            <th scope="col">
              <span className="dd-sr">{t('editor.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.dimensions.map((d, di) => (
            <Fragment key={d.key}>
              <tr data-level="0" onDragOver={(e) => e.preventDefault()} onDrop={drop(d.key, 0)}>
                <th scope="row">
                  {handle(d.key)}
                  {name(d.name) || t('editor.unnamed')} <Mark count={marked.get(d.key)} />
                </th>
                {classKeys.map((k) => (
                  <td key={k} className="dd-assess-weight">
                    <Percent label={`${name(d.name)} ${k}`} value={ofClass<number>(d.weight, k) ?? 0} onChange={(v) => onChange(changeDimension(draft, d.key, { weight: weightFor(d.weight, k, v, classKeys) }))} />
                  </td>
                ))}
                <td />
                <td className="dd-editor-actions">
                  <Move label={name(d.name)} first={di === 0} last={di === draft.dimensions.length - 1} onMove={(by) => onChange(moveDimension(draft, d.key, di + by))} />
                  <Act label={t('editor.addIndicator')} icon={<PlusOutlined />} onClick={() => onChange(addIndicator(draft, d.key))} />
                  <Act label={t('editor.edit')} icon={<EditOutlined />} onClick={() => onEdit({ kind: 'dimension', key: d.key })} />
                  <Act label={t('editor.remove')} icon={<DeleteOutlined />} onClick={() => onChange(removePart(draft, d.key))} />
                </td>
              </tr>
              {d.indicators.map((i, n) => (
                <tr key={i.key} data-level="1" onDragOver={(e) => e.preventDefault()} onDrop={drop(d.key, n)}>
                  <th scope="row">
                    {handle(i.key)}
                    <button type="button" className="dd-editor-open" onClick={() => onEdit({ kind: 'indicator', key: i.key })}>
                      {name(i.name) || t('editor.unnamed')}
                    </button>{' '}
                    {i.kind === 'individual' && <StateTag tone="waiting">{t('kind.individual')}</StateTag>}
                    {i.hard && <StateTag tone="caution">{t('editor.hardShort')}</StateTag>} <Mark count={marked.get(`${d.key}.${i.key}`)} />
                  </th>
                  {classKeys.map((k) => (
                    <td key={k} className="dd-assess-weight">
                      <Percent label={`${name(i.name)} ${k}`} value={ofClass<number>(i.weight, k) ?? 0} onChange={(v) => onChange(changeIndicator(draft, i.key, { weight: weightFor(i.weight, k, v, classKeys) }))} />
                    </td>
                  ))}
                  <td>
                    {t(`source.${i.source.from}`)} · {t(`scoring.${i.scoring.method}`)}
                  </td>
                  <td className="dd-editor-actions">
                    <Move label={name(i.name)} first={n === 0} last={n === d.indicators.length - 1} onMove={(by) => onChange(moveIndicator(draft, i.key, d.key, n + by))} />
                    <Act label={t('editor.edit')} icon={<EditOutlined />} onClick={() => onEdit({ kind: 'indicator', key: i.key })} />
                    <Act label={t('editor.remove')} icon={<DeleteOutlined />} onClick={() => onChange(removePart(draft, i.key))} />
                  </td>
                </tr>
              ))}
              <tr data-level="2">
                <th scope="row">{t('editor.sumOf', { name: name(d.name) })}</th>
                {classKeys.map((k) => (
                  <td key={k} className="dd-assess-weight">
                    <Sum total={sum(d.key, k)} />
                  </td>
                ))}
                <td colSpan={2} />
              </tr>
            </Fragment>
          ))}
          <tr data-level="0">
            <th scope="row">{t('scheme.sum')}</th>
            {classKeys.map((k) => (
              <td key={k} className="dd-assess-weight">
                <Sum total={sum('', k)} />
              </td>
            ))}
            <td colSpan={2}>
              <Button size="small" icon={<PlusOutlined />} onClick={() => onChange(addDimension(draft))}>
                {t('editor.addDimension')}
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Sum({ total }: { readonly total: { readonly total: number; readonly holds: boolean } | undefined }) {
  if (!total) return null;
  return <StateTag tone={total.holds ? (total.total === 0 ? 'closed' : 'good') : 'danger'}>{percentText(total.total)}%</StateTag>;
}

const Percent = ({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (v: number) => void }) => (
  <InputNumber aria-label={label} size="small" min={0} max={100} step={5} precision={2} formatter={(v) => String(Number(v ?? 0))} value={value} onChange={(v) => onChange(v ?? 0)} className="dd-editor-percent" controls={false} />
);

const Act = ({ label, icon, onClick, disabled = false }: { readonly label: string; readonly icon: React.ReactNode; readonly onClick: () => void; readonly disabled?: boolean }) => (
  <Tooltip title={label}>
    <Button type="text" size="small" aria-label={label} icon={icon} disabled={disabled} onClick={onClick} />
  </Tooltip>
);

/** For those who do not drag: keyboard, screen reader, phone. */
function Move({ label, first, last, onMove }: { readonly label: string; readonly first: boolean; readonly last: boolean; readonly onMove: (by: 1 | -1) => void }) {
  const { t } = useTranslation('assessment');
  return (
    <>
      <Act label={t('editor.up', { name: label })} icon={<ArrowUpOutlined />} disabled={first} onClick={() => onMove(-1)} />
      <Act label={t('editor.down', { name: label })} icon={<ArrowDownOutlined />} disabled={last} onClick={() => onMove(1)} />
    </>
  );
}

function Mark({ count }: { readonly count: number | undefined }) {
  const { t } = useTranslation('assessment');
  return count === undefined ? null : <StateTag tone="danger">{t('editor.problems', { count })}</StateTag>;
}
