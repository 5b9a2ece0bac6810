import { describe, expect, it } from 'vitest';
import { circleIn, inOrder } from './computed-order.ts';
import { isFault, parseFormula } from './formula.ts';

const member = (key: string, text: string | null) => {
  const formula = text === null ? null : parseFormula(text);
  if (formula && isFault(formula)) throw new Error(text!);
  return { key, formula };
};

describe('order of computed indicators', () => {
  it.each([
    ['readers after what they read', [member('c', 'b + a'), member('b', 'a * 2'), member('a', null)], ['b', 'c'], null],
    ['a name nobody has is passed over', [member('a', 'x + 1')], ['a'], null],
    ['itself', [member('a', 'a + 1')], null, ['a']],
    ['a ring of three', [member('a', 'b'), member('b', 'score(c)'), member('c', 'a'), member('d', 'a')], null, ['a', 'b', 'c']],
  ])('%s', (_, members, order, circle) => {
    expect(circleIn(members)).toEqual(circle);
    if (order) expect(inOrder(members)).toEqual(order);
    else expect(() => inOrder(members)).toThrow(/circle/);
  });
});
