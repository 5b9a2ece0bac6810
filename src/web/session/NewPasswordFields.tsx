import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from './SessionProvider.tsx';

/** New password twice, with what this installation asks of it. The server judges; its refusal says what is missing. */
export function NewPasswordFields() {
  const { t } = useTranslation();
  const { rules } = useSession();
  const asked = [
    t('password.length', { count: rules.passwordMinLength }),
    rules.passwordKinds > 1 && t('password.kinds', { count: rules.passwordKinds }),
    rules.passwordsRemembered > 0 && t('password.former', { count: rules.passwordsRemembered }),
  ].filter(Boolean);
  return (
    <>
      <Form.Item name="newPassword" label={t('password.new')} extra={asked.join(t('password.and'))} rules={[{ required: true, message: t('password.newMissing') }]}>
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t('password.again')}
        dependencies={['newPassword']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) =>
              value === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(t('password.different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
    </>
  );
}
