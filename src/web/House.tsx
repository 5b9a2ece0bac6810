import { App } from 'antd';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { loadAllTexts } from './i18n/start.ts';
import { FailedState, LoadingState } from './kit/states.tsx';
import { buildRouter } from './router.tsx';
import { ScreensContext } from './screens-context.tsx';
import { joinScreens, type AllScreens } from './screens.ts';
import type { LoadScreens } from './start.tsx';

type Furnished = { readonly screens: AllScreens; readonly router: ReturnType<typeof buildRouter> };

/** Everything behind sign-in: fetches the screens of the domains and all texts, then opens the address. */
export function House({ loadScreens }: { loadScreens: LoadScreens }) {
  const [house, setHouse] = useState<Furnished | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    Promise.all([loadScreens(), loadAllTexts()]).then(
      ([domains]) => {
        if (gone) return;
        const screens = joinScreens(domains);
        setHouse({ screens, router: buildRouter(screens) });
      },
      (caught: unknown) => setError(caught),
    );
    return () => {
      gone = true;
    };
  }, [loadScreens, attempt]);

  if (error !== null) {
    const again = () => {
      setError(null);
      setAttempt(attempt + 1);
    };
    return <FailedState error={error} onRetry={again} />;
  }
  if (!house) return <LoadingState />;
  return (
    <ScreensContext value={house.screens}>
      <App message={{ maxCount: 3 }} className="dd-app">
        <RouterProvider router={house.router} />
      </App>
    </ScreensContext>
  );
}
