import { DatePicker, Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd';
import dayjs from 'dayjs';
import { createContext, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api/index.ts';
import { dateText, FileDrop, useDelayed } from '../../../web/kit/index.ts';
import { listEntries } from '../../evidence/contract.ts';
import { quickSearch } from '../../registry/contract.ts';
import type { FieldView } from '../contract.ts';
import type { AttachedFile } from '../model.ts';
import { useWords } from './words.tsx';

/** Whom the case is about: lines that ask for records offer theirs. */
export const CasePeople = createContext<readonly string[]>([]);

/** The lines of a form as the type or the pack fixes them, inside an antd form. */
export function CaseFields({ fields }: { readonly fields: readonly FieldView[] }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  return (
    <>
      {fields.map((f) => (
        <Form.Item key={f.key} name={f.key} label={say(f.title)} extra={f.source} rules={f.required ? [{ required: true, message: t('form.needed') }] : []}>
          <FieldInput field={f} />
        </Form.Item>
      ))}
    </>
  );
}

interface InputProps {
  readonly field: FieldView;
  readonly id?: string;
  // oxlint-disable-next-line no-explicit-any -- antd hands in whatever the line holds
  readonly value?: any;
  readonly onChange?: (value: unknown) => void;
}

function FieldInput({ field, id, value, onChange }: InputProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const own = id ? { id } : {};
  const options = (field.choices ?? []).map((c) => ({ value: c.value, label: say(c.title) }));
  switch (field.kind) {
    case 'text':
      return <Input {...own} value={value} maxLength={200} onChange={(e) => onChange?.(e.target.value)} />;
    case 'long_text':
      return <Input.TextArea {...own} value={value} maxLength={8000} autoSize={{ minRows: 3, maxRows: 12 }} onChange={(e) => onChange?.(e.target.value)} />;
    case 'number':
      return <InputNumber {...own} value={value ?? null} onChange={(v) => onChange?.(v)} />;
    case 'day':
      return <DatePicker {...own} value={value ? dayjs(String(value)) : null} onChange={(d) => onChange?.(d ? d.format('YYYY-MM-DD') : undefined)} />;
    case 'yes_no':
      return <Radio.Group {...own} value={value} onChange={(e) => onChange?.(e.target.value)} options={[{ value: true, label: t('form.yes') }, { value: false, label: t('form.no') }]} />;
    case 'choice':
      return options.length <= 5 ? <Radio.Group {...own} value={value} options={options} onChange={(e) => onChange?.(e.target.value)} /> : <Select {...own} value={value ?? null} options={options} showSearch={{ optionFilterProp: 'label' }} onChange={(v: unknown) => onChange?.(v)} />;
    case 'choices':
      return <Select {...own} mode="multiple" value={value ?? []} options={options} showSearch={{ optionFilterProp: 'label' }} onChange={(v: unknown) => onChange?.(v)} />;
    case 'person':
      return <PersonSelect {...own} value={value ?? null} onChange={(p) => onChange?.(p?.id)} />;
    case 'entries':
      return <Entries {...own} value={value ?? []} onChange={onChange} />;
    case 'files':
      return <Files title={say(field.title)} value={value ?? []} onChange={onChange} />;
  }
}

/** Records of the person concerned, newest first. */
function Entries({ id, value, onChange }: { readonly id?: string; readonly value: readonly string[]; readonly onChange: InputProps['onChange'] }) {
  const { t } = useTranslation('cases');
  const [personId] = useContext(CasePeople);
  const answer = useAnswer(listEntries, { query: { ...(personId ? { personId } : {}), limit: 200 } }, { enabled: personId !== undefined });
  return <Select {...(id ? { id } : {})} mode="multiple" value={[...value]} loading={answer.isFetching} placeholder={t('form.entries')} showSearch={{ optionFilterProp: 'label' }} options={(answer.data?.entries ?? []).map((e) => ({ value: e.id, label: `${dateText(e.occurredOn)} ${e.title}` }))} onChange={(v: unknown) => onChange?.(v)} />;
}

function Files({ title, value, onChange }: { readonly title: string; readonly value: readonly AttachedFile[]; readonly onChange: InputProps['onChange'] }) {
  const { t } = useTranslation('cases');
  return (
    <>
      <FileDrop title={t('form.files', { what: title })} multiple onStored={(f) => onChange?.([...value, { hash: f.hash, name: f.name }])} />
      <ul className="dd-case-files">
        {value.map((f) => (
          <li key={f.hash}>
            {f.name}{' '}
            <button type="button" onClick={() => onChange?.(value.filter((v) => v.hash !== f.hash))}>
              {t('form.removeFile')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export interface PickedPerson {
  readonly id: string;
  readonly name: string;
  readonly where: string;
}

/** Somebody on file, found by name, pinyin or initials. */
export function PersonSelect({ id, value, onChange, label }: { readonly id?: string; readonly value: string | null; readonly onChange: (person: PickedPerson | null) => void; readonly label?: string }) {
  const { t } = useTranslation('cases');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<PickedPerson | null>(null);
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(quickSearch, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const people = asked === '' ? [] : (found.data?.people ?? []).map((p) => ({ id: p.id, name: p.name, where: [p.organizationName, p.title].filter(Boolean).join(' ') }));
  const offered = chosen && !people.some((p) => p.id === chosen.id) ? [chosen, ...people] : people;
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      placeholder={t('form.searchPerson')}
      loading={found.isFetching}
      notFoundContent={text.trim() === '' ? t('form.searchHint') : found.isFetching ? null : t('form.nobody')}
      options={offered.map((p) => ({ value: p.id, label: `${p.name} ${p.where}` }))}
      onChange={(picked: string | null | undefined) => {
        const person = offered.find((p) => p.id === picked) ?? null;
        setChosen(person);
        onChange(person);
      }}
    />
  );
}

export type CaseFormValues = Record<string, unknown>;
export type CaseFormInstance = FormInstance<CaseFormValues>;
