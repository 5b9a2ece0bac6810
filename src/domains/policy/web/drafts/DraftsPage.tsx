import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, MomentText, Page, dateText, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { draftStates, listDrafts, type DraftLine } from '../../contract/workbench.ts';
import { PolicyBar } from '../parts.tsx';
import { NewDraft } from './NewDraft.tsx';
import { DraftStanding } from './DraftStanding.tsx';

/** 修订: drafts of local policy, where each stands and from when it binds. */
export default function DraftsPage() {
  const { t } = useTranslation('policy');
  const go = useNavigate();
  const drafts = useAnswer(listDrafts);
  const mayWrite = useMay('policy.draft.write');
  const [beginning, setBeginning] = useState(false);
  const columns: Column<DraftLine>[] = [
    { key: 'title', title: t('draft.title'), width: 260, grow: true, pinned: true, render: (d) => <span title={d.purpose}>{d.title}</span>, sortBy: (d) => d.title },
    {
      key: 'state',
      title: t('draft.stateLabel'),
      width: 150,
      render: (d) => <DraftStanding draft={d} />,
      filter: { choices: draftStates.map((value) => ({ value, label: t(`draft.state.${value}`) })), valueOf: (d) => d.state },
      sortBy: (d) => draftStates.indexOf(d.state),
    },
    { key: 'from', title: t('draft.from'), width: 120, render: (d) => dateText(d.from), sortBy: (d) => d.from },
    { key: 'entries', title: t('draft.entries'), width: 80, align: 'end', render: (d) => d.entries, sortBy: (d) => d.entries },
    { key: 'changedBy', title: t('draft.changedBy'), width: 110, render: (d) => d.changedBy, sortBy: (d) => d.changedBy },
    { key: 'changedAt', title: t('draft.changedAt'), width: 160, render: (d) => <MomentText value={d.changedAt} />, sortBy: (d) => d.changedAt },
    { key: 'approvedBy', title: t('draft.approvedBy'), width: 110, render: (d) => d.approvedBy ?? '', sortBy: (d) => d.approvedBy },
  ];
  return (
    <Page title={t('part.drafts')} sub={t('draft.sub')} bar={<PolicyBar />} actions={mayWrite && <Button type="primary" onClick={() => setBeginning(true)}>{t('draft.begin')}</Button>}>
      <DataTable
        name="policy.drafts"
        label={t('part.drafts')}
        columns={columns}
        rows={drafts.data}
        rowKey={(d) => d.id}
        error={drafts.error}
        onRetry={() => void drafts.refetch()}
        onOpen={(d) => void go(`/policy/drafts/${d.id}`)}
        searchHint={t('draft.search')}
        searchBy={(d) => `${d.title} ${d.purpose} ${d.changedBy}`}
        empty={<EmptyState title={t('draft.none')}>{t('draft.noneNext')}</EmptyState>}
        card={(d) => (
          <>
            <b>{d.title}</b>
            <p>
              <DraftStanding draft={d} /> {t('since', { day: dateText(d.from) })}
            </p>
            <p>
              {d.changedBy} <MomentText value={d.changedAt} />
            </p>
          </>
        )}
      />
      {beginning && <NewDraft onClose={() => setBeginning(false)} onBegun={(id) => void go(`/policy/drafts/${id}`)} />}
    </Page>
  );
}
