import { expect, test } from 'vitest';
import { rawScores } from './raw-scores.ts';

const items = [{ key: 'a', scale: 's', weight: 6000 }, { key: 'b', scale: 's', weight: 4000 }];
const scales = { s: [60, 80, 100] };
const rate = (rater: string, item: string, category: number, points?: number) => ({ rater, subject: 'x', item, category, ...(points === undefined ? {} : { points }) });

test.each([
  { name: 'items by their weights', ratings: [rate('1', 'a', 2), rate('1', 'b', 0)], weights: undefined, expected: 84 },
  { name: 'each item over the ballots that rated it', ratings: [rate('1', 'a', 2), rate('2', 'a', 0), rate('1', 'b', 1)], weights: undefined, expected: 80 },
  { name: 'a ballot weighs as its group does', ratings: [rate('1', 'a', 2), rate('2', 'a', 0), rate('1', 'b', 1)], weights: new Map([['1', 3]]), expected: 86 },
  { name: 'exact points go before the option they fall into', ratings: [rate('1', 'a', 2, 91.5), rate('1', 'b', 2, 91.5)], weights: undefined, expected: 91.5 },
  { name: 'an item without a rating leaves no score', ratings: [rate('1', 'a', 2)], weights: undefined, expected: null },
])('$name', ({ ratings, weights, expected }) => {
  const score = rawScores({ ratings, items, scales, ...(weights ? { raterWeights: weights } : {}) }).get('x');
  if (expected === null) expect(score).toBeNull();
  else expect(score).toBeCloseTo(expected, 9);
});
