import './security.css';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../web/api/index.ts';
import { RefusalNotice, Section, StateTag, useToast } from '../../../web/kit/index.ts';
import { useSessionControl } from '../../../web/session/SessionProvider.tsx';
import { confirmTwoFactors, currentSession, enrolTwoFactors, removeTwoFactors } from '../contract.ts';

/** The own second factor: set up in two steps, removed with password and code. */
export function TwoFactorsSection({ present, required }: { present: boolean; required: boolean }) {
  const { t } = useTranslation('security');
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('factor.title')} extra={<Button onClick={() => setOpen(true)}>{t(present ? 'factor.remove' : 'factor.set')}</Button>}>
      <p>
        <StateTag tone={present ? 'good' : required ? 'caution' : 'closed'}>{t(present ? 'account.factorSet' : 'account.factorNone')}</StateTag> {t(present ? 'factor.isSet' : 'factor.isNot')}
      </p>
      {open && (present ? <Remove required={required} onClose={() => setOpen(false)} /> : <SetUp onClose={() => setOpen(false)} />)}
    </Section>
  );
}

function Password({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <Form.Item name="password" label={t('password.old')} rules={[{ required: true, message: t('password.oldMissing') }]}>
      <Input.Password autoComplete="current-password" autoFocus={autoFocus} />
    </Form.Item>
  );
}

function Code() {
  const { t } = useTranslation('shell');
  return (
    <Form.Item name="code" label={t('signIn.code')} extra={t('signIn.codeWhere')} rules={[{ required: true, pattern: /^\d{6}$/, message: t('signIn.codeMissing') }]}>
      <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} className="dd-code-input" />
    </Form.Item>
  );
}

function SetUp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('security');
  const { t: shell } = useTranslation('shell');
  const toast = useToast();
  const { reread } = useSessionControl();
  const [form] = Form.useForm<{ password: string; code: string }>();
  const enrol = useCommand(enrolTwoFactors);
  const confirm = useCommand(confirmTwoFactors, {
    invalidates: [currentSession],
    onDone: () => {
      toast.done(t('factor.done'));
      onClose();
      void reread();
    },
  });
  const begun = enrol.data;
  return (
    <Modal open title={t('factor.set')} okText={t(begun ? 'factor.confirm' : 'factor.next')} cancelText={shell('action.cancel')} confirmLoading={enrol.isPending || confirm.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }} width={440}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ password, code }) => (begun ? confirm.mutate({ body: { code } }) : enrol.mutate({ body: { password } }))}>
        {(enrol.error ?? confirm.error) && <RefusalNotice error={enrol.error ?? confirm.error} />}
        {begun ? (
          <>
            <p>{t('factor.scan')}</p>
            <img src={begun.picture} alt={t('factor.pictureAlt')} width={220} height={220} className="dd-security-picture" />
            <p className="dd-security-quiet">
              {t('factor.typed')} <code>{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
            <Code />
          </>
        ) : (
          <>
            <p>{t('factor.lead')}</p>
            <Password autoFocus />
          </>
        )}
      </Form>
    </Modal>
  );
}

function Remove({ required, onClose }: { required: boolean; onClose: () => void }) {
  const { t } = useTranslation('security');
  const { t: shell } = useTranslation('shell');
  const toast = useToast();
  const { reread } = useSessionControl();
  const [form] = Form.useForm<{ password: string; code: string }>();
  const remove = useCommand(removeTwoFactors, {
    invalidates: [currentSession],
    onDone: () => {
      toast.done(t('factor.removed'));
      onClose();
      void reread();
    },
  });
  return (
    <Modal open title={t('factor.remove')} okText={t('factor.remove')} cancelText={shell('action.cancel')} okButtonProps={{ danger: true, type: 'default' }} confirmLoading={remove.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }} width={440}>
      <p>{t(required ? 'factor.removeRequired' : 'factor.removeWhat')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => remove.mutate({ body })}>
        {remove.error && <RefusalNotice error={remove.error} />}
        <Password autoFocus />
        <Code />
      </Form>
    </Modal>
  );
}
