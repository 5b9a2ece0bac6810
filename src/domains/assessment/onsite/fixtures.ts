import type { AccessCase } from '../../../../tests/support/access.ts';
import { contestAccess } from './contests/fixtures.ts';
import { landmarkAccess } from './landmarks/fixtures.ts';
import { roundAccess } from './rounds/fixtures.ts';
import { stayAccess } from './stays/fixtures.ts';
import { traceAccess } from './traces/fixtures.ts';
import { trackerAccess } from './trackers/fixtures.ts';

export const onsiteAccess: readonly AccessCase[] = [...roundAccess, ...stayAccess, ...traceAccess, ...landmarkAccess, ...trackerAccess, ...contestAccess];
