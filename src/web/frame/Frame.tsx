import { MenuOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { ExplanationHost } from '../kit/explanation/ExplanationHost.tsx';
import { LoadingState } from '../kit/states.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

/** Rail on the left, bar on top, the page in between. Below 900 px the rail is a drawer. */
export function Frame() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    setOpen(false);
  }, [pathname]);

  return (
    <ExplanationHost>
      <a className="dd-skip" href="#page">
        {t('frame.skip')}
      </a>
      <div className="dd-frame">
        <aside className="dd-rail-column">
          <Rail />
        </aside>
        <TopBar
          menu={
            <button type="button" className="dd-bar-button dd-menu-button" aria-label={t('frame.openMenu')} onClick={() => setOpen(true)}>
              <MenuOutlined />
            </button>
          }
        />
        <main id="page" className="dd-main" tabIndex={-1}>
          <ErrorBoundary key={pathname}>
            <Suspense fallback={<LoadingState />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={248} title={t('product')} styles={{ body: { padding: 8 } }}>
        <Rail />
      </Drawer>
    </ExplanationHost>
  );
}
