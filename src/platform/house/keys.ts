import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldCipher, type FieldCipher } from './field-cipher.ts';

export interface TreeSigner {
  readonly keyId: string;
  /** SPKI PEM, printed on receipts and published for offline verification. */
  readonly publicKeyPem: string;
  sign(bytes: Uint8Array): Uint8Array;
}

export function treeSigner(privateKey: KeyObject): TreeSigner {
  const publicKeyPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const keyId = createHmac('sha256', 'dandang key id').update(publicKeyPem).digest('hex').slice(0, 16);
  return { keyId, publicKeyPem, sign: (bytes) => sign(null, bytes, privateKey) };
}

export interface Keys {
  readonly cipher: FieldCipher;
  readonly signer: TreeSigner;
}

/** Reads the keys of a data folder, or makes them at the first start (readable by the owner only). */
export function loadKeys(folder: string): Keys {
  mkdirSync(folder, { recursive: true });
  const masterPath = join(folder, 'master.key');
  const signingPath = join(folder, 'signing.pem');
  if (!existsSync(masterPath)) writeFileSync(masterPath, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  if (!existsSync(signingPath)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(signingPath, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  return {
    cipher: fieldCipher(Buffer.from(readFileSync(masterPath, 'utf8').trim(), 'base64')),
    signer: treeSigner(createPrivateKey(readFileSync(signingPath))),
  };
}

/** Fresh keys that live in memory only: tests and trials. */
export function temporaryKeys(): Keys {
  return { cipher: fieldCipher(randomBytes(32)), signer: treeSigner(generateKeyPairSync('ed25519').privateKey) };
}
