import { Suspense, type ReactNode } from 'react';
import { LoadingState } from '../kit/states.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

/** A part that is fetched when needed: waits quietly, fails visibly. */
export const Lazy = ({ children }: { children: ReactNode }) => (
  <ErrorBoundary>
    <Suspense fallback={<LoadingState />}>{children}</Suspense>
  </ErrorBoundary>
);
