import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../contract.ts';
import { conditionOfCount, finished, readConditions, writeConditions } from './conditions.ts';

describe('conditions in the address', () => {
  const some: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ field: fc.constant('age' as const), min: fc.integer({ min: 18, max: 40 }), max: fc.integer({ min: 41, max: 70 }) }),
    fc.record({ field: fc.constant('tag' as const), in: fc.array(fc.constantFrom('选调生', 'a&b=c', '引进人才', '#1'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ field: fc.constant('inOffice' as const), is: fc.boolean() }),
  );
  it('come back as they went in, beside whatever else stands there', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (list) => {
        const search = new URLSearchParams(writeConditions(new URLSearchParams('sort=-age&q=张'), list).toString());
        expect(readConditions(search)).toEqual(list);
        expect(search.get('q')).toBe('张');
      }),
    );
  });
  it.each(['nonsense', '{"field":"age"}', '{"field":"age","min":50,"max":40}', '{"field":"shoeSize","is":42}', '{"field":"title","contains":""}'])('leaves out %s', (text) => {
    expect(readConditions(new URLSearchParams([['c', text]]))).toEqual([]);
  });
});

describe('finished', () => {
  it.each([
    [{ field: 'age', min: 30 }, true],
    [{ field: 'age' }, false],
    [{ field: 'sex' }, false],
    [{ field: 'rank', in: [] }, false],
    [{ field: 'timesOutstanding', years: 3 }, false],
    [{ field: 'timesOutstanding', years: 3, min: 2 }, true],
  ] as const)('%j → %s', (draft, answer) => expect(finished(draft) !== null).toBe(answer));
});

describe('conditionOfCount', () => {
  it.each([
    ['age', '30-', { field: 'age', max: 30 }],
    ['age', '31-35', { field: 'age', min: 31, max: 35 }],
    ['age', '56+', { field: 'age', min: 56 }],
    ['age', 'unknown', null],
    ['rank', 'none', null],
    ['unitType', 'town', { field: 'unitType', in: ['town'] }],
    ['education', 'postgraduate', { field: 'education', atLeast: 4 }],
    ['education', 'undergraduate', null],
  ] as const)('%s %s', (group, key, answer) => expect(conditionOfCount(group, key)).toEqual(answer));
});
