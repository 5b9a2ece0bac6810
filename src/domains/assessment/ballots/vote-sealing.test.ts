import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formDefinition } from './contract/form.ts';
import type { AnswerValue, Vote } from './model.ts';
import { tokenHash } from './rules/box-hash.ts';
import { checkPaper, largestPaper, paperChecker } from './rules/check-paper.ts';
import { hashOfToken, voteSealer } from './vote-sealing.ts';

const text = (zh: string) => ({ zh, en: zh });
const option = (key: string) => ({ key, label: text(key), points: '90' });
const form = formDefinition.parse({
  key: 'all_kinds', title: text('各类题目'), kind: 'democratic',
  sections: [
    { key: 'people', title: text('个人'), items: [{ kind: 'choice', key: 'overall', title: text('总体'), options: [option('good'), option('fair')] }, { kind: 'score', key: 'work', title: text('实绩'), decimals: 2, options: [] }, { kind: 'negative_list', key: 'listed', title: text('清单'), entries: [{ key: 'idle', label: text('推诿') }, { key: 'two_faced', label: text('两面') }] }, { kind: 'text', key: 'advice', title: text('建议'), atMost: 40 }] },
    { key: 'team', title: text('班子'), about: 'whole', items: [{ kind: 'text', key: 'a_rather_long_key_of_an_item_xy', title: text('意见'), atMost: 500 }] },
  ],
});
const subjects = [randomUUID(), randomUUID()];
/** Characters that JSON writes longest, half surrogates among them. */
const anyText = (atMost: number) => fc.string({ unit: fc.constantFrom('\u0000', '\uD800', '好', '"', '\\', 'a', '\u2028', '𠮷'), maxLength: atMost });
const row = (subject: string) => fc.record({ subject: fc.constant(subject as string | null), answers: fc.record({ overall: fc.constantFrom('good', 'fair'), work: fc.constantFrom('0', '88.25', '100.00'), listed: fc.subarray(['idle', 'two_faced']) as fc.Arbitrary<AnswerValue>, advice: anyText(40) }, { requiredKeys: [] }) });
const papers = fc.tuple(row(subjects[0]!), row(subjects[1]!), anyText(500)).map(([a, b, whole]) => ({ mark: randomBytes(32).toString('base64url'), rows: [a, b, { subject: null, answers: { a_rather_long_key_of_an_item_xy: whole } }] as Vote['paper']['rows'] }));
const rules = { form, subjects, leftOut: 0 };

describe('a sealed vote', () => {
  it('is of one length for every paper that fits the form, and opens as it was', () => {
    const electionId = randomUUID();
    const sealer = voteSealer(randomBytes(32), electionId, largestPaper(form, subjects.length));
    const lengths = new Set<number>();
    fc.assert(fc.property(papers, (paper) => {
      fc.pre(checkPaper(rules, paper).length === 0);
      const vote: Vote = { electionId, group: 'g'.repeat(31), message: randomBytes(64).toString('base64url'), signature: randomBytes(256).toString('base64url'), paper };
      const kept = sealer.seal(vote);
      lengths.add(kept.sealed.length);
      expect(sealer.open(kept.sealed)).toEqual(vote);
      expect(Buffer.from(kept.tokenIndex).equals(Buffer.from(sealer.tokenIndex(tokenHash(vote.message))))).toBe(true);
    }), { numRuns: 200 });
    expect(lengths.size).toBe(1);
  });
  it('is found by the hash that the browser makes of its token', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
      const message = Buffer.from(bytes).toString('base64url');
      expect(hashOfToken(message)).toBe(tokenHash(message));
    }), { numRuns: 50 });
  });
  it('is checked alike by the rule and by the check made ready once', () => {
    const ready = paperChecker(rules);
    const odd = fc.record({ mark: fc.constant('m'), rows: fc.array(fc.record({ subject: fc.constantFrom(...subjects, null, 'nobody'), answers: fc.dictionary(fc.constantFrom('overall', 'listed', 'a_rather_long_key_of_an_item_xy', 'none'), fc.oneof(fc.constantFrom('good', 'x'), fc.constant(['idle', 'idle']))) }), { maxLength: 4 }) });
    fc.assert(fc.property(odd, odd, (a, b) => {
      expect([ready(a), ready(b), ready(a)]).toEqual([checkPaper(rules, a), checkPaper(rules, b), checkPaper(rules, a)]);
    }), { numRuns: 100 });
  });
});
