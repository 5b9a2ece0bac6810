import { useTranslation } from 'react-i18next';
import { useMay } from '../../../../web/session/index.ts';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered } from '../../../../web/kit/index.ts';
import { personResults } from '../../contract.ts';
import { PersonRoutine } from '../onsite/stays/RoutineTimeline.tsx';
import { Years } from './Years.tsx';

/** The dossier's tab 考核. */
export default function DossierTab({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('assessment');
  const answer = useAnswer(personResults, { params: { personId } });
  const mayReadRoutine = useMay('assessment.routine.read');
  return (
    <>
      <Answered answer={answer}>{(years) => <Years years={years} empty={t('dossier.none')} emptyNext={t('dossier.noneNext')} />}</Answered>
      {mayReadRoutine && <PersonRoutine personId={personId} />}
    </>
  );
}
