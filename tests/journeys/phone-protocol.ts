import { askSheet, askSignature, sendVote, type Source } from '../../src/domains/assessment/web/ballots/vote/ask.ts';
import { rowsOf } from '../../src/domains/assessment/web/ballots/vote/questions.ts';
import type { Answers } from '../../src/domains/assessment/web/ballots/vote/keep.ts';
import { tokenHash } from '../../src/domains/assessment/ballots/rules/box-hash.ts';
import { drawLeftOut, finishSignature, newToken, voteBody } from '../../src/domains/assessment/ballots/voter/token.ts';

/*
 * What the voting page does between two screens, without the screens: bundled by the journey and run inside a browser, so that many
 * phones vote through the page's own modules (blinding, requests, rows) in little time.
 */

/** Takes a ballot, answers every choice with the option that `pick` gives for the row of a subject (0 for the whole form), sends it. Out: the receipt. */
async function votes(source: Source, pick: readonly number[]): Promise<string> {
  const sheet = await askSheet(source);
  const leftOut = [...drawLeftOut(sheet)];
  const token = await newToken(sheet);
  const signature = await finishSignature(token, (await askSignature(source, token.blinded)).signature);
  const answersOf = (about: 'person' | 'whole', option: number) => Object.fromEntries(sheet.form.sections.filter((s) => s.about === about).flatMap((s) => s.items.flatMap((i) => (i.kind === 'choice' ? [[i.key, i.options[option]!.key]] : []))));
  const answers: Answers = { '': answersOf('whole', 0), ...Object.fromEntries(sheet.subjects.map((s, n) => [s.id, answersOf('person', pick[n]!)])) };
  await sendVote(sheet.region, sheet.electionId, voteBody(sheet, token, signature, rowsOf(sheet, leftOut, answers)));
  return tokenHash(token.message);
}
Object.assign(window, { phoneProtocol: { votes } });
