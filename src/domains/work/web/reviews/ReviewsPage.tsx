import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, Page, RefusalNotice, Section, StateTag, type Tone } from '../../../../web/kit/index.ts';
import { applyAgain, listReviews, submitNow } from '../../reviews/contract.ts';
import { ApplyDialog, OpinionDialog, PanelDialog } from './ReviewDialogs.tsx';
import '../work.css';

type Board = OutputOf<typeof listReviews>;
export type Application = Board['applications'][number];
const tones: Record<Application['state'], Tone> = { in_review: 'waiting', returned: 'caution', passed: 'running', submitted: 'good' };
type Asking = { readonly what: 'panel' | 'apply' } | { readonly what: 'again'; readonly of: Application } | { readonly what: 'opinion'; readonly of: Application; readonly position: number } | null;

/** 三堂会审: one record that all three parties see and speak on. */
export default function ReviewsPage() {
  const { t } = useTranslation('review');
  const answer = useAnswer(listReviews);
  const [asking, ask] = useState<Asking>(null);
  const again = useCommand(applyAgain, { invalidates: [listReviews] });
  const can = answer.data?.can;
  const close = () => ask(null);
  return (
    <Page title={t('nav.reviews')} sub={t('sub')} actions={<>{can?.panel && <Button onClick={() => ask({ what: 'panel' })}>{t('act.panel')}</Button>}{can?.apply && <Button type="primary" onClick={() => ask({ what: 'apply' })}>{t('act.apply')}</Button>}</>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            <Account board={board} />
            <Section title={t('all', { count: board.applications.length })}>{board.applications.length === 0 ? <EmptyState title={t(board.parties.length === 0 ? 'noPanel' : 'none')} /> : <ul className="dd-work-list">{board.applications.map((a) => <Record key={a.id} application={a} ask={ask} />)}</ul>}</Section>
            {asking?.what === 'panel' && <PanelDialog board={board} onClose={close} />}
            {asking?.what === 'apply' && <ApplyDialog board={board} onClose={close} />}
            {asking?.what === 'opinion' && <OpinionDialog application={asking.of} position={asking.position} reasons={board.reasons} onClose={close} />}
          </div>
        )}
      </Answered>
      <ConfirmWithReason open={asking?.what === 'again'} title={t('act.again')} confirmText={t('act.again')} reasonHint={t('changesHint')} least={2} onConfirm={(changes) => again.mutateAsync({ params: { id: (asking as { of: Application }).of.id }, body: { changes } })} onClose={close} />
    </Page>
  );
}

function Account({ board }: { readonly board: Board }) {
  const { t } = useTranslation('review');
  if (board.account.parties.length === 0) return null;
  return (
    <Section title={t('account')}>
      <ul className="dd-work-list">
        {board.account.parties.map((p) => <li key={p.position} className="dd-work-row"><strong>{p.name}</strong><span className="dd-work-quiet">{p.organizationName}</span><span>{p.mean === null ? t('noOpinions') : t('took', { given: p.given, rejected: p.rejected, mean: p.mean })}</span></li>)}
        {board.account.reasons.length > 0 && <li>{t('why', { reasons: board.account.reasons.map((r) => t('whyOne', r)).join(t('sep')) })}</li>}
      </ul>
    </Section>
  );
}

function Record({ application: a, ask }: { readonly application: Application; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('review');
  const submit = useCommand(submitNow, { invalidates: [listReviews] });
  return (
    <li className="dd-work-item">
      <span className="dd-work-row"><strong>{a.title}</strong><StateTag tone={tones[a.state]}>{t(`state.${a.state}`)}</StateTag></span>
      <span className="dd-work-quiet">{t('by', { unit: a.organizationName, name: a.appliedBy, day: dateText(a.appliedOn) })}</span>
      {submit.error && <RefusalNotice error={submit.error} />}
      {a.rounds.map((r) => (
        <div key={r.round} className="dd-work-card">
          <span>{t('round', { round: r.round, day: dateText(r.openedOn), changes: r.changes })}</span>
          {a.parties.map((p) => {
            const o = r.opinions.find((x) => x.position === p.position);
            return <span key={p.position} className="dd-work-row"><span>{p.name}</span>{o ? <><StateTag tone={o.agreed ? 'good' : 'danger'}>{o.agreed ? t('agreed') : t('rejected', { kind: o.kind })}</StateTag><span>{o.reason}</span><span className="dd-work-quiet">{t('given', { name: o.givenBy, day: dateText(o.givenOn), days: o.days })}</span></> : <StateTag tone="waiting">{t('waits')}</StateTag>}{r.round === a.round && a.can.opinion.includes(p.position) && <Button size="small" type="primary" onClick={() => ask({ what: 'opinion', of: a, position: p.position })}>{t('act.opinion')}</Button>}</span>;
          })}
        </div>
      ))}
      <span className="dd-work-row">{a.can.again && <Button size="small" onClick={() => ask({ what: 'again', of: a })}>{t('act.again')}</Button>}{a.can.submit && <Button size="small" type="primary" loading={submit.isPending} onClick={() => submit.mutate({ params: { id: a.id } })}>{t('act.submit')}</Button>}</span>
    </li>
  );
}
