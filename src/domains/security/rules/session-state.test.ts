import { describe, expect, it } from 'vitest';
import { sessionState } from './session-state.ts';
import { signInProfiles } from './sign-in-profile.ts';

const at = new Date('2026-11-20T08:00:00Z');
const daysAgo = (days: number, ms = 0): Date => new Date(at.getTime() - days * 86_400_000 - ms);
const secret = new Uint8Array([1]);

describe('session state', () => {
  it.each([
    // profile, must change, password set, second factor, state
    ['level3', false, daysAgo(1), secret, 'ready'],
    ['level3', false, daysAgo(1), null, 'two_factors_needed'],
    ['level3', true, daysAgo(1), null, 'password_change_needed'],
    ['level3', true, daysAgo(1), secret, 'password_change_needed'],
    ['level3', false, daysAgo(90, -1), secret, 'ready'],
    ['level3', false, daysAgo(90), secret, 'password_change_needed'],
    ['trial', false, daysAgo(900), null, 'ready'],
    ['trial', true, daysAgo(1), null, 'password_change_needed'],
    ['trial', false, daysAgo(1), secret, 'ready'],
  ] as const)('%s, must change %s, set %s, factor %s → %s', (profile, mustChangePassword, passwordSetAt, totpSealed, state) => {
    expect(sessionState({ mustChangePassword, passwordSetAt, totpSealed }, at, signInProfiles[profile])).toBe(state);
  });
});
