import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { ConfirmWithReason, dateText, PersonLink, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { useTexts } from '../../../../web/i18n/index.ts';
import { askReviewNow, checkNow, dropNow, listRaces, readRace, replyNow, reviewNow, tellNow } from '../../races/contract.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { AwardTag } from './parts.tsx';

type Data = OutputOf<typeof readRace>;
type Award = Data['awards'][number];
type Asking = { readonly what: 'drop' | 'reply' | 'askReview' | 'uphold' | 'reverse' | 'check' | 'confirm'; readonly award: Award };

/** Proposals and awards: what speaks for each and what against, what was said, decided, and what follows. */
export function AwardList({ awards, measures }: { readonly awards: readonly Award[]; readonly measures: Data['measures'] }) {
  const { t } = useTranslation('races');
  const [asking, ask] = useState<Asking | null>(null);
  const again = { invalidates: [readRace, listRaces] };
  const tell = useCommand(tellNow, again);
  const drop = useCommand(dropNow, again);
  const reply = useCommand(replyNow, again);
  const askReview = useCommand(askReviewNow, again);
  const review = useCommand(reviewNow, again);
  const check = useCommand(checkNow, again);
  const close = () => ask(null);
  const send = (text: string): Promise<unknown> => {
    const params = { id: asking!.award.id };
    switch (asking!.what) {
      case 'drop': return drop.mutateAsync({ params, body: { reason: text } });
      case 'reply': return reply.mutateAsync({ params, body: { reply: text } });
      case 'askReview': return askReview.mutateAsync({ params, body: { reason: text } });
      case 'check': return check.mutateAsync({ params, body: { result: text } });
      default: return review.mutateAsync({ params, body: { upheld: asking!.what === 'uphold', opinion: text } });
    }
  };
  const button = (award: Award, what: Asking['what'], main = false) => <Button key={what} {...(main ? { type: 'primary' as const } : {})} onClick={() => ask({ what, award })}>{t(`act.${what}`)}</Button>;
  return (
    <Section title={t('award.heading')}>
      {tell.error && <RefusalNotice error={tell.error} />}
      <div className="dd-race-stack">
        {awards.map((a) => (
          <article key={a.id} className="dd-race-award" aria-label={`${t(`kind.${a.kind}`)} ${a.name}`}>
            <span className="dd-race-row"><StateTag tone={a.kind === 'running' ? 'good' : 'caution'}>{t(`kind.${a.kind}`)}</StateTag>{a.personId ? <PersonLink id={a.personId} name={a.name} /> : <strong>{a.name}</strong>}<span className="dd-race-quiet">{a.personId ? `${a.organizationName} · ` : ''}{a.groupName}</span><AwardTag state={a.state} /></span>
            <Basis award={a} />
            <Course award={a} />
            <span className="dd-race-row">
              {a.can.confirm && button(a, 'confirm', true)}
              {a.can.tell && <Button type="primary" loading={tell.isPending} onClick={() => tell.mutate({ params: { id: a.id } })}>{t('act.tell')}</Button>}
              {a.can.reply && button(a, 'reply', true)}
              {a.can.askReview && button(a, 'askReview')}
              {a.can.review && button(a, 'uphold')}
              {a.can.review && button(a, 'reverse')}
              {a.can.drop && button(a, 'drop')}
              {a.can.check && button(a, 'check')}
            </span>
          </article>
        ))}
      </div>
      <ConfirmWithReason open={asking !== null && asking.what !== 'confirm'} title={asking ? t(`act.${asking.what}`) : ''} confirmText={asking ? t(`act.${asking.what}`) : ''} least={2} onConfirm={send} onClose={close}>{asking && `${t(`kind.${asking.award.kind}`)} · ${asking.award.name}`}</ConfirmWithReason>
      {asking?.what === 'confirm' && <DecideDialog award={asking.award} measures={measures} onClose={close} />}
    </Section>
  );
}

function Basis({ award: { basis } }: { readonly award: Award }) {
  const { t } = useTranslation('races');
  const say = useTexts();
  if (basis.reasons.length === 0) return null;
  const list = (key: string, lines: Award['basis']['reasons'], none: string) => <div><strong>{t(key)}</strong>{lines.length === 0 ? <p className="dd-race-quiet">{none}</p> : <ul>{lines.map((l, i) => <li key={i}>{say(l.statement, l.params)}</li>)}</ul>}</div>;
  return <div className="dd-race-two">{list('award.for', basis.reasons, '—')}{list('award.against', basis.counter, t('award.nothingAgainst'))}</div>;
}

function Course({ award: a }: { readonly award: Award }) {
  const { t } = useTranslation('races');
  return (
    <>
      {a.toldOn && <p className="dd-race-quiet">{t('award.toldOn', { day: dateText(a.toldOn), until: dateText(a.replyUntil!) })}</p>}
      {a.reply && <p className="dd-race-say">{t('award.replied', { name: a.repliedBy, day: dateText(a.repliedOn!) })}<br />{a.reply}</p>}
      {a.decidedOn && a.reason && <p className="dd-race-say">{t('award.decided', { name: a.decidedBy, day: dateText(a.decidedOn) })}<br />{a.reason}</p>}
      {a.consequence && (
        <p data-cancelled={a.consequence.cancelled}>
          <StateTag tone={a.consequence.cancelled ? 'closed' : a.consequence.checkedOn ? 'good' : 'running'}>{t(a.consequence.cancelled ? 'consequence.cancelled' : `consequence.${a.consequence.kind}`)}</StateTag> {a.consequence.text} <span className="dd-race-quiet">{t('consequence.due', { day: dateText(a.consequence.dueOn) })}{a.consequence.checkedOn && ` · ${t('consequence.checked', { name: a.consequence.checkedBy, day: dateText(a.consequence.checkedOn), result: a.consequence.result })}`}</span>
        </p>
      )}
      {a.evidenceIds.map((id) => <Link key={id} to={`/evidence/${id}`}>{t('award.onRecord')}</Link>)}
      {a.reviewReason && <p className="dd-race-say">{t('award.reviewAsked', { name: a.reviewAskedBy })}<br />{a.reviewReason}</p>}
      {a.reviewedOn && <p className="dd-race-say">{t('award.reviewed', { name: a.reviewedBy, day: dateText(a.reviewedOn) })}<br />{a.reviewOpinion}</p>}
      {a.reviewUntil && a.state === 'confirmed' && <p className="dd-race-quiet">{t('award.reviewUntil', { day: dateText(a.reviewUntil) })}</p>}
    </>
  );
}
