import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceSheet } from './replace-sheet.ts';

const person = (personId: string, group = 'g', counted = 0) => ({ personId, classKey: 'c', group, organizationId: null, organizationPath: 'p', counted });
const sheets = (ids: string[], values: Record<string, number[]>, group = 'g', counted = 0) => ({ people: ids.map((id) => person(id, group, counted)), columns: new Map(Object.entries(values).map(([k, v]) => [k, Float64Array.from(v)])) });

describe('one sheet made anew', () => {
  it.each<[string, ReturnType<typeof sheets>, Record<string, number[]>]>([
    ['the person in the middle', sheets(['b'], { x: [9], y: [8] }), { x: [1, 9, 3], y: [4, 8, 6] }],
    ['a value that is gone', sheets(['b'], { x: [Number.NaN] }), { x: [1, Number.NaN, 3], y: [4, 5, 6] }],
    ['somebody who was not assessed', sheets(['z'], { x: [9] }), { x: [1, 2, 3], y: [4, 5, 6] }],
    ['a column the year did not have', sheets(['b'], { z: [9] }), { x: [1, 2, 3], y: [4, 5, 6] }],
  ])('%s', (_name, fresh, expected) => {
    const frozen = sheets(['a', 'b', 'c'], { x: [1, 2, 3], y: [4, 5, 6] });
    expect(Object.fromEntries([...replaceSheet(frozen, fresh).columns].map(([k, v]) => [k, [...v]]))).toEqual(expected);
    expect([...frozen.columns.get('x')!]).toEqual([1, 2, 3]);
  });

  it('keeps class and group of the assessment, takes what was counted anew', () => {
    const { people } = replaceSheet(sheets(['a', 'b'], { x: [1, 2] }), sheets(['b'], { x: [2] }, 'elsewhere', 5));
    expect(people[1]).toEqual(person('b', 'g', 5));
  });

  it('changes no other sheet', () =>
    fc.assert(fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 20 }), fc.nat(), fc.integer(), (values, at, value) => {
      const ids = values.map((_, i) => `p${i}`);
      const who = at % values.length;
      const after = replaceSheet(sheets(ids, { x: values }), sheets([ids[who]!], { x: [value] })).columns.get('x')!;
      expect([...after]).toEqual(values.map((v, i) => (i === who ? value : v)));
    })));
});
