import { describe, expect, it } from 'vitest';
import { signInProfiles } from './sign-in-profile.ts';

describe('sign-in profiles', () => {
  it('level3 asks for everything that GB/T 22239-2019 8.1.4.1 names', () => {
    const p = signInProfiles.level3;
    expect(p.twoFactors).toBe(true); // d) two factors
    expect(p.passwordDays).not.toBeNull(); // a) periodic change
    expect(p.passwordKinds).toBeGreaterThanOrEqual(3); // a) complexity
    expect(p.failuresBeforeLock).toBeLessThanOrEqual(5); // b) failures
    expect(p.idleMinutes).toBeLessThanOrEqual(30); // b) timeout
  });
  it.each(Object.values(signInProfiles))('$name: an idle session ends before it is too old, and a password is never short', (p) => {
    expect(p.idleMinutes).toBeLessThan(p.sessionHours * 60);
    expect(p.passwordMinLength).toBeGreaterThanOrEqual(8);
    expect(signInProfiles[p.name]).toBe(p);
  });
});
