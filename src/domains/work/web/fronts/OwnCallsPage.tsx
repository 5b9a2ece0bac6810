import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, Section, StateTag, type Tone } from '../../../../web/kit/index.ts';
import { ownCalls } from '../../mobilization/contract.ts';
import type { DeploymentState } from '../../mobilization/model.ts';
import '../work.css';

const tones: Record<DeploymentState, Tone> = { called: 'waiting', on_site: 'running', returned: 'good', cancelled: 'closed' };

/** 本人: where one is called to, and where one has been. */
export default function OwnCallsPage() {
  const { t } = useTranslation('fronts');
  const answer = useAnswer(ownCalls);
  return (
    <Page title={t('nav.own')} sub={t('own.sub')} width="reading">
      <Answered answer={answer}>
        {({ calls, days }) => (
          <Section title={t('own.served', { days })}>
            {calls.length === 0 ? <EmptyState title={t('own.none')} /> : (
              <ul className="dd-work-list">
                {calls.map((c) => (
                  <li key={c.id} className="dd-work-item">
                    <span className="dd-work-row"><strong>{c.title}</strong><StateTag tone={tones[c.state]}>{t(`state.${c.state}`)}</StateTag></span>
                    <span>{t('own.where', { front: c.front, level: t(`level.${c.level}`), duty: c.duty })}</span>
                    <span className="dd-work-quiet">{t('own.called', { day: dateText(c.calledOn), name: c.calledBy })}</span>
                    {c.arrivedOn && <span className="dd-work-quiet">{c.leftOn ? t('period', { from: dateText(c.arrivedOn), to: dateText(c.leftOn) }) : t('since', { day: dateText(c.arrivedOn) })}</span>}
                    {c.state === 'called' && <p>{t('own.next')}</p>}
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
