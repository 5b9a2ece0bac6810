import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState } from '../../../../web/kit/index.ts';
import { readHeard } from '../../heard/contract.ts';
import '../demands.css';

/** 听劝 (M225): what people said and what was done about it, for everybody to read. */
export default function PublicHeardPage() {
  const { t } = useTranslation('demands');
  const { region = '' } = useParams();
  const answer = useAnswer(readHeard, { params: { region } });
  return (
    <main className="dd-demand-public">
      <Answered answer={answer}>
        {(h) => (
          <>
            <h1>{h.region} · {t('heard.title')}</h1>
            <p>{t('heard.totals', { received: h.totals.received, answered: h.totals.answered, adopted: h.totals.adopted })}{h.totals.hours !== null && ` ${t('heard.hours', { hours: h.totals.hours })}`}</p>
            {h.actions.length === 0 && <EmptyState title={t('heard.none')} />}
            <ol>
              {h.actions.map((a, i) => (
                <li key={i}>
                  <h2>{a.title}</h2>
                  <p className="dd-demand-text">{a.text}</p>
                  <p className="dd-demand-quiet">{[a.theme, t('heard.said', { said: a.said }), t('heard.days', { from: dateText(a.receivedOn), to: dateText(a.answeredOn) }), a.adopted === null ? '' : t(a.adopted ? 'heard.adopted' : 'heard.notAdopted')].filter(Boolean).join(' · ')}</p>
                </li>
              ))}
            </ol>
          </>
        )}
      </Answered>
    </main>
  );
}
