import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText, grouped } from '../../../../../web/kit/index.ts';
import type { FactType, Scalar } from '../../../model.ts';
import { Verified } from '../../parts.tsx';
import { put, replaced, type ParameterBody, type ValueBody } from '../bodies.ts';
import { useDesk } from '../desk.tsx';
import { CitedFields, DayField, ScalarField, WordsField, scalarType } from '../fields.tsx';

const types = ['number', 'string', 'boolean', 'day'] as const satisfies readonly FactType[];
const units = ['percent', 'number', 'count', 'person', 'year', 'month', 'day', 'working_day', 'hour', 'point', 'ratio', 'weight', 'choice', 'date'] as const;

/** A value by date: what stands above, greyed; below what the draft sets, each with its own article. */
export function ParameterEditor({ body, base, onChange }: { readonly body: ParameterBody; readonly base: ParameterBody | null; readonly onChange: (body: ParameterBody) => void }) {
  const { t } = useTranslation('policy');
  const { draft, library } = useDesk();
  const values = body.values ?? [];
  const known = base?.values?.at(-1)?.value ?? values.find((v) => v.value !== undefined)?.value;
  const [type, setType] = useState<FactType>(known === undefined ? 'number' : scalarType(known));
  const documentOf = (id: string | undefined) => library.documents.find((d) => d.value === id)?.label ?? id ?? '';
  const unit = body.unit ? t(`unit.${body.unit}`, { defaultValue: body.unit }) : '';
  const setValues = (next: readonly ValueBody[]) => onChange({ ...body, values: next });
  return (
    <>
      {base === null ? (
        <div className="dd-draft-grid">
          <label className="dd-draft-field dd-draft-wide">
            <span>{t('parameter.title')}</span>
            <WordsField label={t('parameter.title')} value={body.title} onChange={(title) => onChange(put(body, { title }))} />
          </label>
          <label className="dd-draft-field">
            <span>{t('parameter.name')}</span>
            <Input aria-label={t('parameter.name')} value={body.name ?? ''} maxLength={60} onChange={(e) => onChange(put(body, { name: e.target.value.trim() }))} />
          </label>
          <label className="dd-draft-field">
            <span>{t('draft.unit')}</span>
            <Select aria-label={t('draft.unit')} value={body.unit ?? null} onChange={(v: string) => onChange({ ...body, unit: v })} options={units.map((value) => ({ value, label: t(`unit.${value}`) }))} />
          </label>
          <label className="dd-draft-field">
            <span>{t('draft.valueType')}</span>
            <Select aria-label={t('draft.valueType')} value={type} onChange={(v: FactType) => setType(v)} options={types.map((value) => ({ value, label: t(`draft.type.${value}`) }))} disabled={values.some((v) => v.value !== undefined)} />
          </label>
        </div>
      ) : (
        <p>
          {t('parameter.name')}：{base.name}
        </p>
      )}
      {base?.values && base.values.length > 0 && (
        <table className="dd-draft-values" aria-label={t('draft.standsNow')}>
          <caption>{t('draft.standsNow')}</caption>
          <tbody>
            {base.values.map((v) => (
              <tr key={v.from}>
                <td className="dd-num">{t('since', { day: dateText(v.from) })}</td>
                <td className="dd-num">
                  {typeof v.value === 'number' ? grouped(String(v.value)) : typeof v.value === 'boolean' ? t(v.value ? 'yes' : 'no') : v.value} {unit}
                </td>
                <td>
                  {documentOf(v.source?.document)} {v.source?.article}
                </td>
                <td>
                  <Verified verified={v.verified ?? false} note={v.note} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3 className="dd-draft-h">{t('draft.setsValues')}</h3>
      {values.map((v, i) => (
        <div key={i} className="dd-draft-grid dd-draft-value">
          <label className="dd-draft-field">
            <span>{t('from')}</span>
            <DayField label={t('from')} value={v.from} onChange={(from) => setValues(replaced(values, i, put(v, { from })))} />
          </label>
          <label className="dd-draft-field">
            <span>{t('draft.newValue')}</span>
            <ScalarField type={type} label={t('draft.newValue')} value={v.value} suffix={unit} onChange={(value: Scalar | undefined) => setValues(replaced(values, i, put(v, { value })))} />
          </label>
          <CitedFields value={v} onChange={(next) => setValues(replaced(values, i, next))} />
          {values.length > 1 && (
            <Button icon={<DeleteOutlined />} aria-label={t('draft.removeValue')} title={t('draft.removeValue')} onClick={() => setValues(replaced(values, i, null))} />
          )}
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => setValues([...values, { from: draft.from, verified: false }])}>
        {t('draft.addValue')}
      </Button>
    </>
  );
}
