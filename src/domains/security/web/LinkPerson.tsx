import './security.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../web/kit/index.ts';
import { linkPerson, listAccounts, type AccountView } from '../contract.ts';
import { PersonPicker, type Picked } from './PersonPicker.tsx';

/** Whose account it is, and the way to say so. The server refuses while the account holds a role. */
export function LinkPerson({ account, mayLink }: { account: AccountView; mayLink: boolean }) {
  const { t } = useTranslation('security');
  const { t: shell } = useTranslation('shell');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<Picked | null>(null);
  const link = useCommand(linkPerson, {
    invalidates: [listAccounts],
    onDone: () => {
      setOpen(false);
      toast.done(t('person.linked', { name: account.displayName }));
    },
  });
  const begin = () => {
    link.reset();
    setPicked(account.personId ? { id: account.personId, name: account.person?.name ?? '', where: account.person?.organizationName ?? '' } : null);
    setOpen(true);
  };
  const now = account.personId ? [account.person?.name ?? t('account.personLinked'), account.person?.organizationName].filter(Boolean).join(' · ') : t('account.personNone');
  if (!open)
    return (
      <>
        {now}{' '}
        {mayLink && (
          <Button size="small" type="link" onClick={begin}>
            {t(account.personId ? 'person.change' : 'person.link')}
          </Button>
        )}
      </>
    );
  return (
    <div className="dd-security-link">
      {link.error && <RefusalNotice error={link.error} />}
      <PersonPicker value={picked} onChange={setPicked} />
      <div className="dd-security-acts">
        <Button size="small" type="primary" loading={link.isPending} disabled={(picked?.id ?? null) === account.personId} onClick={() => link.mutate({ params: { accountId: account.id }, body: { personId: picked?.id ?? null } })}>
          {shell('action.save')}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {shell('action.cancel')}
        </Button>
      </div>
    </div>
  );
}
