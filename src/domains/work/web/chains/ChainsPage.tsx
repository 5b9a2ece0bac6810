import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Page, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { listChains } from '../../chains/contract.ts';
import { OpenChainDialog } from './OpenChainDialog.tsx';
import { Departments, StartTag } from './parts.tsx';

type Board = OutputOf<typeof listChains>;
type Head = Board['chains'][number];

/** 全链条服务: what stands still first, then the projects, then the departments. */
export default function ChainsPage() {
  const { t } = useTranslation('chains');
  const answer = useAnswer(listChains);
  const [opening, open] = useState(false);
  return (
    <Page title={t('nav.chains')} sub={t('sub')} actions={answer.data?.can.run && <Button type="primary" onClick={() => open(true)}>{t('act.open')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            <Alerts alerts={board.alerts} />
            <Chains chains={board.chains} />
            {board.departments.length > 0 && <Departments name="work.chain-departments" departments={board.departments} />}
            {opening && <OpenChainDialog units={board.units} choices={board.choices} onClose={() => open(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Alerts({ alerts }: { readonly alerts: Board['alerts'] }) {
  const { t } = useTranslation('chains');
  return (
    <Section title={t('alerts', { count: alerts.length })}>
      {alerts.length === 0 ? <EmptyState title={t('noAlerts')} /> : (
        <ul className="dd-work-list">
          {alerts.map((a) => (
            <li key={`${a.chainId}${a.link}${a.kind}`} className="dd-work-card">
              <span className="dd-work-row"><StateTag tone={a.kind === 'blocked' ? 'caution' : 'danger'}>{t(a.kind === 'blocked' ? 'blockedFor' : 'overdueBy', { days: a.days })}</StateTag><Link to={`/chains/${a.chainId}`}>{t('linkOf', { link: a.link, chain: a.chainTitle })}</Link><span className="dd-work-quiet">{a.organizationName}</span></span>
              {a.reason && <span>{t('because', { reason: a.reason, who: a.clearedBy ?? t('investor') })} <span className="dd-work-quiet">{a.standing && t(`standing.${a.standing}`)}</span></span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Chains({ chains }: { readonly chains: readonly Head[] }) {
  const { t } = useTranslation('chains');
  const progress = (c: Head) => <span className="dd-num">{t('chain.doneOf', { done: c.done, links: c.links })}</span>;
  const trouble = (c: Head) => {
    const says = [...(c.blocked > 0 ? [t('blockedCount', { count: c.blocked })] : []), ...(c.overdue > 0 ? [t('overdueCount', { count: c.overdue })] : [])];
    return says.length > 0 && <StateTag tone={c.overdue > 0 ? 'danger' : 'caution'}>{says.join(t('sep'))}</StateTag>;
  };
  const money = (c: Head) => <span className="dd-num">{t('chain.money', { amount: c.investment })}</span>;
  const columns: Column<Head>[] = [
    { key: 'title', title: t('chain.title'), width: 170, grow: true, pinned: true, sortBy: (c) => c.title, render: (c) => <Link to={`/chains/${c.id}`}>{c.title}</Link> },
    { key: 'unit', title: t('chain.unit'), width: 150, sortBy: (c) => c.organizationName, render: (c) => c.organizationName },
    { key: 'investment', title: t('chain.investment'), width: 160, align: 'end', sortBy: (c) => Number(c.investment), render: money },
    { key: 'planned', title: t('chain.plannedStartOn'), width: 110, sortBy: (c) => c.plannedStartOn, render: (c) => dateText(c.plannedStartOn) },
    { key: 'started', title: t('chain.startedOn'), width: 110, sortBy: (c) => c.startedOn, render: (c) => (c.startedOn ? dateText(c.startedOn) : '—') },
    { key: 'early', title: t('chain.against'), width: 140, sortBy: (c) => c.monthsEarly, render: (c) => <StartTag chain={c} /> },
    { key: 'done', title: t('chain.links'), width: 100, align: 'end', sortBy: (c) => c.done, render: progress },
    { key: 'saved', title: t('chain.saved'), width: 110, align: 'end', sortBy: (c) => c.saved, render: (c) => <span className="dd-num">{c.saved}</span> },
    { key: 'trouble', title: t('chain.trouble'), width: 170, sortBy: (c) => c.blocked + c.overdue, render: (c) => trouble(c) || '—' },
  ];
  return (
    <Section title={t('chain.all')} flush>
      <DataTable name="work.chains" label={t('chain.all')} columns={columns} rows={chains} rowKey={(c) => c.id} searchHint={t('search')} searchBy={(c) => `${c.title} ${c.organizationName}`} empty={<EmptyState title={t('none')} />} card={(c) => <span className="dd-work-card"><Link to={`/chains/${c.id}`}><strong>{c.title}</strong></Link><span className="dd-work-quiet">{c.organizationName}</span><span className="dd-work-row">{money(c)}<StartTag chain={c} />{progress(c)}</span>{trouble(c)}</span>} />
    </Section>
  );
}
