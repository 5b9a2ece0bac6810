import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { manageAccounts } from '../access.ts';
import { endSessions, hasOpenAccount, updateAccount } from '../store/index.ts';
import { accountOfOthers, keepAdministrators, rolesOf } from './account-of-others.ts';

/**
 * Closes an account (its sessions end at once, its history stays) or opens it again. Setting the state it has changes nothing.
 * Refuses `security.last_administrator`, `security.person_has_account`, `security.not_on_yourself`, `security.no_such_account`.
 */
export async function setAccountState(house: House, actor: Actor, input: { id: string; state: 'active' | 'disabled' }): Promise<void> {
  await house.unit(actor, async (unit) => {
    const account = await accountOfOthers(unit, manageAccounts, input.id);
    if ((account.disabledAt === null ? 'active' : 'disabled') === input.state) return;
    if (input.state === 'disabled') {
      await keepAdministrators(unit, account.id, await rolesOf(unit, account.id));
      await updateAccount(unit, account.id, { disabled_at: unit.at });
      await endSessions(unit, { accountId: account.id });
      unit.audit({ action: 'security.account_disabled', subjectKind: 'account', subjectId: account.id, detail: { name: account.name } });
      return;
    }
    if (account.personId && (await hasOpenAccount(unit, account.personId))) throw new Refusal('conflict', 'security.person_has_account');
    await updateAccount(unit, account.id, { disabled_at: null, failed_attempts: 0, locked_until: null });
    unit.audit({ action: 'security.account_enabled', subjectKind: 'account', subjectId: account.id, detail: { name: account.name } });
  });
}
