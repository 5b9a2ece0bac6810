import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { swapSteps, withoutStep } from './step-order.ts';

const s = (title: string, ...after: number[]) => ({ title, after });
const line = [s('a'), s('b', 1), s('c', 2), s('d', 2, 3)];

describe('steps in another order', () => {
  it.each([
    ['the first goes', withoutStep(line, 0), [s('b'), s('c', 1), s('d', 1, 2)]],
    ['one in between goes, what waited for it waits for what it waited for', withoutStep(line, 1), [s('a'), s('c', 1), s('d', 1, 2)]],
    ['the last goes', withoutStep(line, 3), line.slice(0, 3)],
    ['independent neighbours change places', swapSteps([s('a'), s('b', 1), s('c', 1), s('d', 2)], 1), [s('a'), s('c', 1), s('b', 1), s('d', 3)]],
    ['a neighbour that waited waits no more', swapSteps(line, 1), [s('a'), s('c'), s('b', 1), s('d', 2, 3)]],
    ['beyond the end nothing changes', swapSteps(line, 3), line],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  it('nothing ever waits for itself or a later step, and no step is lost', () => {
    const steps = fc.array(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }), { minLength: 1, maxLength: 8 }).map((all) => all.map((wish, i) => s(`${i}`, ...new Set(wish.filter((p) => p <= i)))));
    fc.assert(
      fc.property(steps, fc.nat(9), (given, pick) => {
        const index = pick % given.length;
        for (const [found, length] of [[withoutStep(given, index), given.length - 1], [swapSteps(given, index), given.length]] as const) {
          expect(new Set(found.map((x) => x.title)).size).toBe(length);
          for (const [i, x] of found.entries()) for (const p of x.after) expect(p >= 1 && p <= i).toBe(true);
        }
      }),
    );
  });
});
