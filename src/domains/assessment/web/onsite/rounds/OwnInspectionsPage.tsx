import { useTranslation } from 'react-i18next';
import { Page } from '../../../../../web/kit/index.ts';
import { OnsiteBar } from '../OnsiteBar.tsx';
import { OwnInspections } from './OwnInspections.tsx';

/** 本单位、本人的考察情况. */
export default function OwnInspectionsPage() {
  const { t } = useTranslation('onsite');
  return (
    <Page title={t('nav.own-inspections')} sub={t('own.sub')} bar={<OnsiteBar />}>
      <OwnInspections />
    </Page>
  );
}
