import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../../../../web/kit/index.ts';

interface Props {
  readonly title: string;
  readonly lead: string;
  /** The verb of the button. */
  readonly act: string;
  /** An opinion is welcome with a confirmation and needed with anything else. */
  readonly needed: boolean;
  readonly onSend: (opinion: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** One step of the review with its opinion; what was typed stays when the server refuses. */
export function ReviewDialog({ title, lead, act, needed, onSend, onClose }: Props) {
  const { t } = useTranslation('evidence');
  const { t: shell } = useTranslation('shell');
  const [form] = Form.useForm<{ opinion?: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async ({ opinion = '' }: { opinion?: string }) => {
    setBusy(true);
    setError(null);
    try {
      await onSend(opinion.trim());
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={title} okText={act} cancelText={shell('action.cancel')} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {error !== null && <RefusalNotice error={error} />}
      <p className="dd-confirm-words">{lead}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(f) => void send(f)}>
        <Form.Item name="opinion" label={needed ? t('review.opinion') : t('review.opinionOptional')} extra={t('review.kept')} rules={needed ? [{ required: true, whitespace: true, message: t('review.opinionMissing') }, { min: 2, message: t('review.opinionMissing') }] : []}>
          <Input.TextArea rows={4} maxLength={2000} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
