import type { Account, SessionState } from '../model.ts';
import type { SignInProfile } from './sign-in-profile.ts';

const DAY_MS = 86_400_000;

/**
 * security.session_state (GB/T 22239-2019 8.1.4.1 a, d): what the account must do before its session counts.
 * The password comes first, because whoever set it last may be somebody else.
 */
export function sessionState(account: Pick<Account, 'mustChangePassword' | 'passwordSetAt' | 'totpSealed'>, at: Date, profile: SignInProfile): SessionState {
  const outdated = profile.passwordDays !== null && at.getTime() - account.passwordSetAt.getTime() >= profile.passwordDays * DAY_MS;
  if (account.mustChangePassword || outdated) return 'password_change_needed';
  return profile.twoFactors && account.totpSealed === null ? 'two_factors_needed' : 'ready';
}
