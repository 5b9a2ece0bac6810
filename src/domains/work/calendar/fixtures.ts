import type { AccessCase } from '../../../../tests/support/access.ts';
import { readWorkCalendar } from './contract.ts';

export const calendarAccess: readonly AccessCase[] = [{ endpoint: readWorkCalendar, allowed: ['officer', 'leader', 'liaison', 'cadre'], input: () => ({ query: {} }) }];
