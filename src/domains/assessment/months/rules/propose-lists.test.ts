import { describe, expect, it } from 'vitest';
import type { ItemRating } from '../model.ts';
import { proposeLists } from './propose-lists.ts';

const lines = { redLeastItems: 2, blackPoorItems: 1 };

describe('red and black list of sections', () => {
  it.each<[string, ItemRating[], string[]]>([
    ['all good', ['good', 'good'], ['red']],
    ['all good, too few to tell', ['good'], []],
    ['good and fair', ['good', 'fair', 'good'], []],
    ['one bad among good ones', ['good', 'good', 'poor'], ['black']],
    ['nothing planned', [], []],
  ])('%s', (_name, ratings, lists) => {
    expect(proposeLists([{ organizationId: 'a', items: ratings.map((rating) => ({ rating })) }], lines).map((p) => p.list)).toEqual(lists);
  });

  it('a higher bar for the black list leaves a single bad rating without entry', () => {
    expect(proposeLists([{ organizationId: 'a', items: [{ rating: 'poor' }, { rating: 'good' }] }], { ...lines, blackPoorItems: 2 })).toEqual([]);
  });
});
