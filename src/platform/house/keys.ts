import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Encrypts one field at a time; `context` (e.g. `registry.person.id_number`) is bound into it, so a value cannot be moved to another field. */
export interface FieldCipher {
  seal(plain: string, context: string): Uint8Array;
  open(sealed: Uint8Array, context: string): string;
  /** Keyed hash of a normalised value: equal values are found, the value is not revealed (盲索引). */
  blindIndex(plain: string, context: string): Uint8Array;
}

export interface TreeSigner {
  readonly keyId: string;
  /** SPKI PEM, printed on receipts and published for offline verification. */
  readonly publicKeyPem: string;
  sign(bytes: Uint8Array): Uint8Array;
}

/** AES-256-GCM with keys derived from one master key (32 bytes). 商用密码 modules plug in here by implementing the same interface. */
export function fieldCipher(masterKey: Uint8Array): FieldCipher {
  const encryption = Buffer.from(hkdfSync('sha256', masterKey, '', 'dandang field encryption', 32));
  const index = Buffer.from(hkdfSync('sha256', masterKey, '', 'dandang blind index', 32));
  return {
    seal(plain, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', encryption, iv);
      cipher.setAAD(Buffer.from(context));
      return Buffer.concat([Buffer.from([1]), iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== 1) throw new Error('unknown sealed-field version');
      const decipher = createDecipheriv('aes-256-gcm', encryption, bytes.subarray(1, 13));
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(-16));
      return decipher.update(bytes.subarray(13, -16)).toString('utf8') + decipher.final('utf8');
    },
    blindIndex: (plain, context) => createHmac('sha256', index).update(`${context}\0${plain}`).digest().subarray(0, 16),
  };
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
