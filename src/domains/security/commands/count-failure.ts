import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Account } from '../model.ts';
import { afterFailure } from '../rules/lock-out.ts';
import type { SignInProfile } from '../rules/sign-in-profile.ts';
import { updateAccount } from '../store/index.ts';

/**
 * Counts a wrong password or code against the account (held for update) and returns the refusal to answer with.
 * The caller returns it out of the unit and throws it after the commit: the failure must stay counted.
 */
export async function countFailure(unit: Unit, account: Account, profile: SignInProfile, because: 'password' | 'code'): Promise<Refusal> {
  const next = afterFailure(account, unit.at, profile);
  await updateAccount(unit, account.id, { failed_attempts: next.failedAttempts, locked_until: next.lockedUntil });
  unit.audit({ action: 'security.sign_in_failed', subjectKind: 'account', subjectId: account.id, detail: { because, locked: next.lockedUntil !== null } });
  return next.lockedUntil
    ? new Refusal('too_many', 'security.account_locked', { minutes: profile.lockMinutes })
    : new Refusal('unauthenticated', 'security.sign_in_failed');
}

/** Throws what a unit of work returned as a refusal, now that it is committed. */
export function settled<T>(outcome: T | Refusal): T {
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}
