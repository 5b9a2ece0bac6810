import { describe, expect, it } from 'vitest';
import { score } from '../../../kernel/score.ts';
import { buildScheme } from '../sample-scheme.ts';
import { columnKeys, compileScheme } from './compile-scheme.ts';
import { evaluate } from './evaluate.ts';
import { standingsOf } from './standings.ts';

describe('standings', () => {
  const scheme = compileScheme(buildScheme());
  const people = ['a', 'b', 'c', 'd'].map((personId, i) => ({ personId, classKey: 'staff', group: i < 3 ? 'g' : 'h', organizationId: null, organizationPath: '1', counted: {} }));
  const marks: Record<string, (string | null)[]> = { 'conduct:superior': ['90', '80', '90', '99'], 'conduct:peer': ['90', '80', '90', '99'], deeds: ['5', '5', '5', null], training: ['45', '45', '45', '45'], growth: [null, null, null, null] };
  const columns = new Map(columnKeys(scheme).map((k) => [k, Float64Array.from(marks[k]!, (v) => (v === null ? Number.NaN : score(v)))]));

  it('equal scores share a rank; without a score there is none', () => expect(standingsOf(scheme, people, columns).map((s) => [s.id, s.score, s.rank])).toEqual([['a', score('75'), 1], ['b', score('71'), 3], ['c', score('75'), 1], ['d', null, null]]));
  it('is what the full evaluation says', () => {
    const full = [...evaluate(scheme, people, columns, { schemeVersion: 'x@1', source: 's', knownAt: 'k' })];
    expect(standingsOf(scheme, people, columns)).toEqual(full.map((r) => ({ id: r.personId, score: r.score, rank: r.rank, group: r.group })));
  });
});
