import { generateSync } from 'otplib';
import { describe, expect, it } from 'vitest';
import { totpStep } from './totp.ts';

// The secret of RFC 6238 appendix B (ASCII 12345678901234567890) in base32.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1000);
const codeAt = (seconds: number): string => generateSync({ secret: SECRET, epoch: seconds });

describe('totp', () => {
  // RFC 6238 appendix B, SHA-1, last six of the eight digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('at %i s the code is %s', (seconds, code) => {
    expect(totpStep(SECRET, code, at(seconds), null)).toBe(Math.floor(seconds / 30));
  });
  it.each([
    ['the step before', -30, true],
    ['the step after', 30, true],
    ['two steps before', -60, false],
    ['two steps after', 60, false],
  ])('takes a code of %s: %s', (_what, drift, accepted) => {
    const now = 1_800_000_015;
    expect(totpStep(SECRET, codeAt(now + drift), at(now), null) !== null).toBe(accepted);
  });
  it('takes a code once only', () => {
    const now = 1_800_000_015;
    const step = totpStep(SECRET, codeAt(now), at(now), null);
    expect(step).not.toBeNull();
    expect(totpStep(SECRET, codeAt(now), at(now + 5), step)).toBeNull();
    expect(totpStep(SECRET, codeAt(now + 30), at(now + 30), step)).toBe(step! + 1);
  });
  it('refuses another code', () => {
    expect(totpStep(SECRET, '000000', at(59), null)).toBeNull();
  });
});
