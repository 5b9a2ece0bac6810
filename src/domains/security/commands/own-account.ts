import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import type { Account } from '../model.ts';
import { minutesLocked } from '../rules/lock-out.ts';
import type { SignInProfile } from '../rules/sign-in-profile.ts';
import { findAccount } from '../store/index.ts';
import { countFailure, settled } from './count-failure.ts';
import { passwordMatches } from './password-hash.ts';

/** The account of the session, or `security.sign_in_first` (the program itself has none). */
export async function ownAccount(unit: Unit, forUpdate = false): Promise<Account> {
  const account = unit.actor.accountId ? await findAccount(unit, unit.actor.accountId, forUpdate) : null;
  if (!account || account.disabledAt) throw new Refusal('unauthenticated', 'security.sign_in_first');
  return account;
}

/**
 * Asks for the present password again before a change of the own account, and runs `work` on the account held for update.
 * Whoever finds an open screen has only as many guesses as at the sign-in page. A refusal that `work` returns is thrown
 * after the commit.
 */
export async function withPassword<T>(
  house: House,
  profile: SignInProfile,
  actor: Actor,
  password: string,
  work: (unit: Unit, account: Account) => Promise<T | Refusal>,
): Promise<T> {
  const seen = await house.unit(actor, (unit) => ownAccount(unit));
  const matches = minutesLocked(seen, house.clock.now()) === 0 && (await passwordMatches(seen.passwordHash, password));
  const outcome = await house.unit(actor, async (unit) => {
    const account = await ownAccount(unit, true);
    const minutes = minutesLocked(account, unit.at);
    if (minutes > 0) return new Refusal('too_many', 'security.account_locked', { minutes });
    if (!matches || account.passwordHash !== seen.passwordHash) return asWrongPassword(await countFailure(unit, account, profile, 'password'));
    return work(unit, account);
  });
  return settled<T>(outcome);
}

/** The session itself is fine, so it is no 401: screens would ask to sign in again. */
const asWrongPassword = (refusal: Refusal): Refusal => (refusal.kind === 'too_many' ? refusal : new Refusal('invalid', 'security.password_wrong', {}, [{ code: 'security.password_wrong', at: 'password' }]));
