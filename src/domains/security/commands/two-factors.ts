import { generateSecret, generateURI } from 'otplib';
import { toDataURL } from 'qrcode';
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { minutesLocked } from '../rules/lock-out.ts';
import type { SignInProfile } from '../rules/sign-in-profile.ts';
import { totpStep } from '../rules/totp.ts';
import { endSessions, updateAccount } from '../store/index.ts';
import { countFailure, settled } from './count-failure.ts';
import { beginSession, TOTP_CONTEXT } from './open-session.ts';
import { ownAccount, withPassword } from './own-account.ts';

const ISSUER = '担当 Dandang';

/** What the authenticator application needs: the secret to type, and the same as a picture to scan. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
  readonly picture: string;
}

/**
 * Begins to set up the second factor (RFC 6238): a new secret that counts from its first right code.
 * Refuses `security.two_factors_present` while one is set up, `security.password_wrong`, `security.account_locked`.
 */
export async function enrolTwoFactors(house: House, profile: SignInProfile, actor: Actor, input: { password: string }): Promise<Enrolment> {
  const secret = generateSecret();
  const name = await withPassword(house, profile, actor, input.password, async (unit, account) => {
    if (account.totpSealed) return new Refusal('conflict', 'security.two_factors_present');
    await updateAccount(unit, account.id, { totp_pending_sealed: Buffer.from(house.cipher.seal(secret, TOTP_CONTEXT)) });
    unit.audit({ action: 'security.two_factors_begun', subjectKind: 'account', subjectId: account.id });
    return account.name;
  });
  const uri = generateURI({ issuer: ISSUER, label: name, secret });
  return { secret, uri, picture: await toDataURL(uri, { margin: 1, width: 220 }) };
}

/**
 * The first right code makes the secret count; every session of the account ends. Out: the token of a new one.
 * Refuses `security.two_factors_not_begun`, `security.code_wrong`, `security.account_locked`.
 */
export async function confirmTwoFactors(house: House, profile: SignInProfile, actor: Actor, input: { code: string; address: string }): Promise<string> {
  const outcome = await house.unit(actor, async (unit) => {
    const account = await ownAccount(unit, true);
    const minutes = minutesLocked(account, unit.at);
    if (minutes > 0) return new Refusal('too_many', 'security.account_locked', { minutes });
    if (!account.totpPendingSealed) return new Refusal('conflict', 'security.two_factors_not_begun');
    const step = totpStep(house.cipher.open(account.totpPendingSealed, TOTP_CONTEXT), input.code, unit.at, null);
    if (step === null) return asWrongCode(await countFailure(unit, account, profile, 'code'));
    await updateAccount(unit, account.id, { totp_sealed: Buffer.from(account.totpPendingSealed), totp_pending_sealed: null, totp_last_step: step, failed_attempts: 0 });
    await endSessions(unit, { accountId: account.id });
    unit.audit({ action: 'security.two_factors_set', subjectKind: 'account', subjectId: account.id });
    return beginSession(unit, account, input.address);
  });
  return settled<string>(outcome);
}

/**
 * Removes the own second factor, with password and a code. Where the profile asks for two factors the session may then only set up
 * another one. Refuses `security.two_factors_absent`, `security.password_wrong`, `security.code_wrong`, `security.account_locked`.
 */
export async function removeTwoFactors(house: House, profile: SignInProfile, actor: Actor, input: { password: string; code: string }): Promise<void> {
  await withPassword(house, profile, actor, input.password, async (unit, account) => {
    if (!account.totpSealed) return new Refusal('conflict', 'security.two_factors_absent');
    const step = totpStep(house.cipher.open(account.totpSealed, TOTP_CONTEXT), input.code, unit.at, account.totpLastStep);
    if (step === null) return asWrongCode(await countFailure(unit, account, profile, 'code'));
    await updateAccount(unit, account.id, { totp_sealed: null, totp_pending_sealed: null, totp_last_step: null, failed_attempts: 0 });
    unit.audit({ action: 'security.two_factors_removed', subjectKind: 'account', subjectId: account.id });
    return undefined;
  });
}

const asWrongCode = (refusal: Refusal): Refusal => (refusal.kind === 'too_many' ? refusal : new Refusal('invalid', 'security.code_wrong', {}, [{ code: 'security.code_wrong', at: 'code' }]));
