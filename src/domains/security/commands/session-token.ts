import { createHash, randomBytes } from 'node:crypto';
import type { RegionId } from '../../../kernel/ids.ts';

/**
 * `<region>.<256 random bits>`. The region in front lets the session be looked up inside its region, under row level security;
 * it is a hint only: a token whose region was changed has another hash and is found nowhere.
 */
export const newToken = (regionId: RegionId): string => `${regionId}.${randomBytes(32).toString('base64url')}`;

const TOKEN = /^([0-9A-Za-z_-]{1,40})\.[0-9A-Za-z_-]{43}$/;

/** Only this hash is kept: who reads the database cannot sign in with what is found there. */
export function readToken(token: string): { regionId: RegionId; hash: Uint8Array } | null {
  const match = TOKEN.exec(token);
  return match ? { regionId: match[1] as RegionId, hash: createHash('sha256').update(token).digest() } : null;
}
