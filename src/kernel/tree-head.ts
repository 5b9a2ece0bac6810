import { z } from 'zod';
import { sameBytes, rootFromInclusion, type Merkle } from './merkle.ts';

/** What a signed tree head says. `root` and `signature` are base64, `sealedAt` an ISO moment. */
export const treeHead = z.object({
  /** `dandang/<region>/<log>` */
  origin: z.string(),
  size: z.number().int().min(0),
  root: z.base64(),
  sealedAt: z.iso.datetime(),
  keyId: z.string(),
  signature: z.base64(),
});
export type TreeHead = z.infer<typeof treeHead>;

export const originOf = (regionId: string, log: string): string => `dandang/${regionId}/${log}`;

/**
 * The text that is signed: origin, size, root and moment on a line each, in the manner of the checkpoint format
 * of transparency logs (C2SP tlog-checkpoint), so that a person can read what was signed.
 */
export const headText = (head: Omit<TreeHead, 'signature' | 'keyId'>): string => `${head.origin}\n${head.size}\n${head.root}\n${head.sealedAt}\n`;

/** Proof, kept by whoever is concerned, that an entry with exactly this content stands in the log. Needs nothing else to verify. */
export const receipt = z.object({
  format: z.literal('dandang-receipt-1'),
  /** The entry as canonical JSON (RFC 8785): these bytes are the leaf. */
  content: z.string(),
  position: z.number().int().min(0),
  /** Inclusion proof (RFC 6962), base64, from the leaf up. */
  proof: z.array(z.base64()),
  head: treeHead,
  /** SPKI PEM of the Ed25519 key. Compare it with the one the organization department published. */
  publicKey: z.string(),
});
export type Receipt = z.infer<typeof receipt>;

/** Ed25519: node:crypto on the server, WebCrypto in the browser. */
export type SignatureCheck = (publicKeyPem: string, bytes: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

export interface ReceiptCheck {
  readonly valid: boolean;
  /** Each step by itself, so that a person sees which one fails. */
  readonly inclusion: boolean;
  readonly signature: boolean;
  readonly leafHash: string;
}

/** Recomputes leaf and root from the receipt alone and checks the signature over the head. Works offline. */
export async function checkReceipt(m: Merkle, receipt: Receipt, verifySignature: SignatureCheck): Promise<ReceiptCheck> {
  const leaf = m.leafHash(new TextEncoder().encode(receipt.content));
  const reached = rootFromInclusion(m, receipt.position, receipt.head.size, leaf, receipt.proof.map(fromBase64));
  const inclusion = reached !== null && sameBytes(reached, fromBase64(receipt.head.root));
  const signature = await verifySignature(receipt.publicKey, new TextEncoder().encode(headText(receipt.head)), fromBase64(receipt.head.signature));
  return { valid: inclusion && signature, inclusion, signature, leafHash: Array.from(leaf, (b) => b.toString(16).padStart(2, '0')).join('') };
}

export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
export const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
