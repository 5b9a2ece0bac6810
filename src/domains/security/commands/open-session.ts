import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import type { Account, SessionState } from '../model.ts';
import { minutesLocked } from '../rules/lock-out.ts';
import { sessionState } from '../rules/session-state.ts';
import type { SignInProfile } from '../rules/sign-in-profile.ts';
import { totpStep } from '../rules/totp.ts';
import { findAccount, findAccountByName, insertSession, regionOfAccountName, updateAccount } from '../store/index.ts';
import { countFailure, settled } from './count-failure.ts';
import { matchNothing, passwordMatches } from './password-hash.ts';
import { newToken, readToken } from './session-token.ts';

export const TOTP_CONTEXT = 'security.account.totp';

export type OpenedSession = { readonly state: SessionState; readonly token: string } | { readonly state: 'code_needed' };

/**
 * Opens a session. Out: the token for the cookie and what the session must do first, or `code_needed` when the second factor
 * is set up and no code came.
 * Refuses `security.sign_in_failed` (the same for a wrong name, password or code), `account_locked`, `account_disabled`.
 */
export async function openSession(
  house: House,
  profile: SignInProfile,
  input: { accountName: string; password: string; code?: string | undefined; address: string },
): Promise<OpenedSession> {
  const regionId = await regionOfAccountName(house.database, input.accountName);
  if (!regionId) {
    await matchNothing(input.password);
    throw new Refusal('unauthenticated', 'security.sign_in_failed');
  }
  // The slow comparison runs outside the transaction, so that nobody waits for a lock meanwhile. What it found is answered
  // only after the row is held: of a hundred guesses sent at once, those past the limit learn "locked" and nothing else.
  const seen = await house.unit(systemActor(regionId, 'sign-in'), (unit) => findAccountByName(unit, input.accountName));
  if (!seen) throw new Error('the directory of names knows an account that is not there');
  const matches = minutesLocked(seen, house.clock.now()) === 0 && (await passwordMatches(seen.passwordHash, input.password));
  // On record as the account's own doing, successful or not.
  const actor: Actor = { ...systemActor(regionId, seen.displayName, input.address), accountId: seen.id };
  const outcome = await house.unit(actor, async (unit): Promise<OpenedSession | Refusal> => {
    const account = (await findAccount(unit, seen.id, true))!;
    const minutes = minutesLocked(account, unit.at);
    if (minutes > 0) return new Refusal('too_many', 'security.account_locked', { minutes });
    // A password changed in between makes the comparison worthless.
    if (!matches || account.passwordHash !== seen.passwordHash) return countFailure(unit, account, profile, 'password');
    // Only someone who knows the password learns that the account is closed.
    if (account.disabledAt) return new Refusal('forbidden', 'security.account_disabled');
    let lastStep = account.totpLastStep;
    if (account.totpSealed) {
      if (!input.code) return { state: 'code_needed' };
      lastStep = totpStep(house.cipher.open(account.totpSealed, TOTP_CONTEXT), input.code, unit.at, account.totpLastStep);
      if (lastStep === null) return countFailure(unit, account, profile, 'code');
    }
    await updateAccount(unit, account.id, { failed_attempts: 0, locked_until: null, totp_last_step: lastStep });
    unit.audit({ action: 'security.signed_in', subjectKind: 'account', subjectId: account.id, detail: { address: input.address } });
    return { state: sessionState(account, unit.at, profile), token: await beginSession(unit, account, input.address) };
  });
  return settled(outcome);
}

/** A new token each time; a session never goes on under a token that existed before signing in or before a factor changed. */
export async function beginSession(unit: Unit, account: Pick<Account, 'id' | 'regionId'>, address: string): Promise<string> {
  const token = newToken(account.regionId);
  await insertSession(unit, readToken(token)!.hash, account.id, address);
  return token;
}
