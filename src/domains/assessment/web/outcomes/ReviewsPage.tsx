import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, DataTable, DateText, EmptyState, Page, PersonLink, type Column } from '../../../../web/kit/index.ts';
import { GradeText } from '../words.tsx';
import { listReviews, type ReviewView } from '../../outcomes/contract.ts';
import { ReviewStateTag } from './review-words.tsx';

/** Requests for review and appeals; those due first stand first. */
export default function ReviewsPage() {
  const { t } = useTranslation(['outcomes', 'assessment']);
  const [search] = useSearchParams();
  const runId = search.get('runId');
  const answer = useAnswer(listReviews, { query: runId ? { runId } : {} });
  const columns: Column<ReviewView>[] = [
    { key: 'name', title: t('uses.person'), width: 110, pinned: true, sortBy: (r) => r.name, render: (r) => <PersonLink id={r.personId} name={r.name} /> },
    { key: 'unit', title: t('uses.unit'), width: 170, grow: true, sortBy: (r) => r.organizationName, render: (r) => r.organizationName },
    { key: 'year', title: t('review.year'), width: 80, sortBy: (r) => r.year, render: (r) => <span className="dd-num">{r.year}</span> },
    { key: 'kind', title: t('review.kind'), width: 80, sortBy: (r) => r.kind, render: (r) => t(`kind.${r.kind}`) },
    { key: 'state', title: t('uses.state'), width: 150, sortBy: (r) => r.state, render: (r) => <ReviewStateTag review={r} /> },
    { key: 'filed', title: t('review.filedOn'), width: 110, sortBy: (r) => r.filedOn, render: (r) => <DateText value={r.filedOn} /> },
    { key: 'due', title: t('review.dueOn'), width: 110, sortBy: (r) => r.dueOn, render: (r) => (r.dueOn ? <DateText value={r.dueOn} /> : '—') },
    { key: 'grade', title: t('review.grades'), width: 190, render: (r) => <><GradeText grade={r.gradeBefore} proposed={null} />{r.grade && <> → <GradeText grade={r.grade} proposed={null} /></>}</> },
    { key: 'open', title: '', width: 90, render: (r) => <Link to={`/assessment/reviews/${r.id}`}>{t('review.open')}</Link> },
  ];
  return (
    <Page title={t('review.list')} sub={t('review.listSub')} breadcrumb={[{ title: t('assessment:nav.assessment'), to: '/assessment' }]}>
      <Answered answer={answer}>{(rows) => <DataTable name="assessment.reviews" label={t('review.list')} columns={columns} rows={rows} rowKey={(r) => r.id} empty={<EmptyState title={t('review.none')} />} />}</Answered>
    </Page>
  );
}
