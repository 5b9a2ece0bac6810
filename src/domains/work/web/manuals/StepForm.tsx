import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, useCommand } from '../../../../web/api/index.ts';
import { dateText, FileDrop, RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { doManualStep, listManualMatters, manualMatterFile, ownManualMatters, readManualMatter } from '../../manuals/contract.ts';
import { fieldKey, type AttachedFile, type FilledForm as Filled, type ManualField } from '../../manuals/model.ts';
import { DayInput } from '../parts.tsx';
import type { Step } from './MatterPage.tsx';

/** What was filled in, line by line; files open in a window of their own. */
export function FilledForm({ matterId, step, form }: { readonly matterId: string; readonly step: Step; readonly form: Filled }) {
  const { t } = useTranslation('manuals');
  const shown = (f: ManualField, value: Filled[string]) => {
    if (Array.isArray(value)) return <>{value.map((file) => <div key={file.hash}><PaperClipOutlined aria-hidden /> <a href={addressOf(manualMatterFile, { params: { id: matterId, hash: file.hash } })} target="_blank" rel="noreferrer">{file.name}</a></div>)}</>;
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return f.kind === 'day' ? dateText(String(value)) : <span className={f.kind === 'number' ? 'dd-num' : undefined}>{value}</span>;
  };
  const lines = step.fields.map((f, i) => ({ f, value: form[fieldKey(i)] })).filter((l) => l.value !== undefined);
  if (lines.length === 0) return null;
  return <dl className="dd-manual-form">{lines.map(({ f, value }) => <div key={f.title} style={{ display: 'contents' }}><dt>{f.title}</dt><dd>{shown(f, value!)}</dd></div>)}</dl>;
}

/** The form of a step for who does it. What was filled in before it was sent back stands in it already. */
export function StepForm({ matterId, step }: { readonly matterId: string; readonly step: Step }) {
  const { t } = useTranslation('manuals');
  const [form] = Form.useForm<Filled>();
  const [sending, setSending] = useState(false);
  const done = useCommand(doManualStep, { invalidates: [readManualMatter, listManualMatters, ownManualMatters] });
  const send = (v: Filled) => {
    const filled = Object.fromEntries(Object.entries(v).filter(([, value]) => value !== undefined && value !== null && value !== '')) as Filled;
    done.mutateAsync({ params: { id: matterId, position: step.position }, body: { form: filled } }).catch((e: unknown) => showInForm(form, t, e));
  };
  const names = Object.fromEntries(step.fields.map((f, i) => [fieldKey(i), f.title]));
  return (
    <Form form={form} layout="vertical" initialValues={step.form ?? {}} onFinish={send} requiredMark>
      {done.error && <RefusalNotice error={done.error} fields={names} />}
      {step.fields.map((f, i) => (
        <Form.Item key={f.title} name={fieldKey(i)} label={f.title} rules={f.required ? [{ required: true, message: t('needed') }] : []}>{inputOf(f, t('yes'), t('no'), t('drop'), t('removeFile'), setSending)}</Form.Item>
      ))}
      <Button type="primary" htmlType="submit" disabled={sending} loading={done.isPending}>{t('act.done')}</Button>
    </Form>
  );
}
function inputOf(f: ManualField, yes: string, no: string, drop: string, remove: string, setSending: (on: boolean) => void) {
  switch (f.kind) {
    case 'text': return <Input maxLength={200} />;
    case 'long_text': return <Input.TextArea autoSize={{ minRows: 2 }} maxLength={8000} />;
    case 'number': return <InputNumber style={{ width: '100%', maxWidth: 240 }} />;
    case 'day': return <DayInput />;
    case 'yes_no': return <Segmented options={[{ value: true, label: yes }, { value: false, label: no }]} />;
    case 'choice': return <Select allowClear options={f.choices.map((value) => ({ value, label: value }))} />;
    case 'files': return <Files drop={drop} remove={remove} setSending={setSending} />;
  }
}
interface FilesProps {
  readonly value?: readonly AttachedFile[];
  readonly onChange?: (files: AttachedFile[]) => void;
  readonly drop: string;
  readonly remove: string;
  readonly setSending: (on: boolean) => void;
}
const Files = ({ value = [], onChange, drop, remove, setSending }: FilesProps) => (
  <div>
    {value.map((f) => <div key={f.hash}>{f.name} <Button type="link" size="small" onClick={() => onChange?.(value.filter((x) => x.hash !== f.hash))}>{remove}</Button></div>)}
    <FileDrop title={drop} onSending={setSending} onStored={(f) => onChange?.([...value.filter((x) => x.hash !== f.hash), { hash: f.hash, name: f.name }])} />
  </div>
);
