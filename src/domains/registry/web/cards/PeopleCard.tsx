import '../registry.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Answered, Figure, grouped } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { rosterAddress } from '../people/conditions.ts';
import { share } from '../parts/words.ts';
import { usePictures } from './use-pictures.ts';

/** How many people, units and open places; how old; how many women. */
export default function PeopleCard() {
  const { t } = useTranslation('registry');
  const maySearch = useMay('registry.people.search');
  return (
    <Answered answer={usePictures()}>
      {(p) => (
        <>
          <dl className="dd-card-figures">
            {(
              [
                ['total', grouped(String(p.total)), t('statistics.people')],
                ['averageAge', p.averageAge ?? '—', t('statistics.years')],
                ['women', share(p.women, p.total), undefined],
                ['organizations', grouped(String(p.organizations)), undefined],
                ['vacancies', grouped(String(p.vacancies)), undefined],
              ] as const
            ).map(([key, value, unit]) => (
              <div key={key}>
                <dt>{t(`card.figure.${key}`)}</dt>
                <dd><Figure size="large" value={value} {...(unit ? { unit } : {})} /></dd>
              </div>
            ))}
          </dl>
          {maySearch && <Link to={rosterAddress([{ field: 'inOffice', is: true }], { view: 'statistics' })}>{t('card.more')}</Link>}
        </>
      )}
    </Answered>
  );
}
