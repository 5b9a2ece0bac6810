import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { administratorRoles, roles } from '../../../kernel/actor.ts';
import { exclusiveRoles } from './exclusive-roles.ts';

describe('exclusive roles', () => {
  it.each([
    [[], 'auditor', 0],
    [['auditor'], 'auditor', 0],
    [['system_admin'], 'security_admin', 1],
    [['system_admin'], 'officer', 1],
    [['officer', 'liaison'], 'auditor', 2],
    [['officer'], 'leader', 0],
  ] as const)('%j + %s → %i reasons', (held, wanted, count) => {
    expect(exclusiveRoles(held, wanted)).toHaveLength(count);
  });
  it('never lets a set with an administrator grow beyond one role', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...roles)), (wishes) => {
        const held: (typeof roles)[number][] = [];
        for (const wish of wishes) if (exclusiveRoles(held, wish).length === 0 && !held.includes(wish)) held.push(wish);
        const administrators = held.filter((r) => (administratorRoles as readonly string[]).includes(r));
        return administrators.length === 0 || held.length === 1;
      }),
    );
  });
});
