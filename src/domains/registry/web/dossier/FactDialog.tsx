import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm, useToast } from '../../../../web/kit/index.ts';
import { getPerson, listPeople, recordPersonFact, type PersonFact } from '../../contract.ts';
import { useChoices } from '../parts/choices.ts';
import { finishPartialDate } from '../parts/date-text.ts';
import { DayInput, PartialDateInput } from '../parts/DateFields.tsx';
import { factFields, factValues, type FactField, type FactKind } from './fact-fields.ts';

export interface FactOnFile {
  readonly id: string;
  readonly versionId?: string;
}
interface Props {
  readonly personId: string;
  readonly kind: FactKind;
  /** The fact to correct; none for a new one. */
  readonly fact: FactOnFile | null;
  readonly onClose: () => void;
}

/** Records or corrects one fact beside a person, with a reason. */
export function FactDialog({ personId, kind, fact, onClose }: Props) {
  const { t } = useTranslation('registry');
  const toast = useToast();
  const [form] = Form.useForm<Record<string, unknown>>();
  const before = (fact ?? {}) as Readonly<Record<string, unknown>>;
  const save = useCommand(recordPersonFact, {
    invalidates: [getPerson, listPeople],
    onDone: () => {
      toast.done(t('edit.saved'));
      onClose();
    },
  });
  const submit = (typed: Record<string, unknown>) => {
    const finishedDates = Object.fromEntries(factFields[kind].map(({ key, input }) => [key, input === 'date' ? finishPartialDate(typed[key] as string | null) : typed[key]]));
    const body = { kind, reason: String(typed['reason']), values: factValues(kind, finishedDates, before), ...(fact ? { factId: fact.id, ...(fact.versionId ? { versionId: fact.versionId } : {}) } : {}) } as PersonFact;
    save.mutate({ params: { personId }, body }, { onError: (error) => showInForm(form, t, error) });
  };
  return (
    <Modal open title={t(fact ? 'fact.correct' : 'fact.add', { kind: t(`fact.${kind}`) })} okText={t('edit.save')} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {save.error && <RefusalNotice error={save.error} />}
      <Form form={form} layout="vertical" initialValues={before} onFinish={submit}>
        {factFields[kind].map((field) => (
          <Form.Item key={field.key} name={field.key} label={t(`factField.${kind}.${field.key}`)} {...(field.needed ? { rules: [{ required: true, message: t('form.needed') }] } : {})}>
            <FactInput field={field} kind={kind} />
          </Form.Item>
        ))}
        <Form.Item name="reason" label={t('form.reason')} extra={t('edit.reasonKept')} rules={[{ required: true, whitespace: true, message: t('form.needed') }]}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function FactInput({ field, kind, ...bound }: { readonly field: FactField; readonly kind: FactKind; readonly id?: string; readonly value?: unknown; readonly onChange?: (value: never) => void }) {
  const { t } = useTranslation('registry');
  const choicesOf = useChoices();
  const given = bound as Record<string, never>;
  switch (field.input) {
    case 'date':
      return <PartialDateInput {...given} />;
    case 'day':
      return <DayInput {...given} />;
    case 'long':
      return <Input.TextArea {...given} rows={4} maxLength={field.most ?? 1000} />;
    case 'number':
      return <InputNumber {...given} min={0} precision={0} />;
    case 'choice':
      return <Radio.Group {...given} options={field.choices!.map((value) => ({ value, label: t(`${kind === 'education' ? 'education' : 'reward'}.${value}`) }))} />;
    case 'code':
      return <Select {...given} allowClear showSearch options={choicesOf(...field.tables!)} />;
    default:
      return <Input {...given} maxLength={field.most ?? 100} />;
  }
}
