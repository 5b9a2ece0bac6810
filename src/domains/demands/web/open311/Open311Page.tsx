import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, MomentText, Page, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { readOpen311 } from '../../open311/contract.ts';
import { DemandBar } from '../parts.tsx';
import { MakeDialog, RevokeDialog, ServiceDialog, type Client, type Service } from './dialogs.tsx';

type Open = { readonly what: 'service'; readonly service: Service | null } | { readonly what: 'make' } | { readonly what: 'revoke'; readonly client: Client };

/** Open311: where programs of others find the interface, under what they bring demands, and who has a key. */
export default function Open311Page() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readOpen311);
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const requests = <R extends { readonly requests: number }>(): Column<R> => ({ key: 'requests', title: t('open311.requests'), width: 100, align: 'end', sortBy: (r) => r.requests, render: (r) => <span className="dd-num">{r.requests}</span> });
  const offered = (s: Service) => <StateTag tone={s.offered ? 'good' : 'closed'}>{t(s.offered ? 'open311.offered' : 'open311.notOffered')}</StateTag>;
  const live = (c: Client) => <StateTag tone={c.revokedAt === null ? 'good' : 'closed'}>{t(c.revokedAt === null ? 'open311.live' : 'open311.revoked')}</StateTag>;
  const change = (s: Service) => <Button type="link" size="small" onClick={() => setOpen({ what: 'service', service: s })}>{t('open311.change')}</Button>;
  const takeBack = (c: Client) => (c.revokedAt === null ? <Button type="link" size="small" danger onClick={() => setOpen({ what: 'revoke', client: c })}>{t('open311.revoke')}</Button> : <span className="dd-demand-quiet">{c.revokedBecause}</span>);
  const services: Column<Service>[] = [
    { key: 'code', title: t('open311.code'), width: 120, pinned: true, sortBy: (s) => s.code, render: (s) => s.code },
    { key: 'name', title: t('open311.name'), width: 200, grow: true, sortBy: (s) => s.name, render: (s) => s.name },
    { key: 'category', title: t('open311.category'), width: 120, sortBy: (s) => s.category, render: (s) => s.category || '—' },
    { key: 'kind', title: t('open311.kind'), width: 160, render: (s) => t(`open311.kinds.${s.kind}`) },
    { key: 'offered', title: t('line.state'), width: 120, render: offered },
    requests<Service>(),
    { key: 'do', title: '', width: 90, render: change },
  ];
  const clients: Column<Client>[] = [
    { key: 'name', title: t('open311.client'), width: 200, grow: true, pinned: true, sortBy: (c) => c.name, render: (c) => c.name },
    { key: 'made', title: t('open311.made'), width: 220, sortBy: (c) => c.madeAt, render: (c) => <><MomentText value={c.madeAt} /> {c.madeBy}</> },
    { key: 'live', title: t('line.state'), width: 110, render: live },
    requests<Client>(),
    { key: 'last', title: t('open311.last'), width: 160, sortBy: (c) => c.lastAt ?? '', render: (c) => (c.lastAt ? <MomentText value={c.lastAt} /> : t('open311.never')) },
    { key: 'do', title: '', width: 140, render: takeBack },
  ];
  return (
    <Page title={t('nav.open311')} sub={t('open311.sub')} bar={<DemandBar />}>
      <Answered answer={answer}>
        {(desk) => (
          <div className="dd-demand-stack">
            <Section title={t('open311.address')}>
              <p><code className="dd-demand-code">{`${window.location.origin}/api/open311/discovery.xml?jurisdiction_id=${desk.region}`}</code></p>
              <p className="dd-demand-quiet">{t('open311.jurisdiction')}{t('colon')}<span className="dd-num">{desk.region}</span> · {t('open311.limit', { count: desk.limit })}</p>
            </Section>
            <Section title={t('open311.services')} flush extra={<Button onClick={() => setOpen({ what: 'service', service: null })}>{t('open311.service')}</Button>}>
              <DataTable name="demands.open311.services" label={t('open311.services')} columns={services} rows={desk.services} rowKey={(s) => s.code} searchHint={t('open311.search')} searchBy={(s) => `${s.code} ${s.name} ${s.category}`} empty={<EmptyState title={t('open311.noServices')} />} card={(s) => <span className="dd-demand-card"><strong>{s.name}</strong><span className="dd-demand-quiet">{[s.code, s.category].filter(Boolean).join(' · ')}</span><span className="dd-demand-row">{offered(s)}<span className="dd-num">{s.requests}</span>{change(s)}</span></span>} />
            </Section>
            <Section title={t('open311.clients')} flush extra={<Button type="primary" onClick={() => setOpen({ what: 'make' })}>{t('open311.make')}</Button>}>
              <DataTable name="demands.open311.clients" label={t('open311.clients')} columns={clients} rows={desk.clients} rowKey={(c) => c.id} searchHint={t('open311.search')} searchBy={(c) => c.name} empty={<EmptyState title={t('open311.noClients')} />} card={(c) => <span className="dd-demand-card"><strong>{c.name}</strong><span className="dd-demand-quiet">{c.madeBy}</span><span className="dd-demand-row">{live(c)}<span className="dd-num">{c.requests}</span>{takeBack(c)}</span></span>} />
            </Section>
          </div>
        )}
      </Answered>
      {open?.what === 'service' && <ServiceDialog service={open.service} onClose={close} />}
      {open?.what === 'make' && <MakeDialog onClose={close} />}
      {open?.what === 'revoke' && <RevokeDialog client={open.client} onClose={close} />}
    </Page>
  );
}
