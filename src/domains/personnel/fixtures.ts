import type { AccessCase } from '../../../tests/support/access.ts';
import { systemActor } from '../../kernel/actor.ts';
import { putPackInForce } from '../policy/index.ts';
import * as contract from './contract.ts';

const reads = ['officer', 'leader', 'liaison'] as const;

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.listEligibility, allowed: reads, scoped: 'subtree', input: (place) => ({ query: { organizationId: place.organizationId } }) },
  { endpoint: contract.exportEligibility, allowed: reads, scoped: 'subtree', input: (place) => ({ query: { organizationId: place.organizationId } }) },
  { endpoint: contract.eligibilityOfPerson, allowed: reads, scoped: 'subtree', input: (place) => ({ params: { personId: place.personId } }) },
  { endpoint: contract.ownEligibility, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.frontLineShares, allowed: ['officer', 'leader'], input: () => ({ query: {} }) },
  {
    endpoint: contract.checkBatch,
    allowed: ['officer', 'leader'],
    scoped: 'region',
    input: async (place) => {
      await place.house.unit(systemActor(place.regionId, 'fixtures'), (unit) => putPackInForce(unit, { packId: 'zhaotong', from: unit.today }));
      return { body: { level: '县', personIds: [place.personId] } };
    },
  },
];
