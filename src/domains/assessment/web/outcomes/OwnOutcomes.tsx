import { Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, FileDrop, momentText, RefusalNotice, Section, useToast } from '../../../../web/kit/index.ts';
import { ownResults } from '../../contract.ts';
import { GradeText, useName } from '../words.tsx';
import { fileReview, giveView, ownOutcomes, withdrawReview } from '../../outcomes/contract.ts';
import type { ReviewKind } from '../../outcomes/model.ts';
import { ReviewStateTag } from './review-words.tsx';

type Own = OutputOf<typeof ownOutcomes>[number];

/** What I was told, what I can do about it and until when. */
export function OwnOutcomes() {
  const answer = useAnswer(ownOutcomes);
  return <Answered answer={answer}>{(years) => years.map((y) => <OwnYear key={y.runId} own={y} />)}</Answered>;
}

function OwnYear({ own }: { readonly own: Own }) {
  const { t } = useTranslation('outcomes');
  const name = useName();
  const toast = useToast();
  const [disagreeing, setDisagreeing] = useState(false);
  const [asking, setAsking] = useState<ReviewKind | null>(null);
  const current = own.versions[0]!;
  const invalidates = [ownOutcomes];
  const view = useCommand(giveView, { invalidates, onDone: () => toast.done(t('own.viewDone')) });
  const back = useCommand(withdrawReview, { invalidates, onDone: () => toast.done(t('own.withdrawn')) });
  return (
    <Section title={t('own.title', { year: own.year, scheme: name(own.schemeTitle) })}>
      {view.error && <RefusalNotice error={view.error} />}
      {back.error && <RefusalNotice error={back.error} />}
      <p>
        {t('own.told', { on: momentText(current.servedAt) })} <GradeText grade={current.grade} proposed={null} />
        {current.score !== null && ` ${t('own.score', { score: current.score })}`}
        {current.rank !== null && ` ${t('own.rank', { rank: current.rank, size: current.groupSize })}`}
      </p>
      {current.view === null ? (
        <div className="dd-assess-actions">
          <Button type="primary" loading={view.isPending} onClick={() => view.mutate({ params: { id: own.runId }, body: { view: 'agree' } })}>
            {t('own.agree')}
          </Button>
          <Button onClick={() => setDisagreeing(true)}>{t('own.disagree')}</Button>
        </div>
      ) : (
        <p>{t(`own.${current.view}d`, { reason: current.viewReason ?? '' })}</p>
      )}
      <h3>{t('own.ways')}</h3>
      <ul className="dd-outcome-list">
        {own.ways.map((w) => (
          <li key={w.kind}>
            {w.open ? (
              <>
                {t('own.wayOpen', { way: t(`kind.${w.kind}`), until: dateText(w.until ?? '') })}{' '}
                <Button size="small" onClick={() => setAsking(w.kind)}>
                  {t(`own.ask.${w.kind}`)}
                </Button>
              </>
            ) : (
              <span>{t('own.wayClosed', { way: t(`kind.${w.kind}`), why: t(`wayClosed.${w.because?.split('.')[1] ?? 'review_too_late'}`, { until: w.until ? dateText(w.until) : '' }) })}</span>
            )}
          </li>
        ))}
      </ul>
      <small>{t('own.waysWords', { source: own.ways[0]?.source ?? '' })}</small>
      {own.reviews.length > 0 && (
        <>
          <h3>{t('own.requests')}</h3>
          <ul className="dd-outcome-list">
            {own.reviews.map((r) => (
              <li key={r.id}>
                <ReviewStateTag review={r} /> {t(`kind.${r.kind}`)} {dateText(r.filedOn)} {r.dueOn && r.closedOn === null && t('review.due', { on: dateText(r.dueOn) })}
                {r.closingReason && <p>{r.closingReason}</p>}
                {(r.state === 'filed' || r.state === 'accepted') && (
                  <Popconfirm title={t('own.withdrawAsk')} onConfirm={() => back.mutate({ params: { id: r.id } })}>
                    <Button size="small">{t('own.withdraw')}</Button>
                  </Popconfirm>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {own.versions.length > 1 && (
        <>
          <h3>{t('own.before')}</h3>
          <ul className="dd-outcome-list">
            {own.versions.slice(1).map((v) => (
              <li key={v.version}>
                <GradeText grade={v.grade} proposed={null} /> {v.score} {t('own.superseded', { from: momentText(v.servedAt), to: momentText(v.supersededAt ?? '') })}
              </li>
            ))}
          </ul>
        </>
      )}
      {own.uses.length > 0 && (
        <>
          <h3>{t('own.uses')}</h3>
          <ul className="dd-outcome-list">
            {own.uses.map((u) => (
              <li key={`${u.consequence} ${u.state}`}>
                {u.consequence}：{name(u.reason)}（{u.source}） {t(`useState.${u.state}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <ConfirmWithReason open={disagreeing} title={t('own.disagree')} confirmText={t('own.disagree')} least={2} most={2000} onConfirm={(reason) => view.mutateAsync({ params: { id: own.runId }, body: { view: 'disagree', reason } })} onClose={() => setDisagreeing(false)}>
        {t('own.disagreeWords')}
      </ConfirmWithReason>
      {asking && <AskDialog own={own} kind={asking} onClose={() => setAsking(null)} />}
    </Section>
  );
}

function AskDialog({ own, kind, onClose }: { readonly own: Own; readonly kind: ReviewKind; readonly onClose: () => void }) {
  const { t } = useTranslation('outcomes');
  const toast = useToast();
  const [grounds, setGrounds] = useState('');
  const [files, setFiles] = useState<readonly { hash: string; name: string }[]>([]);
  const ask = useCommand(fileReview, {
    invalidates: [ownOutcomes, ownResults],
    onDone: (a) => {
      toast.done(a.dueOn ? t('own.askedDue', { on: dateText(a.dueOn) }) : t('own.asked'));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(`own.ask.${kind}`)}
      okText={t(`own.ask.${kind}`)}
      confirmLoading={ask.isPending}
      okButtonProps={{ disabled: grounds.trim().length < 2 }}
      onCancel={onClose}
      mask={{ closable: false }}
      onOk={() => ask.mutate({ params: { id: own.runId }, body: { kind, grounds, attachments: files.map((f) => f.hash) } })}
    >
      {ask.error && <RefusalNotice error={ask.error} />}
      <p>{t('own.askWords')}</p>
      <Input.TextArea aria-label={t('own.grounds')} placeholder={t('own.grounds')} rows={6} maxLength={8000} value={grounds} onChange={(e) => setGrounds(e.target.value)} />
      <FileDrop title={t('own.files')} multiple onStored={(f) => setFiles((list) => [...list.filter((x) => x.hash !== f.hash), { hash: f.hash, name: f.name }])} />
      {files.length > 0 && <p>{files.map((f) => f.name).join('，')}</p>}
    </Modal>
  );
}
