import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../kernel/refusal.ts';

/** scrypt as OWASP names it for passphrases: 2^17 rounds of 8 × 128 bytes, about a tenth of a second and 128 MiB. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };
export const SHORTEST_PASSPHRASE = 12;

/** All files of the key folder, encrypted with a passphrase (scrypt, AES-256-GCM). Refuses `backup.passphrase_short`. */
export function sealKeys(folder: string, passphrase: string): Buffer {
  if ([...passphrase].length < SHORTEST_PASSPHRASE) throw new Refusal('invalid', 'backup.passphrase_short', { least: SHORTEST_PASSPHRASE });
  const files = Object.fromEntries(readdirSync(folder, { withFileTypes: true }).filter((f) => f.isFile()).map((f) => [f.name, readFileSync(join(folder, f.name), 'base64')]));
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, COST), iv);
  return Buffer.concat([salt, iv, cipher.update(JSON.stringify(files), 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Writes the sealed key files into an empty folder. Refuses `backup.wrong_passphrase`. */
export function openKeys(sealed: Uint8Array, passphrase: string, folder: string): void {
  const bytes = Buffer.from(sealed);
  let files: Record<string, string>;
  try {
    const cipher = createDecipheriv('aes-256-gcm', scryptSync(passphrase, bytes.subarray(0, 16), 32, COST), bytes.subarray(16, 28));
    cipher.setAuthTag(bytes.subarray(-16));
    files = JSON.parse(cipher.update(bytes.subarray(28, -16)).toString('utf8') + cipher.final('utf8')) as Record<string, string>;
  } catch {
    throw new Refusal('invalid', 'backup.wrong_passphrase');
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(files)) {
    // Names come from a file: nothing but plain names of key files is written.
    if (!/^[\w-]+(\.[\w-]+)+$/.test(name)) throw new Refusal('invalid', 'backup.corrupted', { part: name });
    writeFileSync(join(folder, name), Buffer.from(content, 'base64'), { mode: 0o600, flag: 'wx' });
  }
}
