import type { Actor } from '../../../kernel/actor.ts';
import type { House } from '../../../platform/house/index.ts';
import { manageAccounts } from '../access.ts';
import { endSessions, updateAccount } from '../store/index.ts';
import { accountOfOthers } from './account-of-others.ts';
import { hashPassword } from './password-hash.ts';
import { temporaryPassword } from './temporary-password.ts';

/**
 * For someone who forgot the password: out a new one to hand over once, to be changed at the first sign-in. Sessions end, a lock is lifted,
 * the second factor stays. The old password stays remembered. Refuses `security.not_on_yourself`, `security.no_such_account`.
 */
export async function resetPassword(house: House, actor: Actor, id: string): Promise<{ password: string }> {
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return house.unit(actor, async (unit) => {
    const account = await accountOfOthers(unit, manageAccounts, id);
    await updateAccount(unit, account.id, {
      password_hash: passwordHash,
      password_set_at: unit.at,
      password_history: [account.passwordHash, ...account.passwordHistory],
      must_change_password: true,
      failed_attempts: 0,
      locked_until: null,
    });
    await endSessions(unit, { accountId: account.id });
    unit.audit({ action: 'security.password_reset', subjectKind: 'account', subjectId: account.id, detail: { name: account.name } });
    return { password };
  });
}
