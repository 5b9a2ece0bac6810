import { askSheet, askSignature, sendVote, Unreachable, type Source } from '../../src/domains/assessment/web/ballots/vote/ask.ts';
import { rowsOf } from '../../src/domains/assessment/web/ballots/vote/questions.ts';
import type { Answers } from '../../src/domains/assessment/web/ballots/vote/keep.ts';
import { tokenHash } from '../../src/domains/assessment/ballots/rules/box-hash.ts';
import { drawLeftOut, finishSignature, newToken, voteBody } from '../../src/domains/assessment/ballots/voter/token.ts';

/*
 * What the voting page does between two screens, without the screens: bundled by the journey and run inside a browser, so that many
 * phones vote through the page's own modules (blinding, requests, rows) in little time.
 */

const TRIES = 30;
const PAUSE_MS = 1_000;
/** As the page: a request without an answer is sent again, the very same, until there is one. Whatever it did the first time it does not do twice. */
async function until<T>(request: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof Unreachable) || tries === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Takes a ballot, answers every choice with the option that `pick` gives for the row of a subject (0 for the whole form), sends it. Out: the receipt. */
async function votes(source: Source, pick: readonly number[]): Promise<string> {
  const sheet = await until(() => askSheet(source));
  const leftOut = [...drawLeftOut(sheet)];
  const token = await newToken(sheet);
  const signature = await finishSignature(token, (await until(() => askSignature(source, token.blinded))).signature);
  const answersOf = (about: 'person' | 'whole', option: number) => Object.fromEntries(sheet.form.sections.filter((s) => s.about === about).flatMap((s) => s.items.flatMap((i) => (i.kind === 'choice' ? [[i.key, i.options[option]!.key]] : []))));
  const answers: Answers = { '': answersOf('whole', 0), ...Object.fromEntries(sheet.subjects.map((s, n) => [s.id, answersOf('person', pick[n]!)])) };
  const body = voteBody(sheet, token, signature, rowsOf(sheet, leftOut, answers));
  await until(() => sendVote(sheet.region, sheet.electionId, body));
  return tokenHash(token.message);
}
Object.assign(window, { phoneProtocol: { votes } });
