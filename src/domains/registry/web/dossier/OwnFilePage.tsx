import { useTranslation } from 'react-i18next';
import { EmptyState, Page } from '../../../../web/kit/index.ts';
import { useSession } from '../../../../web/session/index.ts';
import { DossierOf } from './DossierOf.tsx';

/** The own file of whoever is signed in. */
export default function OwnFilePage() {
  const { t } = useTranslation('registry');
  const { personId } = useSession();
  if (personId) return <DossierOf personId={personId} />;
  return (
    <Page title={t('nav.ownFile')}>
      <EmptyState title={t('dossier.noOwn')}>{t('dossier.noOwnNext')}</EmptyState>
    </Page>
  );
}
