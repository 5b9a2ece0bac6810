import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, Page, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { endOneLink, readLinkBoard, readTarget, settleOneProblem } from '../../links/contract.ts';
import { GuideDialog } from './LinkDialogs.tsx';
import '../grid.css';

type Place = OutputOf<typeof readTarget>;
const again = { invalidates: [readTarget, readLinkBoard] };

/** One town or village: who stands for it, visits, problems taken up. */
export default function LinkedPlacePage() {
  const { t } = useTranslation('links');
  const { targetId } = useParams();
  const answer = useAnswer(readTarget, { params: { id: targetId! } });
  return (
    <Page title={answer.data?.name ?? t('nav.links')} breadcrumb={[{ title: t('nav.links'), to: '/links' }]}>
      <Answered answer={answer}>{(place) => <div className="dd-grid-stack"><Holders place={place} /><Problems place={place} /><Visits place={place} /></div>}</Answered>
    </Page>
  );
}

function Holders({ place }: { readonly place: Place }) {
  const { t } = useTranslation('links');
  const [guiding, guide] = useState<string | null>(null);
  const end = useCommand(endOneLink, again);
  return (
    <Section title={t('holders')}>
      {end.error && <RefusalNotice error={end.error} />}
      {place.links.length === 0 ? <EmptyState title={t('noHolder')} /> : (
        <ul className="dd-grid-list">
          {place.links.map((l) => (
            <li key={l.id}>
              <span className="dd-grid-row"><strong>{l.holder}</strong><span className="dd-grid-quiet">{t('since', { day: dateText(l.startedOn) })}</span></span>
              <span className="dd-grid-row">{l.can.guide && <Button size="small" type="primary" onClick={() => guide(l.id)}>{t('act.guide')}</Button>}{l.can.end && <Button size="small" title={t('endSays')} loading={end.isPending} onClick={() => end.mutate({ params: { id: l.id } })}>{t('act.end')}</Button>}</span>
            </li>
          ))}
        </ul>
      )}
      {guiding && <GuideDialog linkId={guiding} onClose={() => guide(null)} />}
    </Section>
  );
}

function Problems({ place }: { readonly place: Place }) {
  const { t } = useTranslation('links');
  const [asking, ask] = useState<string | null>(null);
  const settle = useCommand(settleOneProblem, again);
  return (
    <Section title={t('problems')}>
      {place.problems.length === 0 ? <EmptyState title={t('noProblems')} /> : (
        <ul className="dd-grid-list">
          {place.problems.map((p) => (
            <li key={p.id}>
              <span className="dd-grid-card"><strong>{p.title}</strong><span className="dd-grid-quiet">{p.settledOn ? t('settledOn', { day: dateText(p.settledOn), result: p.result }) : t('foundOn', { day: dateText(p.foundOn), due: dateText(p.dueOn) })}</span></span>
              <span className="dd-grid-row">{p.overdue && <StateTag tone="danger">{t('late')}</StateTag>}{p.can && <Button size="small" onClick={() => ask(p.id)}>{t('act.settle')}</Button>}</span>
            </li>
          ))}
        </ul>
      )}
      <ConfirmWithReason open={asking !== null} title={t('act.settle')} confirmText={t('act.settle')} reasonHint={t('result')} least={2} most={2000} onConfirm={(result) => settle.mutateAsync({ params: { id: asking! }, body: { result } })} onClose={() => ask(null)} />
    </Section>
  );
}

function Visits({ place }: { readonly place: Place }) {
  const { t } = useTranslation('links');
  return (
    <Section title={t('visits')}>
      {place.visits.length === 0 ? <EmptyState title={t('noVisits')} /> : <ul className="dd-grid-list">{place.visits.map((v) => <li key={v.id}><span className="dd-grid-card"><span className="dd-grid-row"><strong>{dateText(v.visitedOn)}</strong><span>{v.holder}</span><span className="dd-grid-quiet">{t('by', { name: v.recordedBy })}</span></span><span>{v.words}</span></span></li>)}</ul>}
    </Section>
  );
}
