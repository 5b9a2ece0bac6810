import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Bars } from '../../../../web/charts/index.ts';
import { Answered } from '../../../../web/kit/index.ts';
import { conditionOfCount, rosterAddress } from '../people/conditions.ts';
import { share, useKeyWords } from '../parts/words.ts';
import { usePictures } from './use-pictures.ts';

/** Age steps of everyone in office: who comes after whom. */
export default function AgesCard() {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const go = useNavigate();
  return (
    <Answered answer={usePictures()}>
      {(p) => {
        const old = p.byAge.filter((a) => a.key === '51-55' || a.key === '56+').reduce((sum, a) => sum + a.count, 0);
        const young = p.byAge.filter((a) => a.key === '30-' || a.key === '31-35').reduce((sum, a) => sum + a.count, 0);
        return (
          <Bars
            summary={t('card.agesSummary', { young: share(young, p.total), old: share(old, p.total) })}
            categoryTitle={t('statistics.by.age')}
            categories={p.byAge.map((a) => word('age', a.key))}
            series={[{ name: t('statistics.people'), values: p.byAge.map((a) => a.count) }]}
            onPick={({ category }) => {
              const c = p.byAge[category] && conditionOfCount('age', p.byAge[category].key);
              if (c) go(rosterAddress([{ field: 'inOffice', is: true }, c]));
            }}
          />
        );
      }}
    </Answered>
  );
}
