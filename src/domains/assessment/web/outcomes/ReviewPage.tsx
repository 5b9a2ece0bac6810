import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, KeyValue, momentText, Page, PersonLink, ReasonList, RefusalNotice, Section, Timeline, useToast } from '../../../../web/kit/index.ts';
import { openResult } from '../../contract.ts';
import '../assessment.css';
import { GradeText } from '../words.tsx';
import { acceptReview, extendReview, listReviews, openReview, refuseReview } from '../../outcomes/contract.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { ReviewStateTag } from './review-words.tsx';

type Detail = OutputOf<typeof openReview>;

/** One request: grounds, terms, what stood before and after, and the next step for whoever may take it. */
export default function ReviewPage() {
  const { t } = useTranslation(['outcomes', 'assessment']);
  const { reviewId = '' } = useParams();
  const answer = useAnswer(openReview, { params: { id: reviewId } });
  const r = answer.data?.review;
  return (
    <Page
      title={r ? t('review.title', { kind: t(`kind.${r.kind}`), name: r.name, year: r.year }) : t('review.list')}
      breadcrumb={[{ title: t('assessment:nav.assessment'), to: '/assessment' }, { title: t('review.list'), to: '/assessment/reviews' }]}
      sub={r && <ReviewStateTag review={r} />}
      actions={answer.data && <Actions detail={answer.data} />}
    >
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation(['outcomes', 'assessment']);
  const { review: r, versions, previous, against } = detail;
  return (
    <div className="dd-assess-stack">
      {(r.state === 'filed' || r.state === 'accepted') && against.length > 0 && <ReasonList reasons={against.map(({ code, source }) => ({ code, ...(source ? { source } : {}) }))} />}
      <Section>
        <KeyValue
          columns={3}
          facts={[
            { key: 'who', label: t('uses.person'), value: <><PersonLink id={r.personId} name={r.name} /> {r.organizationName}</> },
            { key: 'filed', label: t('review.filedOn'), value: dateText(r.filedOn) },
            { key: 'due', label: t('review.dueOn'), value: r.dueOn ? dateText(r.dueOn) : t('review.dueAfterAcceptance') },
            { key: 'grounds', label: t('own.grounds'), value: r.grounds, wide: true },
            { key: 'files', label: t('own.files'), value: r.attachments.map((a) => a.name).join('，'), wide: true },
            ...(r.extensionReason ? [{ key: 'extended', label: t('review.extended'), value: r.extensionReason, wide: true }] : []),
            ...(r.closingReason ? [{ key: 'closing', label: t('review.closing'), value: `${r.closingReason}${r.closedBy ? `（${r.closedBy}，${dateText(r.closedOn ?? '')}）` : ''}`, wide: true }] : []),
          ]}
        />
        {previous && <p><Link to={`/assessment/reviews/${previous.id}`}>{t('review.previous', { on: dateText(previous.closedOn ?? previous.filedOn) })}</Link></p>}
        <p><Link to={`/assessment/years/${r.runId}/people/${r.personId}`}>{t('review.toResult')}</Link></p>
      </Section>
      <Section title={t('review.versions')}>
        <Timeline
          label={t('review.versions')}
          entries={versions.map((v) => ({ key: String(v.version), at: v.servedAt, title: t('review.version', { number: v.version, grade: t(`assessment:grade.${v.grade}`), score: v.score ?? '—' }), detail: [v.servedBy, ...(v.view ? [t(`own.${v.view}d`, { reason: v.viewReason ?? '' })] : []), ...(v.supersededAt ? [t('own.superseded', { from: momentText(v.servedAt), to: momentText(v.supersededAt) })] : [])].join(' · ') }))}
        />
        {r.corrections.length > 0 && <p>{t('review.corrected', { list: r.corrections.map((c) => `${c.indicator}${c.rater ? `·${c.rater}` : ''} → ${c.value ?? '—'}`).join('；') })}</p>}
        {r.grade && <p><GradeText grade={r.gradeBefore} proposed={null} /> → <GradeText grade={r.grade} proposed={null} /></p>}
      </Section>
    </div>
  );
}

function Actions({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation(['outcomes', 'assessment']);
  const toast = useToast();
  const { review: r, against } = detail;
  const [asking, setAsking] = useState<'refuse' | 'extend' | 'decide' | null>(null);
  const invalidates = [openReview, listReviews, openResult];
  const id = { params: { id: r.id } };
  const accept = useCommand(acceptReview, { invalidates, onDone: (a) => toast.done(t('review.accepted', { on: dateText(a.dueOn) })) });
  const refuse = useCommand(refuseReview, { invalidates });
  const extend = useCommand(extendReview, { invalidates });
  if (against.length > 0) return null;
  return (
    <div className="dd-assess-actions">
      {accept.error && <RefusalNotice error={accept.error} />}
      {r.state === 'filed' && (
        <>
          <Button onClick={() => setAsking('refuse')}>{t('review.refuse')}</Button>
          <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate(id)}>{t('review.accept')}</Button>
        </>
      )}
      {r.state === 'accepted' && r.kind === 'appeal' && r.extensionReason === null && <Button onClick={() => setAsking('extend')}>{t('review.extend')}</Button>}
      {r.state === 'accepted' && <Button type="primary" onClick={() => setAsking('decide')}>{t('review.decide')}</Button>}
      <ConfirmWithReason open={asking === 'refuse' || asking === 'extend'} title={t(asking === 'extend' ? 'review.extend' : 'review.refuse')} confirmText={t(asking === 'extend' ? 'review.extend' : 'review.refuse')} least={2} most={2000} onConfirm={(reason) => (asking === 'extend' ? extend : refuse).mutateAsync({ ...id, body: { reason } })} onClose={() => setAsking(null)} />
      {asking === 'decide' && <DecideDialog review={r} onClose={() => setAsking(null)} />}
    </div>
  );
}
