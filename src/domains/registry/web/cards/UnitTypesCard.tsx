import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Answered, Count } from '../../../../web/kit/index.ts';
import { rosterAddress } from '../people/conditions.ts';
import { share, useKeyWords } from '../parts/words.ts';
import { usePictures } from './use-pictures.ts';

/** Rows of the card; the rest stands in the statistics of the roster. */
const MOST = 9;

/** Kinds of unit compared: how old their people are, how many women and young people they have. */
export default function UnitTypesCard() {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  return (
    <Answered answer={usePictures()}>
      {(p) => {
        const aged = p.byUnitType.filter((u) => u.averageAge !== null).toSorted((a, b) => b.averageAge! - a.averageAge!);
        const oldest = aged[0];
        const youngest = aged.at(-1);
        return (
          <>
            <p>{oldest && youngest && oldest !== youngest ? t('card.unitsSummary', { oldest: word('unitType', oldest.key), oldestAge: oldest.averageAge, youngest: word('unitType', youngest.key), youngestAge: youngest.averageAge }) : t('statistics.none')}</p>
            <div className="dd-datalist" tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('unit.type')}</th>
                    {(['people', 'averageAge', 'under35', 'women'] as const).map((key) => (
                      <th key={key} scope="col" className="dd-num-cell">{t(`card.unit.${key}`)}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {p.byUnitType.slice(0, MOST).map((u) => (
                    <tr key={u.key}>
                      <th scope="row"><Link to={rosterAddress([{ field: 'inOffice', is: true }, { field: 'unitType', in: [u.key] }])}>{word('unitType', u.key)}</Link></th>
                      <td className="dd-num-cell"><Count value={u.count} /></td>
                      <td className="dd-num-cell">{u.averageAge ?? '—'}</td>
                      <td className="dd-num-cell">{share(u.under35, u.count)}</td>
                      <td className="dd-num-cell">{share(u.women, u.count)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        );
      }}
    </Answered>
  );
}
