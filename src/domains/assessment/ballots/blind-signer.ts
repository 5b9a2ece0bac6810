import { constants, createPrivateKey, createPublicKey, generateKeyPair, privateDecrypt, publicEncrypt, verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** RSA modulus of a group's key. Keys live for one election. */
const MODULUS_BITS = 2048;
const generate = promisify(generateKeyPair);

export interface NewKeyPair {
  /** SPKI PEM. */
  readonly publicKey: string;
  /** PKCS #8 PEM. */
  readonly privateKey: string;
}
export async function newKeyPair(): Promise<NewKeyPair> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: MODULUS_BITS });
  return { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
export const privateKeyOf = (pem: string): KeyObject => createPrivateKey(pem);
export const publicKeyOf = (pem: string): KeyObject => createPublicKey(pem);

/**
 * BlindSign of RFC 9474 §4.3: the raw RSA private operation, undone with the public key before the signature leaves (a fault in the
 * computation would give the key away). Null when the blinded message is no number below the modulus.
 */
export function blindSign(privateKey: KeyObject, publicKey: KeyObject, blinded: Uint8Array): Uint8Array | null {
  let signature: Buffer;
  try {
    signature = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, blinded);
  } catch {
    return null;
  }
  const again = publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature);
  if (!again.equals(blinded)) throw new Error('the RSA operation went wrong; nothing was signed');
  return signature;
}

/** RSASSA-PSS with SHA-384 and a salt of 48 bytes over the prepared message (RFC 9474 §4.5). */
export const signedBy = (publicKey: KeyObject, message: Uint8Array, signature: Uint8Array): boolean => verify('sha384', message, { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }, signature);
