import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, EmptyState } from '../../../../web/kit/index.ts';
import { listRuns } from '../../contract.ts';
import '../assessment.css';
import { NextStep, Steps } from './YearCard.tsx';

/** Workbench: the year under way and what it waits for. */
export default function YearsCard() {
  const { t } = useTranslation('assessment');
  const runs = useAnswer(listRuns);
  return (
    <Answered answer={runs}>
      {(list) => {
        const run = list.find((r) => r.state !== 'confirmed') ?? list[0];
        if (!run) return <EmptyState title={t('card.none')} />;
        return (
          <>
            <Link to={`/assessment/years/${run.id}`}>{t('board.year', { year: run.year })}</Link>
            <Steps run={run} />
            <p>
              <NextStep run={run} />
            </p>
          </>
        );
      }}
    </Answered>
  );
}
