import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levers, problems } from '../model.ts';
import { coverage, type CoverageEntry } from './coverage.ts';

const entry = (id: string, problem: CoverageEntry['problem'], ...units: string[]): CoverageEntry => ({ id, problem, lever: 'incentive', units });
const four = problems.filter((p) => p !== 'cross_cutting');

describe('coverage (M001)', () => {
  it.each<[string, CoverageEntry[], string[], [string, string[]][]]>([
    ['without measures everything is a gap', [], four, [['甲', four]]],
    ['a measure covers its problem in its units', four.map((p) => entry(p, p, '甲')), [], []],
    ['a cross-cutting measure stands in for none', [entry('x', 'cross_cutting', '甲')], four, [['甲', four]]],
    ['a problem covered elsewhere is still a gap here', [...four.map((p) => entry(p, p, '乙')), entry('a', 'fit', '甲')], [], [['甲', ['motivation', 'courage', 'capability']]]],
  ])('%s', (_name, entries, uncovered, gaps) => {
    const found = coverage(entries, ['甲']);
    expect(found.uncoveredProblems).toEqual(uncovered);
    expect(found.uncoveredUnits.map((u) => [u.unit, u.problems])).toEqual(gaps);
  });

  it('puts every measure in exactly one cell, and adding one never opens a gap', () => {
    const one = fc.record({ id: fc.uuid(), problem: fc.constantFrom(...problems), lever: fc.constantFrom(...levers), units: fc.subarray(['甲', '乙', '丙']) });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: (e) => e.id }), one, (entries, more) => {
        const before = coverage(entries, ['甲', '乙', '丙']);
        const after = coverage([...entries, more], ['甲', '乙', '丙']);
        expect(before.matrix.flatMap((c) => c.measures).sort()).toEqual(entries.map((e) => e.id).sort());
        expect(before.uncoveredProblems).toEqual(expect.arrayContaining([...after.uncoveredProblems]));
        expect(before.uncoveredUnits.length).toBeGreaterThanOrEqual(after.uncoveredUnits.length);
      }),
    );
  });
});
