import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api/index.ts';
import { Bars } from '../../../web/charts/index.ts';
import { Answered, EmptyState } from '../../../web/kit/index.ts';
import { openMap } from '../contract.ts';

/** The four problems over the whole region: suspected, confirmed, not judged. */
export default function ProblemsCard() {
  const { t } = useTranslation('analysis');
  const map = useAnswer(openMap);
  return (
    <Answered answer={map}>
      {({ run, total }) => {
        if (!run) return <EmptyState title={t('map.none')} />;
        const most = total.toSorted((a, b) => b.suspected + b.confirmed - a.suspected - a.confirmed)[0]!;
        return (
          <Bars
            summary={t('card.summary', { problem: t(`problem.${most.problem}`), count: most.suspected + most.confirmed, people: run.people })}
            categoryTitle={t('column.problem')}
            categories={total.map((c) => t(`problem.${c.problem}`))}
            series={[
              { name: t('state.undecided'), values: total.map((c) => c.suspected) },
              { name: t('state.confirmed'), values: total.map((c) => c.confirmed) },
            ]}
          />
        );
      }}
    </Answered>
  );
}
