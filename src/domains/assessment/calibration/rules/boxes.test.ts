import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, type Placed } from './boxes.ts';

const shares = { upper: 30, lower: 30, minimum: 5 };
const people = (values: (number | null)[], group = 'g'): Placed[] => values.map((value, i) => ({ id: `${group}${i}`, group, value }));
const text = (list: Placed[]): string => list.map((p) => bandsOf(list, shares).get(p.id)?.[0] ?? '-').join('');

describe('bands of the box chart', () => {
  it.each<[string, (number | null)[], string]>([
    ['ten people: three, four, three', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 'hhhmmmmlll'],
    ['six people: one of 1.8, never more than the share', [6, 5, 4, 3, 2, 1], 'hmmmml'],
    ['equals at the upper edge stand in the middle', [10, 9, 8, 8, 6, 5, 4, 3, 2, 1], 'hhmmmmmlll'],
    ['equals at the lower edge stand in the middle', [10, 9, 8, 7, 6, 5, 4, 4, 2, 1], 'hhhmmmmmll'],
    ['all equal', [5, 5, 5, 5, 5], 'mmmmm'],
    ['too few to compare', [4, 3, 2, 1], '----'],
    ['no value, no band', [10, null, 9, 8, 7, 6], 'h-mmml'],
  ])('%s', (_name, values, expected) => expect(text(people(values))).toBe(expected));

  it('never exceeds a share, keeps the order, and knows no other group', () =>
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 40 }), fc.array(fc.integer(), { maxLength: 10 }), (values, others) => {
      const list = people(values);
      const bands = bandsOf([...list, ...people(others, 'other')], shares);
      const of = (band: string) => list.filter((p) => bands.get(p.id) === band);
      expect(of('high').length).toBeLessThanOrEqual(values.length * 0.3);
      expect(of('low').length).toBeLessThanOrEqual(values.length * 0.3);
      const order = { low: 0, middle: 1, high: 2 };
      for (const a of list) for (const b of list) if (a.value! > b.value!) expect(order[bands.get(a.id)!]).toBeGreaterThanOrEqual(order[bands.get(b.id)!]);
    })));
});
