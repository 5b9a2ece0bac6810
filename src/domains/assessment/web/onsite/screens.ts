import type { ScreenRoute } from '../../../../web/screens.ts';

const read = {
  rounds: 'assessment.rounds.read',
  own: 'assessment.own_inspections.read',
  stays: 'assessment.stays.read',
  traces: 'assessment.traces.read',
  landmarks: 'assessment.landmarks.read',
  tracking: 'assessment.tracking.read',
  spot: 'assessment.spot_checks.read',
} as const;

/** Permissions of which one opens 一线考核 at all. */
export const onsitePermissions: readonly string[] = Object.values(read);

export const onsiteRoutes: readonly ScreenRoute[] = [
  { path: '/assessment/on-site', lazy: () => import('./HomePage.tsx'), permission: onsitePermissions },
  { path: '/assessment/on-site/rounds', lazy: () => import('./rounds/RoundsPage.tsx'), permission: read.rounds },
  { path: '/assessment/on-site/rounds/:roundId', lazy: () => import('./rounds/RoundPage.tsx'), permission: read.rounds },
  { path: '/assessment/on-site/own-inspections', lazy: () => import('./rounds/OwnInspectionsPage.tsx'), permission: read.own },
  { path: '/assessment/on-site/stays', lazy: () => import('./stays/StaysPage.tsx'), permission: read.stays },
  { path: '/assessment/on-site/stays/:stayId', lazy: () => import('./stays/StayPage.tsx'), permission: read.stays },
  { path: '/assessment/on-site/traces', lazy: () => import('./traces/TracesPage.tsx'), permission: read.traces },
  { path: '/assessment/on-site/traces/:traceId', lazy: () => import('./traces/TracePage.tsx'), permission: read.traces },
  { path: '/assessment/on-site/landmarks', lazy: () => import('./landmarks/LandmarksPage.tsx'), permission: read.landmarks },
  { path: '/assessment/on-site/landmarks/:landmarkId', lazy: () => import('./landmarks/LandmarkPage.tsx'), permission: read.landmarks },
  { path: '/assessment/on-site/tracking', lazy: () => import('./trackers/WorksPage.tsx'), permission: read.tracking },
  { path: '/assessment/on-site/tracking/:workId', lazy: () => import('./trackers/WorkPage.tsx'), permission: read.tracking },
  { path: '/assessment/on-site/spot-checks', lazy: () => import('./contests/SpotChecksPage.tsx'), permission: read.spot },
  { path: '/assessment/on-site/spot-checks/:checkId', lazy: () => import('./contests/SpotCheckPage.tsx'), permission: read.spot },
];
