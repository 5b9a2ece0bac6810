import type { Role } from '../../../kernel/actor.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import { isAdministrator } from '../model.ts';

const SOURCE = 'GB/T 22239-2019 8.1.5 安全管理中心（三员分立）';

/**
 * security.exclusive_roles: the three administrators exclude one another and every business role.
 * Out: the reasons against adding `wanted` to an account that already holds `held`; none when it may be added.
 */
export function exclusiveRoles(held: readonly Role[], wanted: Role): Reason[] {
  return held
    .filter((role) => role !== wanted && (isAdministrator(role) || isAdministrator(wanted)))
    .map((role) => ({ code: 'security.roles_exclude', params: { held: role, wanted }, source: SOURCE }));
}
