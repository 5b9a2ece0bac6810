import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../frame/LanguageSwitch.tsx';
import { Mark } from '../frame/Mark.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import type { DemoAccount } from './session.ts';
import { useSessionControl } from './SessionProvider.tsx';
import { SignInForm } from './SignInForm.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const { port, signIn } = useSessionControl();
  const [demo, setDemo] = useState<readonly DemoAccount[]>([]);
  const [demoError, setDemoError] = useState<unknown>(null);

  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`;
    port.demoAccounts().then(setDemo, () => setDemo([]));
  }, [port, t]);

  return (
    <div className="dd-signin">
      <header className="dd-signin-top">
        <LanguageSwitch />
      </header>
      <main className="dd-signin-box">
        <h1 className="dd-signin-name">
          <Mark size={32} /> {t('product')}
        </h1>
        <p className="dd-signin-lead">{t('signIn.lead')}</p>
        <SignInForm />
        {demo.length > 0 && (
          <section className="dd-demo" aria-label={t('signIn.demoTitle')}>
            <h2>{t('signIn.demoTitle')}</h2>
            <p>{t('signIn.demoLead')}</p>
            {demoError !== null && <RefusalNotice error={demoError} />}
            <div className="dd-demo-accounts">
              {demo.map((account) => (
                <Button key={account.accountName} size="small" onClick={() => void signIn(account).catch(setDemoError)}>
                  {t(account.title, { defaultValue: account.title })}
                </Button>
              ))}
            </div>
          </section>
        )}
      </main>
    </div>
  );
}
