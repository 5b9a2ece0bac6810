import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { FailedRoute } from './frame/FailedPage.tsx';
import { Gate } from './frame/Gate.tsx';
import { Lazy } from './frame/Lazy.tsx';
import { SignedIn } from './frame/SignedIn.tsx';
import { NotFoundState } from './kit/states.tsx';
import type { AllScreens, ScreenRoute } from './screens.ts';

const Frame = lazy(() => import('./frame/Frame.tsx').then((m) => ({ default: m.Frame })));
const Workbench = lazy(() => import('./pages/WorkbenchPage.tsx'));
const Gallery = lazy(() => import('./pages/gallery/GalleryPage.tsx'));

const page = (Component: ComponentType) => (
  <Lazy>
    <Component />
  </Lazy>
);

function routeOf(screen: ScreenRoute): RouteObject {
  const Component = lazy(screen.lazy);
  return {
    path: screen.path,
    element: (
      <Gate permission={screen.permission}>
        <Component />
      </Gate>
    ),
    errorElement: <FailedRoute />,
  };
}

/** All addresses. Public pages need no session; the others ask for one and then open where they were asked for. */
export function buildRouter(screens: AllScreens) {
  const framed = (frame: ScreenRoute['frame']) => screens.routes.filter((r) => (r.frame ?? 'rail') === frame).map(routeOf);
  return createBrowserRouter([
    ...screens.routes
      .filter((r) => r.frame === 'public')
      .map((r): RouteObject => ({ path: r.path, element: page(lazy(r.lazy)), errorElement: <FailedRoute /> })),
    {
      element: <SignedIn />,
      errorElement: <FailedRoute />,
      children: [
        ...framed('bare').map((r): RouteObject => ({ ...r, element: <Lazy>{r.element}</Lazy> })),
        {
          element: page(Frame),
          children: [
            { path: '/', element: <Workbench /> },
            ...framed('rail'),
            ...(import.meta.env.DEV ? [{ path: '/kit', element: <Gallery /> }] : []),
            { path: '*', element: <NotFoundState /> },
          ],
        },
      ],
    },
  ]);
}
