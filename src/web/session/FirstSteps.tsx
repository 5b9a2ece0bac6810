import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../frame/LanguageSwitch.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { NewPasswordFields } from './NewPasswordFields.tsx';
import { useSession, useSessionControl } from './SessionProvider.tsx';

/** What a session must do before anything else opens: a new password, then a second factor. */
export default function FirstSteps() {
  return useSession().state === 'password_change_needed' ? <NewPassword /> : <SecondFactor />;
}

function Step({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { signOut } = useSessionControl();
  return (
    <div className="dd-signin">
      <header className="dd-signin-top">
        <LanguageSwitch />
      </header>
      <main className="dd-signin-box">
        <h1>{title}</h1>
        <p className="dd-signin-lead">{lead}</p>
        {children}
        <Button type="link" block onClick={() => void signOut().catch(() => location.reload())}>
          {t('bar.signOut')}
        </Button>
      </main>
    </div>
  );
}

/** Runs a step, keeping its refusal for the notice. */
function useStep() {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    work().catch(setError).finally(() => setBusy(false));
  };
  return { busy, run, notice: error !== null && <RefusalNotice error={error} fields={{ password: t('password.old'), newPassword: t('password.new'), code: t('signIn.code') }} /> };
}

function PresentPassword() {
  const { t } = useTranslation();
  return (
    <Form.Item name="password" label={t('password.old')} rules={[{ required: true, message: t('password.oldMissing') }]}>
      <Input.Password autoComplete="current-password" size="large" autoFocus />
    </Form.Item>
  );
}

function NewPassword() {
  const { t } = useTranslation();
  const { port, reread } = useSessionControl();
  const { busy, run, notice } = useStep();
  const save = (fields: { password: string; newPassword: string }) =>
    run(async () => {
      await port.changePassword({ password: fields.password, newPassword: fields.newPassword });
      await reread();
    });
  return (
    <Step title={t('password.title')} lead={t('signIn.changeNeeded')}>
      <Form layout="vertical" requiredMark={false} onFinish={save}>
        {notice}
        <PresentPassword />
        <NewPasswordFields />
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('signIn.saveAndGo')}
        </Button>
      </Form>
    </Step>
  );
}

function SecondFactor() {
  const { t } = useTranslation();
  const { port, reread } = useSessionControl();
  const { busy, run, notice } = useStep();
  const [begun, setBegun] = useState<{ readonly secret: string; readonly picture: string } | null>(null);
  if (!begun) {
    return (
      <Step title={t('factor.title')} lead={t('factor.lead')}>
        <Form layout="vertical" requiredMark={false} onFinish={({ password }: { password: string }) => run(async () => setBegun(await port.enrolTwoFactors(password)))}>
          {notice}
          <PresentPassword />
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('factor.begin')}
          </Button>
        </Form>
      </Step>
    );
  }
  const confirm = ({ code }: { code: string }) =>
    run(async () => {
      await port.confirmTwoFactors(code);
      await reread();
    });
  return (
    <Step title={t('factor.title')} lead={t('factor.scan')}>
      <img className="dd-factor-picture" src={begun.picture} alt={t('factor.pictureAlt')} />
      <p className="dd-factor-secret">
        {t('factor.typed')} <code>{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Form layout="vertical" requiredMark={false} onFinish={confirm}>
        {notice}
        <Form.Item name="code" label={t('signIn.code')} rules={[{ required: true, pattern: /^\d{6}$/, message: t('signIn.codeMissing') }]}>
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} autoFocus size="large" className="dd-code-input" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('factor.confirm')}
        </Button>
      </Form>
    </Step>
  );
}
