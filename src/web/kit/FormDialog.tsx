import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from './RefusalNotice.tsx';
import { showInForm } from './form-refusal.ts';

interface Props<F> {
  /** The namespace of the subject's texts. */
  readonly texts: string;
  readonly title: string;
  readonly error: unknown;
  readonly busy: boolean;
  readonly width?: number;
  readonly initial?: Partial<F>;
  readonly onSend: (fields: F) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}
/** A form in a dialog: what is refused stands under its field or above the form; sent and taken it closes. */
export function FormDialog<F extends object>({ texts, title, error, busy, width, initial, onSend, onClose, children }: Props<F>) {
  const { t } = useTranslation(texts);
  const [form] = Form.useForm<F>();
  const send = (fields: F) => onSend(fields).then(onClose, (e: unknown) => showInForm(form, t, e));
  return (
    <Modal open title={title} okText={title} confirmLoading={busy} {...(width ? { width } : {})} onOk={() => form.submit()} onCancel={onClose}>
      {error ? <RefusalNotice error={error} /> : null}
      <Form form={form} layout="vertical" {...(initial ? { initialValues: initial } : {})} onFinish={(v) => void send(v)}>{children}</Form>
    </Modal>
  );
}
