import { Alert, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusalError, useCommand } from '../../../../web/api/index.ts';
import { momentText, RefusalNotice, showInForm, useToast } from '../../../../web/kit/index.ts';
import { editPerson, getPerson, listPeople, personHistory, type PersonFields } from '../../contract.ts';
import { sexes, staffCategories } from '../../model.ts';
import { useChoices } from '../parts/choices.ts';
import { finishPartialDate } from '../parts/date-text.ts';
import { DayInput, PartialDateInput } from '../parts/DateFields.tsx';
import { useKeyWords } from '../parts/words.ts';
import { fieldInputs, isSealed, type FieldName } from './fields.ts';

interface Props {
  readonly personId: string;
  readonly versionId: string;
  readonly field: FieldName;
  /** What stands on the screen; for a sealed field that was not revealed, nothing. */
  readonly value: unknown;
  readonly onClose: () => void;
}
interface Typed {
  readonly value?: unknown;
  readonly reason: string;
  readonly kind: 'correct' | 'change';
  readonly validFrom?: string;
}

/** One field, with a reason. If someone else was quicker, both stand side by side and nothing typed is lost. */
export function EditFieldDialog({ personId, versionId, field, value, onClose }: Props) {
  const { t } = useTranslation('registry');
  const toast = useToast();
  const [form] = Form.useForm<Typed>();
  const kind = Form.useWatch('kind', form);
  const [base, setBase] = useState(versionId);
  const save = useCommand(editPerson, {
    invalidates: [getPerson, personHistory, listPeople],
    onDone: () => {
      toast.done(t('edit.saved'));
      onClose();
    },
  });
  const submit = (typed: Typed, version = base) => {
    const raw = fieldInputs[field].input === 'date' ? finishPartialDate(typed.value as string | null) : typed.value;
    const cleaned = raw === undefined || raw === '' ? (field === 'tags' ? [] : null) : raw;
    save.mutate(
      { params: { personId }, body: { versionId: version, reason: typed.reason, ...(typed.kind === 'change' && typed.validFrom ? { validFrom: typed.validFrom } : {}), changes: { [field]: cleaned } as Partial<PersonFields> } },
      { onError: (error) => showInForm(form, t, error) },
    );
  };
  const stale = isRefusalError(save.error) && save.error.code === 'registry.changed_meanwhile' ? save.error : null;
  const insist = () => {
    const newest = String(stale!.params?.['versionId'] ?? base);
    setBase(newest);
    submit(form.getFieldsValue(true) as Typed, newest);
  };
  return (
    <Modal open title={t('edit.title', { field: t(`field.${field}`) })} okText={t('edit.save')} okButtonProps={{ disabled: stale !== null }} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {stale ? <Conflict stale={stale} field={field} mine={form.getFieldValue('value') as unknown} onInsist={insist} onGiveUp={onClose} /> : save.error && <RefusalNotice error={save.error} fields={{ [field]: t(`field.${field}`) }} />}
      <Form form={form} layout="vertical" initialValues={{ value, kind: 'correct' }} onFinish={(typed) => submit(typed)}>
        <Form.Item name="value" label={t('edit.newValue', { field: t(`field.${field}`) })} {...(isSealed(field) && value === undefined ? { extra: t('edit.sealedHint') } : {})}>
          <FieldInputOf field={field} />
        </Form.Item>
        <Form.Item name="kind">
          <Radio.Group options={[{ value: 'correct', label: t('edit.correct') }, { value: 'change', label: t('edit.change') }]} />
        </Form.Item>
        {kind === 'change' && (
          <Form.Item name="validFrom" label={t('edit.validFrom')} rules={[{ required: true, message: t('form.needed') }]}>
            <DayInput />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('form.reason')} extra={t('edit.reasonKept')} rules={[{ required: true, whitespace: true, message: t('form.needed') }]}>
          <Input maxLength={300} placeholder={t('edit.reasonHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface ConflictProps {
  readonly stale: { readonly params?: Readonly<Record<string, unknown>>; readonly because: readonly { readonly at?: string; readonly params?: Readonly<Record<string, string | number>> }[] };
  readonly field: FieldName;
  readonly mine: unknown;
  readonly onInsist: () => void;
  readonly onGiveUp: () => void;
}
function Conflict({ stale, field, mine, onInsist, onGiveUp }: ConflictProps) {
  const { t } = useTranslation('registry');
  const touched = stale.because.some((b) => b.at === field);
  return (
    <Alert
      className="dd-refusal"
      type="warning"
      showIcon
      title={t(touched ? 'edit.conflictSame' : 'edit.conflictOther')}
      description={
        <>
          <table className="dd-conflict">
            <tbody>
              {stale.because.map((b, i) => (
                <tr key={i}>
                  <th scope="row">{t(`field.${b.at}`, { defaultValue: b.at })}</th>
                  <td>{t('edit.theirs', { by: b.params?.['by'], at: momentText(String(b.params?.['at'])) })}</td>
                  <td><b>{String(b.params?.['value'] ?? '—')}</b></td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t(`field.${field}`)}</th>
                <td>{t('edit.mine')}</td>
                <td><b>{Array.isArray(mine) ? mine.join('、') : String(mine ?? '—')}</b></td>
              </tr>
            </tbody>
          </table>
          <div className="dd-condition-line">
            <Button size="small" type="primary" onClick={onInsist}>{t(touched ? 'edit.insist' : 'edit.goOn')}</Button>
            <Button size="small" onClick={onGiveUp}>{t('edit.giveUp')}</Button>
          </div>
        </>
      }
    />
  );
}

function FieldInputOf({ field, ...bound }: { readonly field: FieldName; readonly id?: string; readonly value?: unknown; readonly onChange?: (value: never) => void }) {
  const word = useKeyWords();
  const choicesOf = useChoices();
  const { input, most, table } = fieldInputs[field];
  const given = bound as Record<string, never>;
  switch (input) {
    case 'date':
      return <PartialDateInput {...given} />;
    case 'long':
      return <Input.TextArea {...given} rows={3} maxLength={most ?? 200} />;
    case 'sex':
      return <Radio.Group {...given} options={sexes.map((value) => ({ value, label: word('sex', value) }))} />;
    case 'staffCategory':
      return <Select {...given} allowClear options={staffCategories.map((value) => ({ value, label: word('staffCategory', value) }))} />;
    case 'tags':
      return <Select {...given} mode="tags" />;
    case 'code':
      return <Select {...given} allowClear showSearch options={choicesOf(table!)} />;
    default:
      return <Input {...given} maxLength={most ?? 100} />;
  }
}
