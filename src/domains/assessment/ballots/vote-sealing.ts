import { createHash } from 'node:crypto';
import { fieldCipher, type FieldCipher } from '../../../platform/house/index.ts';
import type { Vote } from './model.ts';
import type { PooledVote } from './store/index.ts';

/** Votes of one election under its own random key, which is destroyed at the close. */
export interface VoteSealer {
  /** As it goes into the pool; all of one length: a shorter vote is filled with spaces. */
  seal(vote: Vote): PooledVote & { readonly tokenHash: string };
  open(sealed: Uint8Array): Vote;
  tokenIndex(tokenHash: string): Uint8Array;
}

/** `bytes`: the longest paper of the election (rules/check-paper.ts). */
export function voteSealer(poolKey: Uint8Array, electionId: string, bytes: number): VoteSealer {
  const cipher: FieldCipher = fieldCipher(poolKey);
  const context = `assessment.ballot_pool ${electionId}`;
  // Beside the paper stand the ids, the token and its signature.
  const length = bytes + 700;
  const tokenIndex = (hash: string): Uint8Array => cipher.blindIndex(hash, `${context} token`);
  return {
    seal(vote) {
      const text = JSON.stringify(vote);
      const plain = Buffer.alloc(length, ' ');
      if (Buffer.byteLength(text) > length) throw new Error('a vote is longer than the longest paper of its form');
      plain.write(text);
      const tokenHash = hashOfToken(vote.message);
      // A browser that sends again sends the same text; another order of the same answers is taken for another vote and refused, never counted.
      return { group: vote.group, tokenHash, tokenIndex: tokenIndex(tokenHash), voteIndex: cipher.blindIndex(text, `${context} vote`), sealed: cipher.sealBytes(plain, context) };
    },
    open: (sealed) => JSON.parse(cipher.open(sealed, context)) as Vote,
    tokenIndex,
  };
}

/** `tokenHash` of rules/box-hash.ts by the machine's own SHA-256. */
export const hashOfToken = (message: string): string => createHash('sha256').update(Buffer.from(message, 'base64url')).digest('base64url');
