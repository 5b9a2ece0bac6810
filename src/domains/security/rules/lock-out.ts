import type { SignInProfile } from './sign-in-profile.ts';

export interface Attempts {
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
}

/** security.lock_out (GB/T 22239-2019 8.1.4.1 b): minutes still locked, 0 when open. */
export const minutesLocked = (a: Attempts, at: Date): number =>
  a.lockedUntil === null || a.lockedUntil <= at ? 0 : Math.ceil((a.lockedUntil.getTime() - at.getTime()) / 60_000);

/** After a failure: one more attempt counted, and the account locked when the limit is reached. */
export function afterFailure(a: Attempts, at: Date, profile: SignInProfile): Attempts {
  const failed = (a.lockedUntil !== null && a.lockedUntil <= at ? 0 : a.failedAttempts) + 1;
  return failed >= profile.failuresBeforeLock
    ? { failedAttempts: failed, lockedUntil: new Date(at.getTime() + profile.lockMinutes * 60_000) }
    : { failedAttempts: failed, lockedUntil: null };
}
