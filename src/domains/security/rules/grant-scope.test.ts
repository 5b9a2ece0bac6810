import { describe, expect, it } from 'vitest';
import { roles } from '../../../kernel/actor.ts';
import { isAdministrator } from '../model.ts';
import { grantScope, scopeOf } from './grant-scope.ts';

describe('grant scope', () => {
  it.each([
    ['officer', false, false, []],
    ['officer', true, false, []],
    ['leader', true, true, []],
    ['liaison', false, false, ['security.scope_needed']],
    ['liaison', true, false, []],
    ['grid_head', false, true, ['security.scope_needed']],
    ['cadre', false, true, []],
    ['cadre', false, false, ['security.person_needed']],
    ['cadre', true, false, ['security.scope_not_taken', 'security.person_needed']],
    ['auditor', true, false, ['security.scope_not_taken']],
    ['evaluator', false, false, []],
  ] as const)('%s, unit %s, person %s → %j', (role, organization, person, codes) => {
    expect(grantScope(role, organization, person).map((r) => r.code)).toEqual(codes);
  });
  it('no administrator is bounded to a unit, so that each region has all three whole', () => {
    for (const role of roles.filter(isAdministrator)) expect(scopeOf(role)).toBe('none');
  });
});
