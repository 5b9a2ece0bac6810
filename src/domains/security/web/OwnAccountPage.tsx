import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api/index.ts';
import { rememberLanguage, type Language } from '../../../web/i18n/languages.ts';
import { changeLanguage } from '../../../web/i18n/start.ts';
import { Answered, KeyValue, MomentText, Page, Section } from '../../../web/kit/index.ts';
import { ChangePasswordDialog } from '../../../web/session/ChangePasswordDialog.tsx';
import { useSessionControl } from '../../../web/session/SessionProvider.tsx';
import { currentSession, type SessionView } from '../contract.ts';
import { TwoFactorsSection } from './TwoFactorsSection.tsx';

/** 我的账号: who I am here, password, second factor, language. */
export default function OwnAccountPage() {
  const { t } = useTranslation('security');
  const answer = useAnswer(currentSession);
  return (
    <Page title={t('own.title')} width="reading">
      <Answered answer={answer}>{(session) => <OwnAccount session={session} />}</Answered>
    </Page>
  );
}

function OwnAccount({ session }: { session: SessionView }) {
  const { t, i18n } = useTranslation('security');
  const { t: shell } = useTranslation('shell');
  const { port } = useSessionControl();
  const [changing, setChanging] = useState(false);
  const { account } = session;
  const speak = async (language: Language) => {
    rememberLanguage(language);
    await changeLanguage(language);
    await port.setLanguage(language).catch(() => undefined);
  };
  return (
    <>
      <Section>
        <KeyValue
          columns={2}
          facts={[
            { key: 'displayName', label: t('account.displayName'), value: account.displayName },
            { key: 'name', label: t('account.name'), value: account.name },
            { key: 'region', label: t('own.region'), value: session.region.name },
            { key: 'roles', label: t('account.roles'), value: session.grants.map((g) => [shell(`role.${g.role}`), g.organizationName].filter(Boolean).join(' · ')).join(t('own.and')) },
          ]}
        />
      </Section>
      <Section title={t('own.password')} extra={<Button onClick={() => setChanging(true)}>{t('own.changePassword')}</Button>}>
        <KeyValue
          columns={2}
          facts={[
            { key: 'set', label: t('account.passwordSetAt'), value: <MomentText value={account.passwordSetAt} /> },
            { key: 'until', label: t('own.passwordUntil'), value: account.passwordExpiresAt ? <MomentText value={account.passwordExpiresAt} /> : t('own.passwordLasting') },
          ]}
        />
      </Section>
      <TwoFactorsSection present={account.twoFactors} required={session.rules.twoFactors} />
      <Section title={t('own.language')}>
        <Radio.Group value={i18n.language} onChange={(e) => void speak(e.target.value as Language)} options={[{ value: 'zh-CN', label: shell('languageName.zh-CN') }, { value: 'en', label: shell('languageName.en') }]} aria-label={t('own.language')} />
      </Section>
      {changing && <ChangePasswordDialog open onClose={() => setChanging(false)} />}
    </>
  );
}
