import { expect, test } from 'vitest';
import { formDefinition, type FormDraft } from '../../ballots/contract/form.ts';
import { ballotsAsRatings } from './ballots-as-ratings.ts';

const text = (zh: string) => ({ zh });
const draft: FormDraft = {
  key: 'f',
  title: text('表'),
  kind: 'democratic',
  sections: [
    {
      key: 's',
      title: text('人'),
      items: [
        { key: 'grade', kind: 'choice', title: text('总评'), weight: 6000, options: [{ key: 'good', label: text('优'), points: '95' }, { key: 'fair', label: text('良'), points: '80' }, { key: 'low', label: text('差'), points: '60' }, { key: 'unknown', label: text('不了解'), meaning: 'excluded' }] },
        { key: 'mark', kind: 'score', title: text('打分'), weight: 4000, options: [{ key: 'none', label: text('不了解'), meaning: 'excluded' }] },
        { key: 'words', kind: 'text', title: text('意见') },
      ],
    },
    { key: 'n', title: text('负面'), side: 'negative', items: [{ key: 'bad', kind: 'choice', title: text('问题'), options: [{ key: 'yes', label: text('有'), points: '1' }, { key: 'no', label: text('无'), points: '0' }] }] },
  ],
};
const form = formDefinition.parse(draft);
const ballot = (number: number, cell: string, answers: Record<string, string>) => ({ number, cell, rows: [{ subject: 'x', answers }, { subject: null, answers: { grade: 'low' } }] });

test('options by their points, scores by tenths; 不了解, texts, the whole form and the negative side left out', () => {
  const got = ballotsAsRatings(form, [ballot(1, 'a', { grade: 'good', mark: '87', bad: 'yes', words: '好' }), ballot(2, 'a', { grade: 'unknown', mark: '100' }), ballot(3, 'a', { grade: 'low', mark: 'none' })], new Map([['a', 1]]));
  expect(got.items.map((i) => [i.key, i.weight])).toEqual([['grade', 6000], ['mark', 4000]]);
  expect(got.scales[got.items[0]!.scale]).toEqual([60, 80, 95]);
  expect(got.ratings.map((r) => [r.rater, r.item, r.category, r.points])).toEqual([['000001', 'grade', 2, 95], ['000001', 'mark', 8, 87], ['000002', 'mark', 9, 100], ['000003', 'grade', 0, 60]]);
});

test('a ballot weighs its cell over the ballots in it; a cell without weight is left out', () => {
  const { raterWeights, ratings } = ballotsAsRatings(form, [ballot(1, 'a', { grade: 'good' }), ballot(2, 'b', { grade: 'fair' }), ballot(3, 'b', { grade: 'low' }), ballot(4, 'c', { grade: 'low' })], new Map([['a', 0.6], ['b', 0.4], ['c', 0]]));
  expect([...raterWeights!]).toEqual([['000001', 0.6], ['000002', 0.2], ['000003', 0.2]]);
  expect(ratings.some((r) => r.rater === '000004')).toBe(false);
});
