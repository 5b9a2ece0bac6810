import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Answered } from '../../../../web/kit/index.ts';
import { rosterAddress } from '../people/conditions.ts';
import { Counts } from '../people/PeopleStatistics.tsx';
import { usePictures } from './use-pictures.ts';

/** Highest education of everyone in office. */
export default function EducationCard() {
  const { t } = useTranslation('registry');
  const go = useNavigate();
  return <Answered answer={usePictures()}>{(p) => <Counts group="education" title={t('statistics.by.education')} counts={p.byEducation} total={p.total} lying onPick={(c) => go(rosterAddress([{ field: 'inOffice', is: true }, c]))} />}</Answered>;
}
