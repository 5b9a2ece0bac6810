import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, MomentText, Page, StateTag, type Column } from '../../../../web/kit/index.ts';
import { listSchemes, type SchemeView } from '../../contract.ts';
import { useName } from '../words.tsx';

/** All versions of all schemes. */
export default function SchemesPage() {
  const { t } = useTranslation('assessment');
  const name = useName();
  const go = useNavigate();
  const answer = useAnswer(listSchemes);
  const columns: Column<SchemeView>[] = [
    { key: 'title', title: t('schemes.column.title'), width: 260, grow: true, pinned: true, sortBy: (s) => s.key, render: (s) => <Link to={`/assessment/schemes/${s.id}`}>{name(s.title)}</Link> },
    { key: 'version', title: t('schemes.column.version'), width: 160, sortBy: (s) => s.version, render: (s) => <>{t('scheme.version', { version: s.version })} <StateTag tone={s.latest ? 'good' : 'closed'}>{t(s.latest ? 'schemes.latest' : 'schemes.old')}</StateTag></> },
    { key: 'recorded', title: t('schemes.column.recorded'), width: 180, sortBy: (s) => s.recordedAt, render: (s) => <MomentText value={s.recordedAt} /> },
    { key: 'by', title: t('schemes.column.by'), width: 140, render: (s) => s.recordedBy },
  ];
  return (
    <Page title={t('schemes.title')} sub={t('schemes.sub')} breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: t('schemes.title') }]}>
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
