import { describe, expect, it } from 'vitest';
import { afterFailure, minutesLocked } from './lock-out.ts';
import { signInProfiles } from './sign-in-profile.ts';

const at = new Date('2026-11-20T08:00:00Z');
const level3 = signInProfiles.level3;

describe('lock-out', () => {
  it.each([
    [0, 1, false],
    [3, 4, false],
    [4, 5, true],
    [9, 10, true],
  ])('%i failures before → %i, locked: %s', (before, after, locked) => {
    const next = afterFailure({ failedAttempts: before, lockedUntil: null }, at, level3);
    expect(next.failedAttempts).toBe(after);
    expect(minutesLocked(next, at)).toBe(locked ? level3.lockMinutes : 0);
  });
  it('opens by itself and starts counting anew', () => {
    const locked = { failedAttempts: 5, lockedUntil: at };
    expect(minutesLocked(locked, at)).toBe(0);
    expect(afterFailure(locked, at, level3)).toEqual({ failedAttempts: 1, lockedUntil: null });
  });
  it('counts a started minute as a whole one', () => {
    expect(minutesLocked({ failedAttempts: 5, lockedUntil: new Date(at.getTime() + 61_000) }, at)).toBe(2);
  });
});
