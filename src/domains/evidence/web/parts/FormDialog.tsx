import { Form, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';

interface Props<V> {
  readonly title: string;
  readonly act: string;
  readonly lead?: string;
  readonly first?: Partial<V>;
  readonly width?: number;
  readonly onSend: (values: V) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A short form over the page; closes when the server has taken it and keeps what was typed when it refuses. */
export function FormDialog<V extends object>({ title, act, lead, first, width = 560, onSend, onClose, children }: Props<V>) {
  const { t: shell } = useTranslation('shell');
  const [form] = Form.useForm<V>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      await onSend(form.getFieldsValue(true) as V);
      onClose();
    } catch (caught) {
      setError(caught);
      showInForm(form, shell, caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={title} width={width} okText={act} cancelText={shell('action.cancel')} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {error !== null && <RefusalNotice error={error} />}
      {lead && <p className="dd-confirm-words">{lead}</p>}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={first ?? {}} onFinish={() => void send()}>
        {children}
      </Form>
    </Modal>
  );
}
