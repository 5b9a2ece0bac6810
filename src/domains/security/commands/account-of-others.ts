import { must, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Role } from '../../../kernel/actor.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { isAdministrator, type Account } from '../model.ts';
import { findAccount, grantsOf, otherHolders } from '../store/index.ts';

/**
 * The account of somebody else, held for update. Refuses `security.no_such_account` (also for another region's)
 * and `security.not_on_yourself`: no administrator acts on the own account (GB/T 22239-2019 8.1.5).
 */
export async function accountOfOthers(unit: Unit, permission: Permission, id: string): Promise<Account> {
  must(unit.actor, permission, { regionId: unit.actor.regionId });
  if (unit.actor.accountId === id) throw new Refusal('forbidden', 'security.not_on_yourself');
  const account = await findAccount(unit, id, true);
  if (!account) throw new Refusal('not_found', 'security.no_such_account');
  return account;
}

/** Each region keeps at least one of each of the three administrators, else nobody could let anyone in again. */
export async function keepAdministrators(unit: Unit, accountId: string, losing: readonly Role[]): Promise<void> {
  for (const role of losing.filter(isAdministrator)) {
    if ((await otherHolders(unit, role, accountId)) === 0) throw new Refusal('rule', 'security.last_administrator', { role });
  }
}

export const rolesOf = async (unit: Unit, accountId: string): Promise<Role[]> => (await grantsOf(unit, accountId)).map((g) => g.role);
