import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, PersonLink, Section, StateTag } from '../../../web/kit/index.ts';
import { clearances, followedUp, inquiryShares } from '../contract.ts';
import './protection.css';

/** 跟踪管理: who is in an effect period or stepped down, what is owed to him, who is ready; beside it clearances and inquiries by count. */
export default function FollowedUpPage() {
  const { t, i18n } = useTranslation('protection');
  const zh = i18n.language.startsWith('zh');
  const answer = useAnswer(followedUp);
  const [cleared, shares] = [useAnswer(clearances), useAnswer(inquiryShares)];
  return (
    <Page title={t('followed.heading')} sub={t('followed.sub')}>
      <div className="dd-two-parts">
        <Section title={t('followed.cleared')}>
          <Answered answer={cleared}>{(c) => <p>{t('followed.clearedWhat', { cases: c.cases, persons: c.persons, held: c.held.persons, days: c.held.longestDays })}</p>}</Answered>
        </Section>
        <Section title={t('followed.inquiries')}>
          <Answered answer={shares}>
            {(s) => (
              <>
                <p>{t('followed.shares', { written: s.written, letters: s.letters, percent: s.letterPercent === null ? '—' : `${s.letterPercent}%` })}</p>
                {s.notFedBack.map((n) => <p key={n.id}><Link to={`/cases/${n.id}`}>{n.number}</Link> {t('followed.notFedBack', { who: n.missing.map((m) => t(`followed.missing.${m}`)).join(t('dossier.and')) })}</p>)}
              </>
            )}
          </Answered>
        </Section>
      </div>
      <Answered answer={answer}>
        {(f) => (
          <Section title={t('followed.people')} extra={t('followed.counts', { ready: f.ready, overdue: f.talkOverdue, helper: f.withoutHelper })}>
            {f.people.length === 0 ? (
              <EmptyState title={t('followed.none')} />
            ) : (
              <ul className="dd-effects">
                {f.people.map((p) => (
                  <li key={`${p.caseId}${p.personId}`} className="dd-effect" data-holds={p.talkOverdue || p.withoutHelper}>
                    <h3><PersonLink id={p.personId} name={p.name} /> <StateTag tone={p.ready ? 'good' : 'running'}>{zh ? p.stateTitle.zh : p.stateTitle.en}</StateTag> {p.talkOverdue && <StateTag tone="caution">{t('followed.talkOverdue')}</StateTag>} {p.withoutHelper && <StateTag tone="caution">{t('followed.withoutHelper')}</StateTag>}</h3>
                    <p>{p.post}　{t(`followed.kind.${p.kind}`)}：{p.because}{p.until && `　${t('followed.until', { on: dateText(p.until) })}`}</p>
                    {p.plan && <p>{p.plan}{p.nextTalk && `　${t('followed.nextTalk', { on: dateText(p.nextTalk) })}`}</p>}
                    <small><Link to={`/cases/${p.caseId}`}>{p.number}</Link></small>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )}
      </Answered>
    </Page>
  );
}
