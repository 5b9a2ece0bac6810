import { lazy, Suspense } from 'react';
import { FailedState, LoadingState } from './kit/states.tsx';
import { PUBLIC_PREFIX } from './screens.ts';
import { useSessionControl } from './session/SessionProvider.tsx';
import { SignInPage } from './session/SignInPage.tsx';
import type { LoadScreens } from './start.tsx';

const House = lazy(() => import('./House.tsx').then((m) => ({ default: m.House })));

/**
 * Sign-in or the house behind it. The address stays while someone signs in, so a link leads where it says;
 * the house (router, screens, all texts) is fetched only then, which keeps the first page light.
 */
export function Entrance({ loadScreens }: { loadScreens: LoadScreens }) {
  const { state, failure, retry } = useSessionControl();
  const open = location.pathname.startsWith(PUBLIC_PREFIX);
  if (!open && state.status === 'signed_out') return <SignInPage />;
  if (!open && state.status === 'unknown') return failure ? <FailedState error={failure} onRetry={retry} /> : <LoadingState />;
  return (
    <Suspense fallback={<LoadingState />}>
      <House loadScreens={loadScreens} />
    </Suspense>
  );
}
