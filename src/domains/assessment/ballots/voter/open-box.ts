import { fromBase64, type SignatureCheck } from '../../../../kernel/tree-head.ts';
import { ballotBox, type BallotBox } from '../contract/report.ts';
import { fromBase64Url, sealedBytes } from '../rules/box-hash.ts';
import { boxDefects, type BoxDefect } from '../rules/verify-box.ts';
import { importGroupKey } from './token.ts';

export interface BoxCheck {
  readonly valid: boolean;
  /** Not a box at all: what the file lacks. */
  readonly unreadable: readonly string[];
  readonly defects: readonly BoxDefect[];
  readonly summary: { readonly title: string; readonly electionId: string; readonly tokens: number; readonly ballots: number; readonly groups: number; readonly root: string; readonly keyId: string } | null;
}

const pemBytes = (pem: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(pem.replaceAll(/-----[^-]+-----|\s/g, '')), (c) => c.charCodeAt(0));

/**
 * Checks a published box without the program: every token is signed by its group's key and stands once, ballots and tokens add up
 * to turnout, the figures come out again from the ballots, the root and the seal hold. In: the parsed file. Runs in Node and in browsers.
 */
export async function checkBox(file: unknown, verifySeal: SignatureCheck = inBrowser): Promise<BoxCheck> {
  const read = ballotBox.safeParse(file);
  if (!read.success) return { valid: false, unreadable: read.error.issues.slice(0, 20).map((i) => `${i.path.join('.')}: ${i.message}`), defects: [], summary: null };
  // The texts as they stand in the file are sealed, not the texts after reading.
  const box = file as BallotBox;
  const defects = [...boxDefects(box), ...(await unsigned(box))];
  if (!(await sealHolds(box, verifySeal))) defects.push({ code: 'seal', at: 'seal' });
  return { valid: defects.length === 0, unreadable: [], defects, summary: { title: box.title, electionId: box.electionId, tokens: box.tokens.length, ballots: box.ballots.length, groups: box.groups.length, root: box.root, keyId: box.seal.keyId } };
}

async function unsigned(box: BallotBox): Promise<BoxDefect[]> {
  const keys = new Map<string, CryptoKey | null>();
  for (const g of box.groups) keys.set(g.key, g.publicKey === null ? null : await importGroupKey(g.publicKey).catch(() => null));
  const defects: BoxDefect[] = [];
  for (const [i, token] of box.tokens.entries()) {
    const key = keys.get(token.group) ?? null;
    const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(fromBase64Url(text));
    const holds = key !== null && (await crypto.subtle.verify({ name: 'RSA-PSS', saltLength: 48 }, key, bytes(token.signature), bytes(token.message)).catch(() => false));
    if (!holds) defects.push({ code: 'token_signature', at: `tokens.${i}`, found: token.group });
  }
  return defects;
}

async function sealHolds(box: BallotBox, verifySeal: SignatureCheck): Promise<boolean> {
  try {
    return await verifySeal(box.seal.publicKey, sealedBytes(box), fromBase64(box.seal.signature));
  } catch {
    return false;
  }
}

/** Ed25519 by WebCrypto. */
const inBrowser: SignatureCheck = async (pem, bytes, signature) => {
  const key = await crypto.subtle.importKey('spki', pemBytes(pem), { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, new Uint8Array(signature), new Uint8Array(bytes));
};
