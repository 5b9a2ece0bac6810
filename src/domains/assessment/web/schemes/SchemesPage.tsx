import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Button } from 'antd';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, Gate, MomentText, Page, RefusalNotice, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { listDrafts, listSchemes, startDraft, type SchemeView } from '../../contract.ts';
import { purposes } from '../../model.ts';
import { useName } from '../words.tsx';

/** All versions of all schemes. */
export default function SchemesPage() {
  const { t } = useTranslation('assessment');
  const name = useName();
  const go = useNavigate();
  const answer = useAnswer(listSchemes);
  const start = useCommand(startDraft, { invalidates: [listDrafts], onDone: ({ id }) => void go(`/assessment/schemes/drafts/${id}`) });
  const columns: Column<SchemeView>[] = [
    { key: 'title', title: t('schemes.column.title'), width: 260, grow: true, pinned: true, sortBy: (s) => s.key, render: (s) => <Link to={`/assessment/schemes/${s.id}`}>{name(s.title)}</Link> },
    { key: 'version', title: t('schemes.column.version'), width: 160, sortBy: (s) => s.version, render: (s) => <>{t('scheme.version', { version: s.version })} <StateTag tone={s.latest ? 'good' : 'closed'}>{t(s.latest ? 'schemes.latest' : 'schemes.old')}</StateTag></> },
    { key: 'purpose', title: t('settings.purpose'), width: 130, sortBy: (s) => s.purpose, filter: { choices: purposes.map((value) => ({ value, label: t(`purpose.${value}`) })), valueOf: (s) => s.purpose }, render: (s) => t(`purpose.${s.purpose}`) },
    { key: 'recorded', title: t('schemes.column.recorded'), width: 180, sortBy: (s) => s.recordedAt, render: (s) => <MomentText value={s.recordedAt} /> },
    { key: 'by', title: t('schemes.column.by'), width: 140, render: (s) => s.recordedBy },
  ];
  return (
    <Page title={t('schemes.title')} sub={t('schemes.sub')} breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: t('schemes.title') }]}
      actions={
        <Gate permission="assessment.schemes.manage">
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ body: { from: null } })}>
            {t('editor.new')}
          </Button>
        </Gate>
      }
    >
      {start.error && <RefusalNotice error={start.error} />}
      <Gate permission="assessment.schemes.manage">
        <Drafts />
      </Gate>
      <DataTable
        name="assessment.schemes"
        label={t('schemes.title')}
        columns={columns}
        rows={answer.data}
        rowKey={(s) => s.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onOpen={(s) => void go(`/assessment/schemes/${s.id}`)}
        empty={<EmptyState title={t('schemes.none')}>{t('schemes.noneNext')}</EmptyState>}
        card={(s) => (
          <>
            <b>{name(s.title)}</b> <span className="dd-num">{t('scheme.version', { version: s.version })}</span>
          </>
        )}
      />
    </Page>
  );
}

/** Drafts that are being written, with who saved last. */
function Drafts() {
  const { t } = useTranslation('assessment');
  const name = useName();
  const drafts = useAnswer(listDrafts);
  if (!drafts.data?.length) return null;
  return (
    <Section title={t('editor.drafts')}>
      <ul className="dd-reasons">
        {drafts.data.map((d) => (
          <li key={d.id}>
            <Link to={`/assessment/schemes/drafts/${d.id}`}>{name(d.title) || t('editor.unnamed')}</Link> {d.copiedFrom && t('editor.copiedFrom', { title: name(d.copiedFrom.title), version: d.copiedFrom.version })} · {d.savedBy} · <MomentText value={d.savedAt} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
