import { useTranslation } from 'react-i18next';
import { Page, Section } from '../../../../web/kit/index.ts';
import { OwnBallots } from './OwnBallots.tsx';

/** Where the voting page sends people to sign in. */
export default function OwnBallotsPage() {
  const { t } = useTranslation('ballots');
  return (
    <Page title={t('own.title')} width="reading">
      <Section>
        <p>{t('own.words')}</p>
        <OwnBallots />
      </Section>
    </Page>
  );
}
