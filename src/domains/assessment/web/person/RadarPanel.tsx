import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Figure } from '../../../../web/kit/index.ts';
import { personResults } from '../../contract.ts';
import { GradeText, useSpoken } from '../words.tsx';
import { DimensionsRadar } from './Radar.tsx';

/** First page of the dossier: the latest year's radar with last year's outline, score and grade. */
export default function RadarPanel({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('assessment');
  const say = useSpoken();
  const answer = useAnswer(personResults, { params: { personId } });
  return (
    <Answered answer={answer}>
      {([latest]) =>
        latest === undefined ? (
          <EmptyState title={t('dossier.none')}>{t('dossier.noneNext')}</EmptyState>
        ) : (
          <>
            <p>
              <Link to={`/assessment/years/${latest.runId}/people/${personId}`}>{t('board.year', { year: latest.year })}</Link>{' '}
              {latest.row.score !== null && <Figure value={latest.row.score} explanation={say.explanation(latest.explanation)} title={`${latest.row.name} ${latest.year}`} />}{' '}
              <GradeText grade={latest.row.grade} proposed={latest.row.proposedGrade} />
            </p>
            <DimensionsRadar detail={latest} size={250} />
          </>
        )
      }
    </Answered>
  );
}
