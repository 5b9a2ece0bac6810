import { describe, expect, it } from 'vitest';
import { grantFollowsUnit } from './grant-follows-unit.ts';

const standing = new Map([
  ['stays', { path: '1.2', closedOn: null, successorId: null }],
  ['moved', { path: '1.9.3', closedOn: null, successorId: null }],
  ['merged', { path: '1.4', closedOn: '2026-11-01', successorId: 'new' }],
  ['abolished', { path: '1.5', closedOn: '2026-11-20', successorId: null }],
]);

describe('a grant follows its unit', () => {
  it.each([
    ['stays', '1.2', []],
    ['moved', '1.2.3', [{ grantId: 'g', change: 'move', from: '1.2.3', to: '1.9.3' }]],
    ['moved', '1.9.3', []],
    ['merged', '1.4', [{ grantId: 'g', change: 'end', successorId: 'new' }]],
    ['abolished', '1.5', [{ grantId: 'g', change: 'end', successorId: null }]],
    // Not begun yet, or unknown: nothing to follow.
    ['nowhere', '1.7', []],
    // The whole region.
    [null, null, []],
  ])('unit %s, path %s', (organizationId, organizationPath, expected) => {
    expect(grantFollowsUnit([{ id: 'g', organizationId, organizationPath }], standing)).toEqual(expected);
  });
});
