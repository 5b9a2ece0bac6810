import { describe, expect, test } from 'vitest';
import { ballotFlags, type FlagLimits } from './ballot-flags.ts';
import { fitRasch } from './fit-rasch.ts';
import { fitStatistics } from './fit-statistics.ts';
import { sheetOf, type Rating } from './ratings.ts';
import { chance, simulatedBallots } from './simulated-ballots.fixtures.ts';

const limits: FlagLimits = { leastRatings: 8, invertedAt: -0.3, erraticFrom: 1.7, z: 2, farFrom: 2.5 };

/** Thirty ordinary ballots on twenty people, and odd ones beside them. */
function flagsWith(odd: Readonly<Record<string, (honest: Rating) => number>>): Map<string, readonly string[]> {
  const { ballots } = simulatedBallots(5, 20, 30, 2);
  const pattern = ballots.ratings.filter((r) => r.rater === 'b00000');
  const ratings = [...ballots.ratings, ...Object.entries(odd).flatMap(([rater, mark]) => pattern.map((r) => ({ ...r, rater, category: mark(r) })))];
  const fit = fitRasch(sheetOf({ ...ballots, ratings }));
  const flags = ballotFlags(fit, fitStatistics(fit).raters, limits);
  return new Map(fit.sheet.raters.map((r, j) => [r, flags[j]!]));
}

describe('ballots to look at', () => {
  const random = chance(9);
  const merit = simulatedBallots(5, 20, 30, 2).ability;
  const flags = flagsWith({
    'x-line': () => 2,
    'x-top': () => 3,
    'x-inverted': (r) => (merit.get(r.subject)! > 0.8 ? 0 : 3),
    'x-random': () => Math.floor(random() * 4),
    'x-harsh': (r) => (merit.get(r.subject)! > 1.8 ? 1 : 0),
  });
  test.each([
    { ballot: 'x-line', has: 'straight_line' },
    { ballot: 'x-top', has: 'extreme' },
    { ballot: 'x-inverted', has: 'inverted' },
    { ballot: 'x-random', has: 'erratic' },
    { ballot: 'x-harsh', has: 'far_off' },
  ])('$ballot is $has', ({ ballot, has }) => expect(flags.get(ballot)).toContain(has));

  test('ordinary ballots are seldom flagged, and nothing is said of a ballot with few marks', () => {
    expect([...flags].filter(([r, f]) => r.startsWith('b') && f.length > 0).length).toBeLessThanOrEqual(3);
    const { ballots } = simulatedBallots(5, 3, 6, 1);
    const fit = fitRasch(sheetOf(ballots));
    expect(ballotFlags(fit, fitStatistics(fit).raters, limits).flat()).toEqual([]);
  });
});
