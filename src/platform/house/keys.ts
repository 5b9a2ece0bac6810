import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldCipher, type FieldCipher } from './field-cipher.ts';

/** A key that signs or signed tree heads. Moments are ISO; null: from the beginning, or still signing. */
export interface SigningKey {
  readonly keyId: string;
  /** SPKI PEM, printed on receipts and published for offline verification. */
  readonly publicKeyPem: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface TreeSigner {
  readonly keyId: string;
  readonly publicKeyPem: string;
  /** Signs with the key in force now, and says which that is. */
  sign(bytes: Uint8Array): { readonly keyId: string; readonly signature: Uint8Array };
  /** Every key whose signatures count, oldest first; the last one signs. Kept beside the private key, out of reach of whoever can write to the database. */
  known(): readonly SigningKey[];
}

export const keyIdOf = (publicKeyPem: string): string => createHmac('sha256', 'dandang key id').update(publicKeyPem).digest('hex').slice(0, 16);
const publicPem = (privateKey: KeyObject): string => createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();

/** Signs with one private key; `known` are all keys whose heads count, this one's included. */
export function treeSigner(privateKey: KeyObject, known?: readonly SigningKey[]): TreeSigner {
  const publicKeyPem = publicPem(privateKey);
  const keyId = keyIdOf(publicKeyPem);
  const keys = known ?? [{ keyId, publicKeyPem, validFrom: null, validTo: null }];
  return { keyId, publicKeyPem, sign: (bytes) => ({ keyId, signature: sign(null, bytes, privateKey) }), known: () => keys };
}

export interface Keys {
  readonly cipher: FieldCipher;
  readonly signer: TreeSigner;
}

const MASTER = 'master.key';
const FIRST = 'signing.pem';
/** Written at the first change of key; until then there is only `signing.pem`, valid from the beginning. */
const LIST = 'signing-keys.json';
const pathOf = (folder: string, keyId: string): string => join(folder, `signing-${keyId}.pem`);

/** Reads the keys of a data folder, or makes them at the first start (readable by the owner only). */
export function loadKeys(folder: string): Keys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const masterPath = join(folder, MASTER);
  if (!existsSync(masterPath)) writeFileSync(masterPath, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  if (!existsSync(join(folder, LIST)) && !existsSync(join(folder, FIRST))) writeFileSync(join(folder, FIRST), newPrivateKey(), { mode: 0o600, flag: 'wx' });
  return { cipher: fieldCipher(Buffer.from(readFileSync(masterPath, 'utf8').trim(), 'base64')), signer: folderSigner(folder) };
}

/** Is there anything to load? */
export const hasKeys = (folder: string): boolean => existsSync(join(folder, MASTER));

const newPrivateKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const keyList = (folder: string): SigningKey[] | null => (existsSync(join(folder, LIST)) ? (JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as { keys: SigningKey[] }).keys : null);

/** Follows the folder: servers that share it sign with the new key from the moment it is there. */
function folderSigner(folder: string): TreeSigner {
  let read = '';
  let signer: TreeSigner;
  const now = (): TreeSigner => {
    const list = statSync(join(folder, LIST), { throwIfNoEntry: false });
    const seen = list ? `${list.ino} ${list.mtimeMs}` : 'first';
    if (seen === read) return signer;
    const keys = keyList(folder);
    const current = keys?.at(-1);
    // The first key keeps its name for as long as it signs.
    const path = current && existsSync(pathOf(folder, current.keyId)) ? pathOf(folder, current.keyId) : join(folder, FIRST);
    signer = treeSigner(createPrivateKey(readFileSync(path)), keys ?? undefined);
    read = seen;
    return signer;
  };
  now();
  return {
    get keyId() {
      return now().keyId;
    },
    get publicKeyPem() {
      return now().publicKeyPem;
    },
    sign: (bytes) => now().sign(bytes),
    known: () => now().known(),
  };
}

/**
 * Makes a new signing key and retires the one in force, whose private part is destroyed. The list is renamed into place: before it
 * the old key signs, after it the new one; a process killed between leaves a key file that nobody uses.
 */
export function rotateSigningKey(folder: string, at: Date): { readonly retired: SigningKey; readonly current: SigningKey } {
  const before = folderSigner(folder).known();
  const old = before.at(-1)!;
  const pem = newPrivateKey();
  const publicKeyPem = publicPem(createPrivateKey(pem));
  const current: SigningKey = { keyId: keyIdOf(publicKeyPem), publicKeyPem, validFrom: at.toISOString(), validTo: null };
  const retired: SigningKey = { ...old, validTo: at.toISOString() };
  writeFileSync(pathOf(folder, current.keyId), pem, { mode: 0o600, flag: 'wx' });
  const aside = join(folder, `${LIST}.${process.pid}`);
  writeFileSync(aside, `${JSON.stringify({ keys: [...before.slice(0, -1), retired, current] }, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(aside, join(folder, LIST));
  for (const path of [pathOf(folder, old.keyId), join(folder, FIRST)]) rmSync(path, { force: true });
  return { retired, current };
}

/** Fresh keys that live in memory only: tests and trials. */
export function temporaryKeys(): Keys {
  return { cipher: fieldCipher(randomBytes(32)), signer: treeSigner(generateKeyPairSync('ed25519').privateKey) };
}
