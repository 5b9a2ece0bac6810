import type { z } from 'zod';
import type { BallotSheet, castVote, checkVote } from '../../../ballots/contract/voting.ts';
import type { voteBody } from '../../../ballots/voter/token.ts';

/** The server said no; `code` says why. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
/** No answer, or a server that stumbles: worth trying again, nothing is lost. */
export class Unreachable extends Error {}

const PATIENCE_MS = 30_000;

/** One request. `anonymous` leaves cookie and referrer at home. Never retries by itself. */
async function ask<T>(method: 'GET' | 'POST', path: string, body: unknown, anonymous: boolean): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const response = await fetch(`/api${path}`, {
      method,
      credentials: anonymous ? 'omit' : 'same-origin',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: stop.signal,
      headers: method === 'GET' ? {} : { 'content-type': 'application/json', 'x-dandang': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Unreachable('no answer');
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer as T;
    const code = (answer as { refusal?: { code?: unknown } } | null)?.refusal?.code;
    // A gateway's error page, an incident, too many at once: all of them pass.
    if (typeof code !== 'string' || response.status >= 500 || response.status === 429) throw new Unreachable(String(response.status));
    throw new Refused(code);
  } finally {
    clearTimeout(timer);
  }
}

/** Where a ballot comes from: the own account, or a paper code. */
export type Source = { readonly kind: 'mine'; readonly electionId: string } | { readonly kind: 'code'; readonly region: string; readonly code: string };

const part = encodeURIComponent;
export const askSheet = (source: Source): Promise<BallotSheet> =>
  source.kind === 'mine' ? ask('GET', `/assessment/ballots/mine/${part(source.electionId)}`, undefined, false) : ask('POST', `/vote/${part(source.region)}/ballot`, { code: source.code }, true);
export const askSignature = (source: Source, blinded: string): Promise<{ signature: string }> =>
  source.kind === 'mine'
    ? ask('POST', `/assessment/ballots/mine/${part(source.electionId)}/signature`, { blinded }, false)
    : ask('POST', `/vote/${part(source.region)}/signature`, { code: source.code, blinded }, true);
export const sendVote = (region: string, electionId: string, body: ReturnType<typeof voteBody>): Promise<z.infer<typeof castVote.output>> => ask('POST', `/vote/${part(region)}/${part(electionId)}`, body, true);
export const askWhere = (region: string, electionId: string, tokenHash: string, mark?: string): Promise<z.infer<typeof checkVote.output>> =>
  ask('POST', `/vote/${part(region)}/${part(electionId)}/check`, { tokenHash, ...(mark === undefined ? {} : { mark }) }, true);
