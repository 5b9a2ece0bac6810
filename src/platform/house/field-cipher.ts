import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

/** Encrypts one field at a time; `context` (e.g. `registry.person.id_number`) is bound into it, so a value cannot be moved to another field. */
export interface FieldCipher {
  seal(plain: string, context: string): Uint8Array;
  open(sealed: Uint8Array, context: string): string;
  /** The same for bytes. */
  sealBytes(plain: Uint8Array, context: string): Uint8Array;
  openBytes(sealed: Uint8Array, context: string): Uint8Array;
  /** Seals a whole file under a key of its own, which is sealed beside it (envelope): changing the master key rewrites keys, not files. */
  sealFile(plain: Uint8Array, context: string): SealedFile;
  openFile(sealed: SealedFile, context: string): Uint8Array;
  /** Keyed hash of a normalised value: equal values are found, the value is not revealed (盲索引). */
  blindIndex(plain: string, context: string): Uint8Array;
}

export interface SealedFile {
  readonly key: Uint8Array;
  readonly bytes: Uint8Array;
}

const VERSION = 1;
const IV = 12;
const TAG = 16;
const version = Buffer.from([VERSION]);

/** Nonces of 12 random bytes, drawn many at a time; none is handed out twice. */
function nonces(): () => Buffer {
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length === 0) pool = randomBytes(IV * 512);
    const nonce = pool.subarray(0, IV);
    pool = pool.subarray(IV);
    return nonce;
  };
}

/** AES-256-GCM with keys derived from one master key (32 bytes). 商用密码 modules plug in here by implementing the same interface. */
export function fieldCipher(masterKey: Uint8Array): FieldCipher {
  const derived = (use: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', use, 32)));
  const encryption = derived('dandang field encryption');
  const fileKeys = derived('dandang file keys');
  const index = derived('dandang blind index');
  const nonce = nonces();
  const sealed = (key: KeyObject, plain: Uint8Array, context: string): Buffer => {
    const iv = nonce();
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(Buffer.from(context));
    return Buffer.concat([version, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const opened = (key: KeyObject, value: Uint8Array, context: string): Buffer => {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    if (bytes[0] !== VERSION) throw new Error('unknown sealed-field version');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + IV), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(1 + IV, -TAG)), decipher.final()]);
  };
  return {
    seal: (plain, context) => sealed(encryption, Buffer.from(plain), context),
    open: (value, context) => opened(encryption, value, context).toString(),
    sealBytes: (plain, context) => sealed(encryption, plain, context),
    openBytes: (value, context) => opened(encryption, value, context),
    sealFile(plain, context) {
      const own = randomBytes(32);
      return { key: sealed(fileKeys, own, context), bytes: sealed(createSecretKey(own), plain, context) };
    },
    openFile: ({ key, bytes }, context) => opened(createSecretKey(opened(fileKeys, key, context)), bytes, context),
    blindIndex: (plain, context) => createHmac('sha256', index).update(`${context}\0${plain}`).digest().subarray(0, 16),
  };
}
