import { Checkbox, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { put, type DocumentBody } from '../bodies.ts';
import { useDesk } from '../desk.tsx';

const PARTIAL = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const fields = ['title', 'number', 'issuer', 'issuedOn', 'effectiveFrom', 'note'] as const;

/** A rule of the place itself, with what it rests on. */
export function DocumentEditor({ body, onChange }: { readonly body: DocumentBody; readonly onChange: (body: DocumentBody) => void }) {
  const { t } = useTranslation('policy');
  const { library } = useDesk();
  const label = (key: (typeof fields)[number]) => (key === 'note' ? t('note') : t(`document.${key}`));
  const isDay = (key: string) => key === 'issuedOn' || key === 'effectiveFrom';
  return (
    <div className="dd-draft-grid">
      {fields.map((key) => (
        <label key={key} className={key === 'title' || key === 'note' ? 'dd-draft-field dd-draft-wide' : 'dd-draft-field'}>
          <span>{label(key)}</span>
          <Input
            aria-label={label(key)}
            value={body[key] ?? ''}
            maxLength={isDay(key) ? 10 : 200}
            {...(isDay(key) ? { placeholder: '2026-12-01', title: t('form.partialDate') } : {})}
            {...(isDay(key) && body[key] && !PARTIAL.test(body[key]) ? { status: 'error' as const } : {})}
            onChange={(e) => onChange(put(body, { [key]: isDay(key) ? e.target.value.trim() : e.target.value }))}
          />
        </label>
      ))}
      <div className="dd-draft-field dd-draft-wide">
        <span>{t('document.kind')}</span>
        <Radio.Group aria-label={t('document.kind')} value={body.kind ?? 'rule'} onChange={(e) => onChange({ ...body, kind: e.target.value as string })} options={(['rule', 'report', 'method'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </div>
      <div className="dd-draft-field dd-draft-wide">
        <span>{t('document.basis')}</span>
        <Select
          mode="multiple"
          aria-label={t('document.basis')}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...(body.basis ?? [])]}
          onChange={(basis: string[]) => onChange(put(body, { basis: basis.length > 0 ? basis : undefined }))}
          options={library.documents.filter((d) => d.value !== body.id)}
        />
        <small>{t('document.basisHint')}</small>
      </div>
      <Checkbox checked={body.verified ?? false} onChange={(e) => onChange({ ...body, verified: e.target.checked })}>
        {t('draft.verifiedBox')}
      </Checkbox>
    </div>
  );
}
