import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer, useAnswerPages } from '../../../web/api/index.ts';
import { DataTable, EmptyState, MomentText, Page, useTableState, type Column } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { listAccounts, type AccountView } from '../contract.ts';
import { AccountDrawer } from './AccountDrawer.tsx';
import { CreateAccountDialog } from './CreateAccountDialog.tsx';
import { HandOverPassword } from './HandOverPassword.tsx';
import { AccountStateTag, RoleLabels } from './words.tsx';

const states = ['active', 'locked', 'disabled'] as const;

/** Accounts of the region. The system administrator opens and closes them, the security administrator says what they may do. */
export default function AccountsPage() {
  const { t } = useTranslation('security');
  const [search, setSearch] = useSearchParams();
  const [{ text }] = useTableState();
  const [creating, setCreating] = useState(false);
  const mayManage = useMay('security.accounts.manage');
  const maySeeRoles = useMay('security.grants.read');
  const state = states.find((s) => s === search.get('state'));
  const pages = useAnswerPages(listAccounts, {
    inputAt: (after: string | undefined) => ({ query: { limit: 100, ...(text ? { text } : {}), ...(state ? { state } : {}), ...(after ? { after } : {}) } }),
    next: (a) => a.next,
    rows: (a) => a.accounts,
  });
  const set = (key: string, value: string | null) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    }, { replace: true });
  // An act may take the account out of the list that is shown (unlocked, disabled): the drawer stays with it all the same.
  const [chosen, choose] = useState<AccountView | null>(null);
  const id = search.get('account');
  const fresh = useAnswer(listAccounts, { query: { text: chosen?.name ?? '', limit: 200 } }, { enabled: chosen !== null && chosen.id === id });
  const opened = [...(pages.rows ?? []), ...(fresh.data?.accounts ?? []), ...(chosen ? [chosen] : [])].find((a) => a.id === id);
  // Kept here, not in the drawer: a password that is shown once must not vanish with what stands under it.
  const [handOver, setHandOver] = useState<{ readonly name: string; readonly password: string } | null>(null);

  const columns: Column<AccountView>[] = [
    { key: 'name', title: t('account.name'), width: 160, pinned: true, render: (a) => a.name },
    { key: 'displayName', title: t('account.displayName'), width: 140, grow: true, render: (a) => a.displayName },
    { key: 'state', title: t('account.state'), width: 110, render: (a) => <AccountStateTag account={a} /> },
    ...(maySeeRoles ? [{ key: 'roles', title: t('account.roles'), width: 300, grow: true, render: (a: AccountView) => <RoleLabels grants={a.grants ?? []} ended={a.ended} /> }] : []),
    { key: 'factors', title: t('account.twoFactors'), width: 110, render: (a) => t(a.twoFactors ? 'account.factorSet' : 'account.factorNone') },
    { key: 'password', title: t('account.passwordSetAt'), width: 160, render: (a) => (a.mustChangePassword ? t('account.mustChange') : <MomentText value={a.passwordSetAt} />) },
    { key: 'created', title: t('account.createdAt'), width: 160, optional: true, render: (a) => <MomentText value={a.createdAt} /> },
  ];

  return (
    <Page
      title={t('accounts.title')}
      sub={t(maySeeRoles ? 'accounts.subRoles' : 'accounts.sub')}
      actions={mayManage && <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t('accounts.create')}</Button>}
    >
      <DataTable
        name={maySeeRoles ? 'security.accounts.roles' : 'security.accounts'}
        label={t('accounts.title')}
        columns={columns}
        rows={pages.rows}
        rowKey={(a) => a.id}
        error={pages.error}
        onRetry={() => void pages.refetch()}
        server={{ onEnd: () => pages.hasNextPage && !pages.isFetchingNextPage && void pages.fetchNextPage(), loadingMore: pages.isFetchingNextPage }}
        searchHint={t('accounts.search')}
        tools={<Segmented value={state ?? 'all'} options={['all', ...states].map((value) => ({ value, label: t(`filter.${value}`) }))} onChange={(value) => set('state', value === 'all' ? null : value)} />}
        onOpen={(a) => {
          choose(a);
          set('account', a.id);
        }}
        empty={<EmptyState title={t(state ? 'accounts.noMatch' : 'accounts.none')}>{t(state ? 'accounts.noMatchNext' : 'accounts.noneNext')}</EmptyState>}
        card={(a) => (
          <>
            <b>{a.displayName}</b> {a.name} <AccountStateTag account={a} />
            <div>{maySeeRoles ? <RoleLabels grants={a.grants ?? []} ended={a.ended} /> : t('audit.pair', { key: t('account.twoFactors'), value: t(a.twoFactors ? 'account.factorSet' : 'account.factorNone') })}</div>
          </>
        )}
        rowTone={(a) => (a.state === 'locked' ? 'caution' : undefined)}
      />
      {opened && <AccountDrawer account={opened} onPassword={(password) => setHandOver({ name: opened.name, password })} onClose={() => set('account', null)} />}
      <HandOverPassword accountName={handOver?.name ?? ''} password={handOver?.password ?? null} onClose={() => setHandOver(null)} />
      <CreateAccountDialog open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
