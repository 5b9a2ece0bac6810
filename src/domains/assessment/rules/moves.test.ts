import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movesBetween, summarize, type Standing } from './moves.ts';

const at = (id: string, score: number | null, rank: number | null, group = 'g'): Standing => ({ id, score, rank, group });

describe('who would move', () => {
  const before = [at('a', 90, 1), at('b', 80, 2), at('c', 70, 3), at('d', 60, 4), at('e', null, null), at('f', 50, 5)];
  const after = [at('a', 85, 2), at('b', 88, 1), at('c', 70, 3), at('d', 66, 1, 'h'), at('e', 75, 4), at('f', 40, 5)];
  const moves = movesBetween(before, after);
  it('those who move most stand first', () => expect(moves.map((m) => m.id)).toEqual(['e', 'b', 'a', 'f', 'd', 'c']));
  it('places count within one group only', () => expect(moves.map((m) => [m.id, m.places, m.points])).toEqual([['e', null, null], ['b', 1, 8], ['a', -1, -5], ['f', 0, -10], ['d', null, 6], ['c', 0, 0]]));
  it('and are counted', () => expect(summarize(moves)).toEqual({ people: 6, up: 1, down: 1, same: 2, notComparable: 2, largest: 1 }));
  it('somebody under one scheme only is told', () => expect(movesBetween([at('a', 1, 1)], [])[0]).toMatchObject({ id: 'a', after: null, places: null }));

  it('the same scheme moves nobody, in whatever order people stand', () => {
    const standings = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1 }).map((ids) => ids.map((n) => at(String(n), n, n + 1)));
    fc.assert(
      fc.property(standings, (list) => {
        const made = movesBetween(list, list.toReversed());
        expect(made.every((m) => m.places === 0 && m.points === 0)).toBe(true);
        expect(made.map((m) => m.id)).toEqual(list.map((s) => s.id).sort());
      }),
    );
  });
});
