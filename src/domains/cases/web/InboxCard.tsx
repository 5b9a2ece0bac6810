import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered } from '../../../web/kit/index.ts';
import { listCases } from '../contract.ts';
import './cases.css';
import { TimeLeft, useWords } from './words.tsx';

const SHOWN = 6;

/** Cases whose term comes next, on the workbench. */
export default function InboxCard() {
  const { t } = useTranslation('cases');
  const say = useWords();
  const answer = useAnswer(listCases, { query: { open: 'true' } });
  return (
    <Answered answer={answer}>
      {(list) =>
        list.cases.length === 0 ? (
          <p className="dd-case-quiet">{t('list.none')}</p>
        ) : (
          <>
            <ul className="dd-case-list">
              {list.cases.slice(0, SHOWN).map((c) => (
                <li key={c.id}><Link to={`/cases/${c.id}`}>{c.title}</Link> <small>{say(c.typeTitle)} · {say(c.stateTitle)}</small> <TimeLeft line={c} /></li>
              ))}
            </ul>
            {list.cases.length > SHOWN && <Link to="/cases">{t('card.all', { count: list.cases.length })}</Link>}
          </>
        )
      }
    </Answered>
  );
}
