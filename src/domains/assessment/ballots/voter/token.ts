import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { BallotSheet } from '../contract/voting.ts';
import type { BallotRow } from '../model.ts';
import { fromBase64Url, toBase64Url } from '../rules/box-hash.ts';
import { rowsLeftOut } from '../rules/rows-left-out.ts';

/** RFC 9474: RSABSSA-SHA384-PSS-Randomized. */
const suite = RSABSSA.SHA384.PSS.Randomized();

/** What the voter's browser keeps from taking the ballot until the result is published. All base64url. */
export interface BlindToken {
  readonly electionId: string;
  readonly group: string;
  readonly publicKey: string;
  /** Prepared message: 32 random bytes and the 32-byte token. Sent with the vote, never with the request for the signature. */
  readonly message: string;
  /** Sent to be signed. */
  readonly blinded: string;
  /** Undoes the blinding. Never leaves the browser. */
  readonly inverse: string;
  /** By it the voter finds his ballot in the published box. */
  readonly mark: string;
}

/** The group's key for WebCrypto, from SPKI PEM. */
export const importGroupKey = (pem: string): Promise<CryptoKey> => {
  const der = Uint8Array.from(atob(pem.replace(/-----[^-]+-----|\s/g, '')), (c) => c.charCodeAt(0));
  return crypto.subtle.importKey('spki', der, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
};
const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

/** Makes and blinds a token. Keep the result before asking for the signature: only the same blinded message is signed again. */
export async function newToken(sheet: Pick<BallotSheet, 'electionId' | 'group' | 'publicKey'>): Promise<BlindToken> {
  const message = suite.prepare(random());
  const { blindedMsg, inv } = await suite.blind(await importGroupKey(sheet.publicKey), message);
  return { electionId: sheet.electionId, group: sheet.group, publicKey: sheet.publicKey, message: toBase64Url(message), blinded: toBase64Url(blindedMsg), inverse: toBase64Url(inv), mark: toBase64Url(random()) };
}

/** Unblinds the server's signature and checks it: a server that signs with another key to mark a voter is found out here (throws). */
export const finishSignature = async (token: BlindToken, blindSignature: string): Promise<string> =>
  toBase64Url(await suite.finalize(await importGroupKey(token.publicKey), fromBase64Url(token.message), fromBase64Url(blindSignature), fromBase64Url(token.inverse)));

/** A uniform whole number below n. */
export function draw(below: number): number {
  const limit = Math.floor(0x1_0000_0000 / below) * below;
  for (;;) {
    const [n] = crypto.getRandomValues(new Uint32Array(1));
    if (n! < limit) return n! % below;
  }
}
/** The rows this voter leaves out: draw them once, before he begins, and keep them with the token. */
export const drawLeftOut = (sheet: Pick<BallotSheet, 'subjects' | 'own' | 'leftOut'>): Set<string> => rowsLeftOut(sheet.subjects.map((s) => s.id), sheet.own, sheet.leftOut, draw);

/** The body of the vote, filled to the length that all votes of the election have. Rows go in the order of the form. */
export function voteBody(sheet: Pick<BallotSheet, 'bodyBytes'>, token: BlindToken, signature: string, rows: readonly BallotRow[]): { group: string; message: string; signature: string; paper: { mark: string; rows: { subject: string | null; answers: Record<string, string | string[]> }[] }; padding: string } {
  const body = {
    group: token.group,
    message: token.message,
    signature,
    paper: { mark: token.mark, rows: rows.map((r) => ({ subject: r.subject, answers: Object.fromEntries(Object.entries(r.answers).map(([k, v]) => [k, typeof v === 'string' ? v : [...v]])) })) },
    padding: '',
  };
  const length = new TextEncoder().encode(JSON.stringify(body)).length;
  return { ...body, padding: '.'.repeat(Math.max(0, sheet.bodyBytes - length)) };
}
