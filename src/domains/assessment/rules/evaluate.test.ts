import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { score } from '../../../kernel/score.ts';
import { buildScheme } from '../sample-scheme.ts';
import { columnKeys, compileScheme } from './compile-scheme.ts';
import { evaluate, type SheetPerson } from './evaluate.ts';

const scheme = compileScheme(buildScheme());
const context = { schemeVersion: 'try-county@1', source: '公务员法 第三十八条', knownAt: '2026-12-31T00:00:00.000Z' };
const person = (personId: string, group = 'staff/township'): SheetPerson => ({ personId, classKey: 'staff', group, organizationId: null, organizationPath: '1', counted: {} });
const columns = (marks: readonly (number | null)[]) => new Map(columnKeys(scheme).map((k) => [k, Float64Array.from(marks, (m) => (m === null ? Number.NaN : k.startsWith('conduct') ? score(m) : k === 'growth' ? Number.NaN : score(10)))]));
const results = (marks: readonly (number | null)[], groups?: readonly string[]) => [...evaluate(scheme, marks.map((_, i) => person(String(i), groups?.[i])), columns(marks), context)];

describe('a year', () => {
  // 德 × 40% + (100 × 50% + 60 × 50% = 80) × 60%
  it.each([
    ['a group of three: everybody has a rank', [90, 80, 70], undefined, ['84', '80', '76'], [1, 2, 3]],
    ['equal scores share a rank', [90, 90, 70], undefined, ['84', '84', '76'], [1, 1, 3]],
    ['without a mark there is no score, and the group is smaller', [90, null, 70, 60], undefined, ['84', null, '76', '72'], [1, null, 2, 3]],
    ['two are too few to compare', [90, 70], undefined, ['84', '76'], [null, null]],
    ['groups by themselves', [90, 80, 70, 60], ['a', 'a', 'a', 'b'], ['84', '80', '76', '72'], [1, 2, 3, null]],
  ])('%s', (_, marks, groups, scores, ranks) => {
    const all = results(marks, groups);
    expect(all.map((r) => r.score)).toEqual(scores.map((s) => (s === null ? null : score(s))));
    expect(all.map((r) => r.rank)).toEqual(ranks);
  });
  it('the order of people changes nobody’s result', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }), (marks) => {
        const there = results(marks);
        const back = [...evaluate(scheme, marks.map((_, i) => person(String(i))).reverse(), columns([...marks].reverse()), context)];
        for (const r of back) expect(r).toEqual(there.find((x) => x.personId === r.personId));
      }),
    );
  });
  it('comes out the same every time', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { maxLength: 10 }), (marks) => void expect(results(marks)).toEqual(results(marks))));
  });
});
