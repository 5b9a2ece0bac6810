import type { Actor } from '../../../kernel/actor.ts';
import type { House } from '../../../platform/house/index.ts';
import { manageAccounts } from '../access.ts';
import { updateAccount } from '../store/index.ts';
import { accountOfOthers } from './account-of-others.ts';

/** Lifts the lock that failed attempts set, before it opens by itself. Refuses `security.not_on_yourself`, `security.no_such_account`. */
export async function unlockAccount(house: House, actor: Actor, id: string): Promise<void> {
  await house.unit(actor, async (unit) => {
    const account = await accountOfOthers(unit, manageAccounts, id);
    if (account.failedAttempts === 0 && account.lockedUntil === null) return;
    await updateAccount(unit, account.id, { failed_attempts: 0, locked_until: null });
    unit.audit({ action: 'security.account_unlocked', subjectKind: 'account', subjectId: account.id, detail: { name: account.name } });
  });
}
