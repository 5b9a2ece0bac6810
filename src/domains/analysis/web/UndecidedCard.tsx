import './analysis.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, EmptyState } from '../../../web/kit/index.ts';
import { listFindings } from '../contract.ts';

const SHOWN = 6;

/** Findings that wait for a person's word, strongest first. */
export default function UndecidedCard() {
  const { t } = useTranslation('analysis');
  const answer = useAnswer(listFindings, { query: { state: 'undecided', limit: SHOWN } });
  return (
    <Answered answer={answer}>
      {({ findings, nextCursor }) =>
        findings.length === 0 ? <EmptyState title={t('card.noneUndecided')} /> : (
          <>
            <ul className="dd-finding-lines">
              {findings.map((f) => (
                <li key={f.id}>
                  <Link to={`/insight/findings/${f.id}`}>{f.person.name} · {t(`problem.${f.problem}`)}</Link> <span>{f.person.organizationName}</span>
                </li>
              ))}
            </ul>
            {nextCursor && <Link to="/insight/findings?state=undecided">{t('card.all')}</Link>}
          </>
        )
      }
    </Answered>
  );
}
