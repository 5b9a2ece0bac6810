import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { manageAccounts } from '../access.ts';
import { endSessions, updateAccount } from '../store/index.ts';
import { accountOfOthers } from './account-of-others.ts';

/** For a lost phone: takes the second factor away, so that the person sets up another at the next sign-in. Sessions end. Refuses `security.two_factors_absent`. */
export async function resetTwoFactors(house: House, actor: Actor, id: string): Promise<void> {
  await house.unit(actor, async (unit) => {
    const account = await accountOfOthers(unit, manageAccounts, id);
    if (!account.totpSealed) throw new Refusal('conflict', 'security.two_factors_absent');
    await updateAccount(unit, account.id, { totp_sealed: null, totp_pending_sealed: null, totp_last_step: null });
    await endSessions(unit, { accountId: account.id });
    unit.audit({ action: 'security.two_factors_reset', subjectKind: 'account', subjectId: account.id, detail: { name: account.name } });
  });
}
