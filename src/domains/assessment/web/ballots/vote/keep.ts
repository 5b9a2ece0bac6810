import { canonicalJson } from '../../../../../kernel/canonical-json.ts';
import { sha256 } from '../../../../../kernel/sha256.ts';
import type { BallotSheet } from '../../../ballots/contract/voting.ts';
import type { AnswerValue } from '../../../ballots/model.ts';
import { toBase64Url } from '../../../ballots/rules/box-hash.ts';
import type { BlindToken, voteBody } from '../../../ballots/voter/token.ts';
import type { Source } from './ask.ts';

/** What the voter keeps after the vote is in. */
export interface Receipt {
  readonly tokenHash: string;
  readonly mark: string;
  /** Hash of the ballot as it was sent; the box must hold the same. */
  readonly ballotHash: string;
}
/** Answers by subject ('' is the whole form) and item. */
export type Answers = Readonly<Record<string, Readonly<Record<string, AnswerValue>>>>;

/** One ballot on this phone, from taking it to the receipt. Once the vote is in, answers, token and body are gone. */
export interface KeptBallot {
  readonly sheet: BallotSheet;
  /** Rows left out; drawn once, before the first question is shown. */
  readonly leftOut: readonly string[];
  readonly token: BlindToken | null;
  readonly signature: string | null;
  /** Earliest moment to send, in milliseconds of this phone's clock. */
  readonly sendAt: number | null;
  readonly answers: Answers;
  readonly layout: 'grid' | 'single' | null;
  readonly screen: number;
  /** Frozen when the voter seals it; only this is ever sent. */
  readonly body: ReturnType<typeof voteBody> | null;
  readonly receipt: Receipt | null;
  readonly received: boolean;
}

const PREFIX = 'dandang.vote.';
const hash = (value: unknown): string => toBase64Url(sha256(new TextEncoder().encode(canonicalJson(value)))).slice(0, 22);
/** Two people may use one phone: a ballot is kept under election and holder. */
export const keyOfBallot = (sheet: Pick<BallotSheet, 'electionId' | 'holder'>): string => `${PREFIX}${sheet.electionId}.${sheet.holder}`;
/** Where to find the ballot again when the server cannot be asked. The code itself is not written down. */
const pointerOf = (source: Source): string => `${PREFIX}at.${hash({ ...source })}`;

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
/** False when the browser keeps nothing (private mode, storage full). */
function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
export const keptBallot = (key: string): KeptBallot | null => read<KeptBallot>(key);
export const ballotAt = (source: Source): KeptBallot | null => {
  const key = read<string>(pointerOf(source));
  return key === null ? null : keptBallot(key);
};
export const keepBallot = (source: Source, ballot: KeptBallot): boolean => write(keyOfBallot(ballot.sheet), ballot) && write(pointerOf(source), keyOfBallot(ballot.sheet));
export function forgetBallot(source: Source, sheet: BallotSheet): void {
  for (const key of [keyOfBallot(sheet), pointerOf(source)]) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  }
}
/** Can this browser keep something and read it again? */
export function canKeep(): boolean {
  const key = `${PREFIX}trial`;
  const kept = write(key, 1) && read(key) === 1;
  try {
    localStorage.removeItem(key);
  } catch {
    return false;
  }
  return kept;
}
