import './security.css';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalError } from '../../../web/api/index.ts';
import { useCommand } from '../../../web/api/index.ts';
import { KeyValue, MomentText, RefusalNotice, Section, useToast } from '../../../web/kit/index.ts';
import { useMay, useSession } from '../../../web/session/index.ts';
import { listAccounts, resetPassword, resetTwoFactors, setAccountState, unlockAccount, type AccountView } from '../contract.ts';
import { ConfirmAct } from './ConfirmAct.tsx';
import { LinkPerson } from './LinkPerson.tsx';
import { GrantsSection } from './GrantsSection.tsx';
import { AccountStateTag } from './words.tsx';

type Act = 'disable' | 'enable' | 'unlock' | 'password' | 'factors';

/** One account: what it is, what may be done with it, what it may do. */
export function AccountDrawer({ account, onPassword, onClose }: { account: AccountView; onPassword: (password: string) => void; onClose: () => void }) {
  const { t } = useTranslation('security');
  const toast = useToast();
  const self = useSession().account.id === account.id;
  const mayManage = useMay('security.accounts.manage');
  const [asked, setAsked] = useState<Act | null>(null);
  const invalidates = [listAccounts];
  const done = (act: Act) => {
    setAsked(null);
    if (act !== 'password') toast.done(t(`act.${act}.done`, { name: account.displayName }));
  };
  const state = useCommand(setAccountState, { invalidates, onDone: (_, input) => done(input.body.state === 'active' ? 'enable' : 'disable') });
  const unlock = useCommand(unlockAccount, { invalidates, onDone: () => done('unlock') });
  const factors = useCommand(resetTwoFactors, { invalidates, onDone: () => done('factors') });
  const reset = useCommand(resetPassword, {
    invalidates,
    onDone: (answer) => {
      done('password');
      onPassword(answer.password);
    },
  });
  const params = { accountId: account.id };
  const acts: Record<Act, { readonly run: () => void; readonly command: { readonly error: RefusalError | Error | null; readonly isPending: boolean; reset(): void } }> = {
    disable: { run: () => state.mutate({ params, body: { state: 'disabled' } }), command: state },
    enable: { run: () => state.mutate({ params, body: { state: 'active' } }), command: state },
    unlock: { run: () => unlock.mutate({ params }), command: unlock },
    password: { run: () => reset.mutate({ params }), command: reset },
    factors: { run: () => factors.mutate({ params }), command: factors },
  };
  const offered: Act[] = account.state === 'disabled' ? ['enable'] : [...(account.state === 'locked' ? ['unlock' as const] : []), 'password', ...(account.twoFactors ? ['factors' as const] : []), 'disable'];

  return (
    <Drawer open onClose={onClose} title={account.displayName} size="min(560px, 100vw)">
      <div className="dd-security-drawer">
        <KeyValue
          columns={2}
          facts={[
            { key: 'name', label: t('account.name'), value: account.name },
            { key: 'state', label: t('account.state'), value: <AccountStateTag account={account} /> },
            { key: 'person', label: t('account.person'), value: <LinkPerson key={account.id} account={account} mayLink={mayManage && !self} />, wide: true },
            { key: 'factors', label: t('account.twoFactors'), value: t(account.twoFactors ? 'account.factorSet' : 'account.factorNone') },
            { key: 'password', label: t('account.passwordSetAt'), value: account.mustChangePassword ? t('account.mustChange') : <MomentText value={account.passwordSetAt} /> },
            { key: 'created', label: t('account.createdAt'), value: <MomentText value={account.createdAt} /> },
            ...(account.lockedUntil ? [{ key: 'locked', label: t('account.lockedUntil'), value: <MomentText value={account.lockedUntil} />, wide: true }] : []),
          ]}
        />
        {account.grants && <GrantsSection account={account} grants={account.grants} />}
        {mayManage && (
          <Section title={t('act.title')}>
            {self ? (
              <p className="dd-security-quiet">{t('act.notOnYourself')}</p>
            ) : (
              <div className="dd-security-acts">
                {offered.map((act) => (
                  <Button key={act} danger={act === 'disable'} onClick={() => setAsked(act)}>
                    {t(`act.${act}.do`)}
                  </Button>
                ))}
              </div>
            )}
          </Section>
        )}
      </div>
      {asked && (
        <ConfirmAct
          title={t(`act.${asked}.do`)}
          confirmText={t(`act.${asked}.do`)}
          danger={asked === 'disable'}
          busy={acts[asked].command.isPending}
          onConfirm={acts[asked].run}
          onClose={() => {
            acts[asked].command.reset();
            setAsked(null);
          }}
        >
          {acts[asked].command.error && <RefusalNotice error={acts[asked].command.error} />}
          {t(`act.${asked}.what`, { name: account.displayName })}
        </ConfirmAct>
      )}
    </Drawer>
  );
}
