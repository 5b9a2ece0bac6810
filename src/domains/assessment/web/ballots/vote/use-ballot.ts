import { useCallback, useEffect, useRef, useState } from 'react';
import type { BallotSheet } from '../../../ballots/contract/voting.ts';
import type { AnswerValue } from '../../../ballots/model.ts';
import { ballotHash, tokenHash } from '../../../ballots/rules/box-hash.ts';
import { draw, drawLeftOut, finishSignature, newToken, voteBody } from '../../../ballots/voter/token.ts';
import { askSheet, askSignature, askWhere, Refused, sendVote, Unreachable, type Source } from './ask.ts';
import { ballotAt, forgetBallot, keepBallot, keptBallot, keyOfBallot, type KeptBallot } from './keep.ts';
import { rowsOf, layoutOf } from './questions.ts';

/** What stands in the way right now; null when nothing does. `offline` passes by itself, the rest is a code of a refusal or of the page. */
export type Trouble = { readonly kind: 'offline' } | { readonly kind: 'refused'; readonly code: string } | { readonly kind: 'signature' } | null;
export interface BallotOnPhone {
  readonly ballot: KeptBallot | null;
  readonly trouble: Trouble;
  readonly busy: boolean;
  /** False when this browser keeps nothing between two visits. */
  readonly keeps: boolean;
  /** Asks for the ballot anew (after a lost network). */
  readonly load: () => void;
  /** Takes the ballot: token, blinding, signature. Safe to repeat. */
  readonly take: () => void;
  readonly answer: (subject: string, item: string, value: AnswerValue | undefined) => void;
  readonly show: (change: Partial<Pick<KeptBallot, 'layout' | 'screen'>>) => void;
  /** Freezes the vote; from here on it is sent until the server has it. */
  readonly seal: () => void;
  /** Clears this ballot from the phone. */
  readonly forget: () => void;
}

const fresh = (sheet: BallotSheet): KeptBallot => ({
  sheet,
  leftOut: [...drawLeftOut(sheet)],
  token: null,
  signature: null,
  sendAt: null,
  answers: {},
  layout: layoutOf(sheet.form, sheet.subjects.length - sheet.leftOut),
  screen: 0,
  body: null,
  receipt: null,
  received: false,
});
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/** One ballot from taking it to the receipt. Every step is kept on the phone before the next begins, so that it goes on after a reload where it stood. */
export function useBallot(source: Source): BallotOnPhone {
  const [ballot, setBallot] = useState<KeptBallot | null>(() => ballotAt(source));
  const [trouble, setTrouble] = useState<Trouble>(null);
  const [busy, setBusy] = useState(ballot === null);
  const [keeps, setKeeps] = useState(true);
  const now = useRef(ballot);

  const keep = useCallback(
    (next: KeptBallot) => {
      now.current = next;
      setKeeps(keepBallot(source, next));
      setBallot(next);
    },
    [source],
  );
  const fail = useCallback((e: unknown) => setTrouble(e instanceof Refused ? { kind: 'refused', code: e.code } : e instanceof Unreachable ? { kind: 'offline' } : { kind: 'signature' }), []);

  const load = useCallback(async () => {
    setBusy(true);
    try {
      const sheet = await askSheet(source);
      const kept = keptBallot(keyOfBallot(sheet));
      // What was drawn and signed stays; state and times are the server's.
      keep(kept ? { ...kept, sheet: { ...kept.sheet, state: sheet.state, opensAt: sheet.opensAt, closesAt: sheet.closesAt, publicKey: sheet.publicKey, taken: sheet.taken } } : fresh(sheet));
      setTrouble(sheet.taken && !kept?.token ? { kind: 'refused', code: 'assessment.ballot_taken' } : null);
    } catch (e) {
      fail(e);
    } finally {
      setBusy(false);
    }
  }, [source, keep, fail]);
  useEffect(() => void load(), [load]);

  const taking = useRef(false);
  const take = useCallback(async () => {
    const at = now.current;
    if (!at || taking.current || at.signature !== null || at.received) return;
    taking.current = true;
    setBusy(true);
    try {
      // Kept before it is sent: only this very blinded message is signed a second time.
      const token = at.token ?? (await newToken(at.sheet));
      keep({ ...at, token });
      const signature = await finishSignature(token, (await askSignature(source, token.blinded)).signature);
      keep({ ...now.current!, signature, sendAt: Date.now() + draw(at.sheet.delaySeconds * 1000 + 1) });
      setTrouble(null);
    } catch (e) {
      fail(e);
    } finally {
      taking.current = false;
      setBusy(false);
    }
  }, [source, keep, fail]);

  const answer = useCallback(
    (subject: string, item: string, value: AnswerValue | undefined) => {
      const at = now.current!;
      if (at.body) return;
      const { [item]: _before, ...others } = at.answers[subject] ?? {};
      keep({ ...at, answers: { ...at.answers, [subject]: value === undefined ? others : { ...others, [item]: value } } });
    },
    [keep],
  );
  const seal = useCallback(() => {
    const at = now.current!;
    if (at.body || !at.token || at.signature === null) return;
    const body = voteBody(at.sheet, at.token, at.signature, rowsOf(at.sheet, at.leftOut, at.answers));
    keep({ ...at, body, receipt: { tokenHash: tokenHash(at.token.message), mark: at.token.mark, ballotHash: ballotHash(body.paper) } });
  }, [keep]);

  useSending(ballot, now, keep, setTrouble);
  const forget = useCallback(() => {
    const at = now.current;
    if (at) forgetBallot(source, at.sheet);
    now.current = null;
    setBallot(null);
    void load();
  }, [source, load]);
  return { ballot, trouble, busy, keeps, load: () => void load(), take: () => void take(), answer, show: (change) => keep({ ...now.current!, ...change }), seal, forget };
}

/** Sends the sealed vote: not before its time, the same bytes again until there is an answer, at once when the network returns. */
function useSending(ballot: KeptBallot | null, now: { readonly current: KeptBallot | null }, keep: (next: KeptBallot) => void, setTrouble: (t: Trouble) => void): void {
  const waits = ballot !== null && ballot.body !== null && !ballot.received;
  const key = waits ? keyOfBallot(ballot.sheet) : null;
  useEffect(() => {
    if (key === null) return;
    let stopped = false;
    let sending = false;
    let pause = FIRST_RETRY_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const received = () => {
      const at = now.current!;
      // The vote is in: what could show it to somebody who takes the phone goes; the receipt stays.
      keep({ ...at, received: true, body: null, answers: {}, token: null, signature: null, sendAt: null });
      setTrouble(null);
    };
    const send = async () => {
      const at = now.current!;
      if (stopped || sending || !at.body || !at.receipt) return;
      sending = true;
      const { region, electionId } = at.sheet;
      try {
        await sendVote(region, electionId, at.body);
        if (!stopped) received();
      } catch (e) {
        if (stopped) return;
        if (e instanceof Refused) {
          // Perhaps it arrived earlier and only the answer was lost.
          const where = await askWhere(region, electionId, at.receipt.tokenHash).catch(() => null);
          if (where !== null && where.token !== 'absent') received();
          else if (where !== null) setTrouble({ kind: 'refused', code: e.code });
          else retry();
        } else retry();
      } finally {
        sending = false;
      }
    };
    const retry = () => {
      setTrouble({ kind: 'offline' });
      timer = setTimeout(() => void send(), pause);
      pause = Math.min(pause * 2, LONGEST_RETRY_MS);
    };
    const online = () => void (Date.now() >= (now.current?.sendAt ?? 0) && send());
    addEventListener('online', online);
    const wait = Math.min(Math.max((now.current?.sendAt ?? 0) - Date.now(), 0), (now.current?.sheet.delaySeconds ?? 0) * 1000);
    timer = setTimeout(() => void send(), wait);
    return () => {
      stopped = true;
      clearTimeout(timer);
      removeEventListener('online', online);
    };
  }, [key, now, keep, setTrouble]);
}
