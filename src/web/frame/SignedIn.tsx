import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router';
import { FailedState, LoadingState } from '../kit/states.tsx';
import { useSessionControl } from '../session/SessionProvider.tsx';
import { SignInPage } from '../session/SignInPage.tsx';

const ExpiredDialog = lazy(() => import('../session/ExpiredDialog.tsx').then((m) => ({ default: m.ExpiredDialog })));
const FirstSteps = lazy(() => import('../session/FirstSteps.tsx'));

/** Pages behind sign-in. Who comes from a public page without a session signs in at the address he asked for. */
export function SignedIn() {
  const { state, failure, retry } = useSessionControl();
  if (state.status === 'signed_out') return <SignInPage />;
  if (state.status === 'unknown') return failure ? <FailedState error={failure} onRetry={retry} /> : <LoadingState />;
  if (state.session.state !== 'ready') {
    return (
      <Suspense fallback={<LoadingState />}>
        <FirstSteps />
      </Suspense>
    );
  }
  return (
    <>
      <Outlet />
      <Suspense fallback={null}>{state.status === 'expired' && <ExpiredDialog />}</Suspense>
    </>
  );
}
