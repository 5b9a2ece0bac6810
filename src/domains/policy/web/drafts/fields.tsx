import { Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { FactType, Scalar } from '../../model.ts';
import { put, type Cited, type Source, type Words } from './bodies.ts';
import { useDesk } from './desk.tsx';

const DAY = 'YYYY-MM-DD';

export function DayField({ value, onChange, label, disabled = false }: { readonly value: string | undefined; readonly onChange: (day: string | undefined) => void; readonly label: string; readonly disabled?: boolean }) {
  const day = value ? dayjs(value) : null;
  return <DatePicker aria-label={label} title={label} disabled={disabled} value={day?.isValid() ? day : null} onChange={(d) => onChange(d?.format(DAY))} />;
}

/** Chinese and English of one text. */
export function WordsField({ value = {}, onChange, label, lines = 1 }: { readonly value?: Words | undefined; readonly onChange: (words: Words) => void; readonly label: string; readonly lines?: number }) {
  const { t } = useTranslation('policy');
  const field = (language: 'zh' | 'en') => {
    const given = { value: value[language] ?? '', maxLength: 400, placeholder: t(`draft.in.${language}`), 'aria-label': `${label} ${t(`draft.in.${language}`)}`, onChange: (e: { target: { value: string } }) => onChange({ ...value, [language]: e.target.value }) };
    return lines > 1 ? <Input.TextArea {...given} autoSize={{ minRows: lines, maxRows: 8 }} /> : <Input {...given} />;
  };
  return (
    <div className="dd-draft-words">
      {field('zh')}
      {field('en')}
    </div>
  );
}

/** One of the documents known; typing narrows the list. */
export function DocumentField({ value, onChange }: { readonly value: string | undefined; readonly onChange: (id: string | undefined) => void }) {
  const { t } = useTranslation('policy');
  const { library } = useDesk();
  const known = library.documents.some((d) => d.value === value);
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('document.title')}
      placeholder={t('draft.pickDocument')}
      value={value ?? null}
      onChange={(v?: string | null) => onChange(v ?? undefined)}
      options={value === undefined || known ? [...library.documents] : [{ value, label: value }, ...library.documents]}
      popupMatchSelectWidth={420}
      style={{ width: '100%', minWidth: 160 }}
    />
  );
}

/** Document, article, compared with the text or not, note: what every value and row must say. */
export function CitedFields<T extends Cited>({ value, onChange }: { readonly value: T; readonly onChange: (value: T) => void }) {
  const { t } = useTranslation('policy');
  const source: Source = value.source ?? {};
  const set = (change: Cited) => onChange(put<Cited>(value, change) as T);
  return (
    <>
      <label className="dd-draft-field">
        <span>{t('document.title')}</span>
        <DocumentField value={source.document} onChange={(document) => set({ source: put<Source>(source, { document }) })} />
      </label>
      <label className="dd-draft-field">
        <span>{t('rule.article')}</span>
        <Input aria-label={t('rule.article')} value={source.article ?? ''} maxLength={60} placeholder={t('draft.articleHint')} onChange={(e) => set({ source: put<Source>(source, { article: e.target.value }) })} />
      </label>
      <label className="dd-draft-field">
        <span>{t('note')}</span>
        <Input aria-label={t('note')} value={value.note ?? ''} maxLength={400} onChange={(e) => onChange(put<Cited>(value, { note: e.target.value }) as T)} />
      </label>
      <Checkbox checked={value.verified ?? false} onChange={(e) => set({ verified: e.target.checked })}>
        {t('draft.verifiedBox')}
      </Checkbox>
    </>
  );
}

/** A value typed by its kind; a number stays a number. */
export function ScalarField({ type, value, onChange, label, values = [], suffix }: { readonly type: FactType; readonly value: Scalar | undefined; readonly onChange: (value: Scalar | undefined) => void; readonly label: string; readonly values?: readonly string[]; readonly suffix?: string }) {
  const { t } = useTranslation('policy');
  if (type === 'number') return <InputNumber aria-label={label} value={typeof value === 'number' ? value : null} onChange={(v) => onChange(typeof v === 'number' ? v : undefined)} suffix={suffix} style={{ width: 140 }} />;
  if (type === 'boolean') {
    const options = [
      { value: 'true', label: t('yes') },
      { value: 'false', label: t('no') },
    ];
    return <Select aria-label={label} allowClear value={value === undefined ? null : String(value)} onChange={(v?: string | null) => onChange(v == null ? undefined : v === 'true')} options={options} style={{ minWidth: 90 }} />;
  }
  if (type === 'day') return <DayField label={label} value={typeof value === 'string' ? value : undefined} onChange={onChange} />;
  if (values.length > 0) return <Select aria-label={label} allowClear showSearch value={(value as string | undefined) ?? null} onChange={(v?: string | null) => onChange(v ?? undefined)} options={values.map((v) => ({ value: v, label: v }))} style={{ minWidth: 140 }} />;
  return <Input aria-label={label} value={value === undefined ? '' : String(value)} maxLength={200} onChange={(e) => onChange(e.target.value === '' ? undefined : e.target.value)} />;
}

/** What kind of value a value is. */
export const scalarType = (value: Scalar | undefined): FactType => (typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'day' : 'string');
