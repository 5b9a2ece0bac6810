import './analysis.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, EmptyState, ReasonList } from '../../../web/kit/index.ts';
import { findingsOfPerson } from '../contract.ts';
import { problems } from '../model.ts';
import { FindingStateTag, SignalText } from './words.tsx';

/** The four problems of one person in the dossier, abstentions included. */
export default function FindingsPanel({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('analysis');
  const answer = useAnswer(findingsOfPerson, { params: { personId } });
  return (
    <Answered answer={answer}>
      {({ findings }) =>
        findings.length === 0 ? <EmptyState title={t('panel.none')} /> : (
          <ul className="dd-finding-lines">
            {findings.toSorted((a, b) => problems.indexOf(a.problem) - problems.indexOf(b.problem)).map((f) => (
              <li key={f.id}>
                <Link to={`/insight/findings/${f.id}`}>{t(`problem.${f.problem}`)}</Link> <FindingStateTag finding={f} />
                {f.state === 'suspected' && f.strongest && <div><SignalText signal={f.strongest} /></div>}
                {f.state === 'abstained' && <ReasonList reasons={f.reasons.slice(0, 1)} refusals />}
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
