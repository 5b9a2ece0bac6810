/**
 * How strict signing in is. `level3` follows GB/T 22239-2019 8.1.4.1 (等保三级): complexity, periodic change, lock-out,
 * idle timeout, two factors; the single values are usual practice, not text of the standard.
 * `trial` is for demonstrations on one machine and asks for length instead of kinds of characters (ASVS 5.0 V6.2.1, V6.2.5).
 */
export interface SignInProfile {
  readonly name: 'level3' | 'trial';
  readonly failuresBeforeLock: number;
  readonly lockMinutes: number;
  readonly idleMinutes: number;
  readonly sessionHours: number;
  readonly passwordMinLength: number;
  /** How many of the four kinds (lower case, upper case, digit, other) a password must mix. */
  readonly passwordKinds: number;
  readonly passwordDays: number | null;
  readonly passwordsRemembered: number;
  readonly twoFactors: boolean;
}

export const signInProfiles: Readonly<Record<SignInProfile['name'], SignInProfile>> = {
  level3: { name: 'level3', failuresBeforeLock: 5, lockMinutes: 20, idleMinutes: 20, sessionHours: 12, passwordMinLength: 10, passwordKinds: 3, passwordDays: 90, passwordsRemembered: 5, twoFactors: true },
  trial: { name: 'trial', failuresBeforeLock: 5, lockMinutes: 20, idleMinutes: 120, sessionHours: 12, passwordMinLength: 10, passwordKinds: 1, passwordDays: null, passwordsRemembered: 5, twoFactors: false },
};
