import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import * as contract from './contract.ts';

/** `confirmed`: a year of the place that is confirmed. */
export const progressAccess = (confirmed: (place: Place) => Promise<{ readonly runId: string }>): readonly AccessCase[] => [
  { endpoint: contract.listProgress, allowed: ['officer', 'leader', 'liaison'], input: async (place) => ({ params: { id: (await confirmed(place)).runId } }) },
  { endpoint: contract.openProgress, allowed: ['officer', 'leader', 'liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: (await confirmed(place)).runId, personId: place.personId } }) },
];
