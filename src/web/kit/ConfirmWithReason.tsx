import { Button, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from './RefusalNotice.tsx';

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, to whom, and whether it can be undone. */
  readonly children?: ReactNode;
  /** The verb of the button: 退回, 撤销. */
  readonly confirmText: string;
  /** What the reason should say. */
  readonly reasonHint?: string;
  /** Shortest reason, from policy or the contract. */
  readonly least?: number;
  readonly most?: number;
  readonly danger?: boolean;
  /** Does it; a thrown refusal is shown here and what was typed stays. */
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** An act that needs a written reason, which goes into the file. */
export function ConfirmWithReason({ open, title, children, confirmText, reasonHint, least = 1, most = 1000, danger = false, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const submit = async ({ reason }: { reason: string }) => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm(reason.trim());
      form.resetFields();
      close();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title={title}
      onCancel={close}
      mask={{ closable: false }}
      footer={[
        <Button key="no" onClick={close}>
          {t('action.cancel')}
        </Button>,
        <Button key="yes" type={danger ? 'default' : 'primary'} danger={danger} loading={busy} onClick={() => form.submit()}>
          {confirmText}
        </Button>,
      ]}
    >
      {error !== null && <RefusalNotice error={error} />}
      {children && <div className="dd-confirm-words">{children}</div>}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item
          name="reason"
          label={t('reason.label')}
          extra={t('reason.kept')}
          rules={[
            { required: true, whitespace: true, message: t('reason.missing') },
            { min: least, message: t('reason.short', { count: least }) },
          ]}
        >
          <Input.TextArea autoFocus rows={4} maxLength={most} showCount {...(reasonHint === undefined ? {} : { placeholder: reasonHint })} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
