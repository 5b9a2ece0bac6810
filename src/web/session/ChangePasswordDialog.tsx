import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useToast } from '../kit/toast.ts';
import { NewPasswordFields } from './NewPasswordFields.tsx';
import { useSessionControl } from './SessionProvider.tsx';

export function ChangePasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { port, reread } = useSessionControl();
  const toast = useToast();
  const [form] = Form.useForm<{ password: string; newPassword: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const save = async (fields: { password: string; newPassword: string }) => {
    setBusy(true);
    setError(null);
    try {
      await port.changePassword({ password: fields.password, newPassword: fields.newPassword });
      await reread();
      toast.done(t('password.changed'));
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open={open}
      title={t('password.title')}
      okText={t('action.save')}
      cancelText={t('action.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={420}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void save(fields)}>
        {error !== null && <RefusalNotice error={error} fields={{ password: t('password.old'), newPassword: t('password.new'), code: t('signIn.code') }} />}
        <Form.Item name="password" label={t('password.old')} rules={[{ required: true, message: t('password.oldMissing') }]}>
          <Input.Password autoComplete="current-password" size="large" autoFocus />
        </Form.Item>
        <NewPasswordFields />
      </Form>
    </Modal>
  );
}
