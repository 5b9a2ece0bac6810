import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { merkle, rootOf } from '../../../../kernel/merkle.ts';
import { sha256 } from '../../../../kernel/sha256.ts';
import { toBase64 } from '../../../../kernel/tree-head.ts';
import type { BallotBox } from '../contract/report.ts';
import type { BallotPaper } from '../model.ts';

export const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
export const fromBase64Url = (text: string): Uint8Array => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The hash of a token: what it is found by. In: the prepared message, base64url. */
export const tokenHash = (message: string): string => toBase64Url(sha256(fromBase64Url(message)));
/** The hash of a ballot: mark and rows. Only who knows the random mark can tell which ballot a hash is of. */
export const ballotHash = (paper: BallotPaper): string => toBase64Url(sha256(utf8(canonicalJson({ mark: paper.mark, rows: paper.rows }))));

/** Root over tokens and ballots in the order of their hashes. */
export function boxRoot(box: Pick<BallotBox, 'tokens' | 'ballots'>): string {
  const m = merkle(sha256);
  const leaves = [...box.tokens.map((t) => ['token', t] as const), ...box.ballots.map((b) => ['ballot', b] as const)];
  return toBase64(rootOf(m, leaves.map((l) => m.leafHash(utf8(canonicalJson(l))))));
}

/** The bytes that are signed: everything but the seal. */
export function sealedBytes(box: Omit<BallotBox, 'seal'>): Uint8Array {
  const { seal: _seal, ...rest } = box as BallotBox;
  return utf8(canonicalJson(rest));
}
