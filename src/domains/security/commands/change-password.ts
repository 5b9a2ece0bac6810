import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { passwordReasons } from '../rules/password-policy.ts';
import type { SignInProfile } from '../rules/sign-in-profile.ts';
import { endSessions, updateAccount } from '../store/index.ts';
import { beginSession } from './open-session.ts';
import { ownAccount, withPassword } from './own-account.ts';
import { hashPassword, passwordMatches } from './password-hash.ts';

/**
 * Changes the own password. Every session of the account ends; out: the token of a new one.
 * Refuses `security.password_wrong`, `security.password_refused` (with the reasons), `security.account_locked`.
 */
export async function changePassword(house: House, profile: SignInProfile, actor: Actor, input: { password: string; newPassword: string; address: string }): Promise<string> {
  const known = await house.unit(actor, (unit) => ownAccount(unit));
  const reasons = passwordReasons(input.newPassword, { accountName: known.name, displayName: known.displayName }, profile);
  for (const used of [known.passwordHash, ...known.passwordHistory].slice(0, profile.passwordsRemembered)) {
    if (await passwordMatches(used, input.newPassword)) {
      reasons.push({ code: 'security.password_used_before', params: { remembered: profile.passwordsRemembered }, source: 'GB/T 22239-2019 8.1.4.1 a' });
      break;
    }
  }
  const passwordHash = await hashPassword(input.newPassword);
  return withPassword(house, profile, actor, input.password, async (unit, account) => {
    // Asked only now: how good the wish is must not answer someone who does not know the present password.
    if (reasons.length > 0) return new Refusal('rule', 'security.password_refused', {}, reasons.map((r) => ({ ...r, at: 'newPassword' })));
    await updateAccount(unit, account.id, {
      password_hash: passwordHash,
      password_set_at: unit.at,
      password_history: [account.passwordHash, ...account.passwordHistory].slice(0, profile.passwordsRemembered),
      must_change_password: false,
      failed_attempts: 0,
    });
    await endSessions(unit, { accountId: account.id });
    unit.audit({ action: 'security.password_changed', subjectKind: 'account', subjectId: account.id });
    return beginSession(unit, account, input.address);
  });
}
