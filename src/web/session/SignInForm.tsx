import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import type { SignInState } from './session.ts';
import { useSessionControl } from './SessionProvider.tsx';

interface Fields {
  accountName: string;
  password: string;
  code?: string;
}

/** Account and password, then the code of the second factor where the account has one. */
export function SignInForm({ fixedAccount, onDone }: { fixedAccount?: string; onDone?: () => void }) {
  const { t } = useTranslation();
  const { signIn } = useSessionControl();
  const [form] = Form.useForm<Fields>();
  const [step, setStep] = useState<SignInState | 'start'>('start');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (fields: Fields) => {
    setBusy(true);
    setError(null);
    // The form drops fields it no longer shows, so what was typed in earlier steps is read from its store.
    const { accountName, password, code } = { ...form.getFieldsValue(true), ...fields } as Fields;
    try {
      const state = await signIn({ accountName, password, ...(code ? { code } : {}) });
      setStep(state);
      if (state === 'signed_in') onDone?.();
    } catch (caught) {
      setError(caught);
      if (step === 'code_needed') form.setFieldValue('code', '');
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={fixedAccount ? { accountName: fixedAccount } : {}}
      onFinish={(fields) => void submit(fields)}
      className="dd-signin-form"
    >
      {error !== null && <RefusalNotice error={error} />}
      {step !== 'code_needed' && (
        <>
          <Form.Item name="accountName" label={t('signIn.account')} rules={[{ required: true, message: t('signIn.accountMissing') }]}>
            <Input autoComplete="username" autoFocus={!fixedAccount} disabled={fixedAccount !== undefined} size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordMissing') }]}>
            <Input.Password autoComplete="current-password" autoFocus={fixedAccount !== undefined} size="large" />
          </Form.Item>
        </>
      )}
      {step === 'code_needed' && (
        <Form.Item
          name="code"
          label={t('signIn.code')}
          extra={t('signIn.codeWhere')}
          rules={[{ required: true, pattern: /^\d{6}$/, message: t('signIn.codeMissing') }]}
        >
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} autoFocus size="large" className="dd-code-input" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t(step === 'code_needed' ? 'signIn.confirmCode' : 'signIn.go')}
      </Button>
      {step === 'code_needed' && (
        <Button type="link" block onClick={() => setStep('start')}>
          {t('signIn.otherAccount')}
        </Button>
      )}
    </Form>
  );
}
