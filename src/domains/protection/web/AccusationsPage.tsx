import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Gate, momentText, Page, Section, StateTag, type Tone } from '../../../web/kit/index.ts';
import { accusationFindings, reporterLooks } from '../contract.ts';
import './protection.css';

const tones: Readonly<Record<string, Tone>> = { pending: 'waiting', appealed: 'waiting', in_effect: 'caution', reversed: 'closed', expired: 'closed', removed: 'closed' };

/** Findings of false accusation with term and end, and who looked at whose identity. No name stands here. */
export default function AccusationsPage() {
  const { t } = useTranslation('protection');
  const answer = useAnswer(accusationFindings);
  return (
    <Page title={t('accusation.heading')} sub={t('accusation.sub')}>
      <Answered answer={answer}>
        {({ findings, mistaken, unproven }) => (
          <Section title={t('accusation.findings')} extra={t('accusation.others', { mistaken, unproven })}>
            {findings.length === 0 ? (
              <EmptyState title={t('accusation.none')} />
            ) : (
              <ul className="dd-effects">
                {findings.map((f) => (
                  <li key={f.caseId} className="dd-effect" data-holds={f.standing === 'in_effect'}>
                    <h3><Link to={`/cases/${f.caseId}`}>{f.number}</Link> <StateTag tone={tones[f.standing]!}>{t(`accusation.standing.${f.standing}`)}</StateTag></h3>
                    <p>{t('accusation.foundOn', { on: dateText(f.foundOn) })}{f.effectiveUntil && `　${t('accusation.term', { from: dateText(f.effectiveFrom!), until: dateText(f.effectiveUntil) })}`}</p>
                    <small>{f.basis}　{t('accusation.approved', { by: f.approvedBy })}</small>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )}
      </Answered>
      <Gate permission="protection.reporters.watch"><Looks /></Gate>
    </Page>
  );
}

function Looks() {
  const { t } = useTranslation('protection');
  const answer = useAnswer(reporterLooks);
  return (
    <Section title={t('accusation.looks')}>
      <Answered answer={answer}>
        {(looks) => (looks.length === 0 ? <p className="dd-effect-quiet">{t('reporter.noLooks')}</p> : <ul className="dd-plain">{looks.map((l) => <li key={`${l.reportId}${l.at}`}><Link to={`/cases/${l.reportId}`}>{l.number}</Link> {l.account}：{l.reason} <small>{momentText(l.at)}</small></li>)}</ul>)}
      </Answered>
    </Section>
  );
}
