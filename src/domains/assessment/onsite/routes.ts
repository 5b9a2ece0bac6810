import type { Route } from '../../../platform/http/index.ts';
import { contestRoutes } from './contests/routes.ts';
import { landmarkRoutes } from './landmarks/routes.ts';
import { roundRoutes } from './rounds/routes.ts';
import { stayRoutes } from './stays/routes.ts';
import { traceRoutes } from './traces/routes.ts';
import { trackerRoutes } from './trackers/routes.ts';

export const onsiteRoutes: readonly Route[] = [...roundRoutes, ...stayRoutes, ...traceRoutes, ...landmarkRoutes, ...trackerRoutes, ...contestRoutes];
