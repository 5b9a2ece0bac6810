import { verifySync } from 'otplib';

/**
 * security.totp (RFC 6238): the time step a six-digit code belongs to, one step of clock drift allowed either way;
 * null when it is wrong or its step was used before (a code works once).
 */
export function totpStep(secret: string, code: string, at: Date, lastStep: number | null): number | null {
  const epoch = Math.floor(at.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: 30, ...(lastStep === null ? {} : { afterTimeStep: lastStep }) });
  return result.valid ? Math.floor(epoch / 30) + result.delta : null;
}
