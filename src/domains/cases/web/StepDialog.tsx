import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice, showInForm } from '../../../web/kit/index.ts';
import type { FieldView } from '../contract.ts';
import type { Words } from '../definition.ts';
import { CaseFields, type CaseFormValues } from './CaseForm.tsx';
import { useWords } from './words.tsx';

interface Props {
  readonly title: Words;
  /** Where it leads, said before it is done. */
  readonly leadsTo?: Words;
  readonly fields: readonly FieldView[];
  readonly needsReason: boolean;
  /** The form says all there is to say. */
  readonly withoutNote?: boolean;
  /** Does it; a thrown refusal is shown here and what was typed stays. */
  readonly onTake: (facts: CaseFormValues, reason: string | undefined) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A step with its form. */
export function StepDialog({ title, leadsTo, fields, needsReason, withoutNote = false, onTake, onClose }: Props) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const [form] = Form.useForm<CaseFormValues & { reason?: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async () => {
    const { reason, ...facts } = await form.validateFields();
    setBusy(true);
    setError(null);
    try {
      const text = typeof reason === 'string' ? reason.trim() : '';
      await onTake(Object.fromEntries(Object.entries(facts).filter(([, v]) => v !== undefined)), text === '' ? undefined : text);
      onClose();
    } catch (caught) {
      showInForm(form, t, caught);
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={say(title)} okText={say(title)} cancelText={t('form.cancel')} confirmLoading={busy} width={640} maskClosable={false} onOk={() => void take().catch(() => {})} onCancel={onClose} destroyOnHidden>
      {leadsTo && <p className="dd-case-quiet">{t('step.leadsTo', { state: say(leadsTo) })}</p>}
      {error !== null && <RefusalNotice error={error} />}
      <Form form={form} layout="vertical" requiredMark="optional">
        <CaseFields fields={fields} />
        {!withoutNote && <Form.Item name="reason" label={needsReason ? t('step.reason') : t('step.note')} rules={needsReason ? [{ required: true, min: 2, message: t('form.needed') }] : []}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>}
      </Form>
    </Modal>
  );
}
