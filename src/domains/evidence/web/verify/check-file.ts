import { merkle } from '../../../../kernel/merkle.ts';
import { sha256 } from '../../../../kernel/sha256.ts';
import { checkReceipt, fromBase64, receipt, type Receipt, type ReceiptCheck } from '../../../../kernel/tree-head.ts';

export interface CheckedFile {
  readonly receipt: Receipt;
  readonly check: ReceiptCheck;
  /** What the sealed bytes say of themselves: an entry's title and day. */
  readonly title: string | null;
  readonly occurredOn: string | null;
}
/** `not_a_receipt`: some other file; `no_signature_check`: this browser knows no Ed25519, or the page has no secure connection. */
export type Unchecked = 'not_a_receipt' | 'no_signature_check';

/** Ed25519 by WebCrypto: the signature over the head with the key in the receipt. */
export async function verifySignature(publicKeyPem: string, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const der = fromBase64(publicKeyPem.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''));
  const key = await crypto.subtle.importKey('spki', der as BufferSource, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature as BufferSource, bytes as BufferSource);
}

/** Checks a receipt in this browser; nothing leaves it. */
export async function checkText(text: string): Promise<CheckedFile | Unchecked> {
  let parsed: ReturnType<typeof receipt.safeParse>;
  try {
    parsed = receipt.safeParse(JSON.parse(text));
  } catch {
    return 'not_a_receipt';
  }
  if (!parsed.success) return 'not_a_receipt';
  const content = read(parsed.data.content);
  try {
    return { receipt: parsed.data, check: await checkReceipt(merkle(sha256), parsed.data, verifySignature), title: content.title ?? null, occurredOn: content.occurredOn ?? null };
  } catch {
    return 'no_signature_check';
  }
}

function read(content: string): { title?: string; occurredOn?: string } {
  try {
    const { title, occurredOn } = JSON.parse(content) as Record<string, unknown>;
    return { ...(typeof title === 'string' ? { title } : {}), ...(typeof occurredOn === 'string' ? { occurredOn } : {}) };
  } catch {
    return {};
  }
}

/** The same key, however its lines are broken. */
export const sameKey = (a: string, b: string): boolean => a.replace(/\s/g, '') === b.replace(/\s/g, '');
