import type { Role } from '../../../kernel/actor.ts';
import type { Reason } from '../../../kernel/refusal.ts';

/** Which scope a role takes: a unit it must have, a unit it may have (else the whole region), or none. */
const SCOPE: Readonly<Record<Role, 'needed' | 'optional' | 'none'>> = {
  officer: 'optional',
  leader: 'optional',
  liaison: 'needed',
  cadre: 'none',
  evaluator: 'none',
  supervisor: 'none',
  grid_head: 'needed',
  system_admin: 'none',
  security_admin: 'none',
  auditor: 'none',
};

const SOURCE = 'GB/T 22239-2019 8.1.4.2（最小权限）';

/**
 * security.grant_scope: the reasons against granting `role` within a scope; none when it fits.
 * A role of the person himself (`cadre`) needs an account that belongs to a person.
 */
export function grantScope(role: Role, hasOrganization: boolean, hasPerson: boolean): Reason[] {
  const reasons: Reason[] = [];
  if (SCOPE[role] === 'needed' && !hasOrganization) reasons.push({ code: 'security.scope_needed', params: { role }, source: SOURCE, at: 'organizationId' });
  if (SCOPE[role] === 'none' && hasOrganization) reasons.push({ code: 'security.scope_not_taken', params: { role }, source: SOURCE, at: 'organizationId' });
  if (role === 'cadre' && !hasPerson) reasons.push({ code: 'security.person_needed', params: { role }, at: 'role' });
  return reasons;
}

/** For the form: does the role take a unit? */
export const scopeOf = (role: Role): 'needed' | 'optional' | 'none' => SCOPE[role];
