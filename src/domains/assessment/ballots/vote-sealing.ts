import { fieldCipher, type FieldCipher } from '../../../platform/house/index.ts';
import type { Vote } from './model.ts';
import { tokenHash } from './rules/box-hash.ts';

/** Votes of one election under its own random key, which is destroyed at the close. */
export interface VoteSealer {
  /** All of one length: a shorter vote is filled with spaces. */
  seal(vote: Vote): Uint8Array;
  open(sealed: Uint8Array): Vote;
  tokenIndex(tokenHash: string): Uint8Array;
  voteIndex(vote: Vote): Uint8Array;
}

/** `bytes`: the longest paper of the election (rules/check-paper.ts). */
export function voteSealer(poolKey: Uint8Array, electionId: string, bytes: number): VoteSealer {
  const cipher: FieldCipher = fieldCipher(poolKey);
  const context = `assessment.ballot_pool ${electionId}`;
  // Beside the paper stand the ids, the token and its signature.
  const length = bytes + 700;
  return {
    seal: (vote) => {
      const text = JSON.stringify(vote);
      return cipher.seal(text + ' '.repeat(Math.max(0, length - Buffer.byteLength(text))), context);
    },
    open: (sealed) => JSON.parse(cipher.open(sealed, context)) as Vote,
    tokenIndex: (hash) => cipher.blindIndex(hash, `${context} token`),
    // A browser that sends again sends the same text; another order of the same answers is taken for another vote and refused, never counted.
    voteIndex: (vote) => cipher.blindIndex(JSON.stringify(vote), `${context} vote`),
  };
}
export const indexOfToken = (sealer: VoteSealer, vote: Vote): Uint8Array => sealer.tokenIndex(tokenHash(vote.message));
