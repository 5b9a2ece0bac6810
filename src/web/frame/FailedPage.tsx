import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';

/** A page that could not be shown: what happened, and a way on. */
export function FailedPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  // After an update the old page asks for script files that are gone; loading again is all it takes.
  const outdated = error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
  return (
    <div className="dd-state dd-state-wide" role="alert">
      {outdated ? <h2>{t('state.updated')}</h2> : <RefusalNotice error={error} />}
      <Button type="primary" onClick={() => location.reload()}>
        {t('action.reload')}
      </Button>
    </div>
  );
}

export function FailedRoute() {
  return <FailedPage error={useRouteError()} />;
}
