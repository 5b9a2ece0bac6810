import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatScore, score, type Score } from '../../../../kernel/score.ts';
import { completion, rateItem } from './rate-item.ts';

const lines = { good: 100, fair: 80 };

describe('rating of key work', () => {
  it.each([
    ['plan met', '12', '12', 'good', '100.00'],
    ['more than planned', '15', '12', 'good', '125.00'],
    ['a hair below', '99.9999', '100', 'fair', '99.99'],
    ['at the line', '8', '10', 'fair', '80.00'],
    ['below it', '7.9', '10', 'poor', '79.00'],
    ['nothing done', '0', '3', 'poor', '0.00'],
  ])('%s', (_name, done, planned, rating, shown) => {
    expect(rateItem(score(done), score(planned), lines)).toBe(rating);
    expect(formatScore(completion(score(done), score(planned)))).toBe(shown);
  });

  it('never falls when more is done', () => {
    const order = ['poor', 'fair', 'good'];
    const value = fc.integer({ min: 0, max: 10 ** 9 }).map((n) => n as Score);
    fc.assert(fc.property(value, value, value.filter((v) => v > 0), (a, b, planned) => order.indexOf(rateItem(Math.max(a, b) as Score, planned, lines)) >= order.indexOf(rateItem(Math.min(a, b) as Score, planned, lines))));
  });
});
