import '../evidence.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, DateText, EmptyState, Label, momentDay } from '../../../../web/kit/index.ts';
import { inbox } from '../../contract.ts';

const SHOWN = 6;

/** 待我核实: what waits longest comes first. */
export default function WaitingCard() {
  const { t } = useTranslation('evidence');
  const answer = useAnswer(inbox, {}, { staleMs: 60_000 });
  return (
    <Answered answer={answer}>
      {({ items, total }) =>
        items.length === 0 ? <EmptyState title={t('list.nothingWaits')} /> : (
          <>
            <ul className="dd-evidence-lines">
              {items.slice(0, SHOWN).map(({ waitingFor, since, entry }) => (
                <li key={entry.id}>
                  <Label>{t(`view.${waitingFor}`)}</Label> <Link to={`/evidence/${entry.id}`}>{entry.title}</Link>
                  <small className="dd-evidence-quiet">{entry.persons.map((p) => p.name).join(' ')} <DateText value={momentDay(since)} /></small>
                </li>
              ))}
            </ul>
            {total > SHOWN && <Link to="/evidence?view=waiting">{t('card.all', { count: total })}</Link>}
          </>
        )
      }
    </Answered>
  );
}
