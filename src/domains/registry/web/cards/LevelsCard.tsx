import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Answered } from '../../../../web/kit/index.ts';
import { rosterAddress } from '../people/conditions.ts';
import { Counts } from '../people/PeopleStatistics.tsx';
import { usePictures } from './use-pictures.ts';

/** How many people at each leadership level. */
export default function LevelsCard() {
  const { t } = useTranslation('registry');
  const go = useNavigate();
  return <Answered answer={usePictures()}>{(p) => <Counts group="level" title={t('statistics.by.level')} counts={p.byLevel} total={p.total} lying onPick={(c) => go(rosterAddress([{ field: 'inOffice', is: true }, c]))} />}</Answered>;
}
