import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, Page } from '../../../../web/kit/index.ts';
import { ownResults } from '../../contract.ts';
import { OwnOutcomes } from '../outcomes/OwnOutcomes.tsx';
import { OwnRegistrations } from '../papers/OwnRegistrations.tsx';
import { OwnInspections } from '../onsite/rounds/OwnInspections.tsx';
import { OwnRoutine } from '../onsite/stays/RoutineTimeline.tsx';
import { Years } from './Years.tsx';

/** The cadre's own confirmed results. */
export default function OwnPage() {
  const { t } = useTranslation('assessment');
  const answer = useAnswer(ownResults);
  return (
    <Page title={t('own.title')} sub={t('own.sub')}>
      <div className="dd-assess-stack">
        <OwnRegistrations />
        <OwnOutcomes />
      </div>
      <Answered answer={answer}>{(years) => <Years years={years} empty={t('own.none')} emptyNext={t('own.noneNext')} />}</Answered>
      {answer.data && answer.data.length > 0 && <p>{t('own.objection')}</p>}
      <OwnRoutine />
      <OwnInspections quiet />
    </Page>
  );
}
