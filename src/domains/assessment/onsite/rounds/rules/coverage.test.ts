import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InspectionTarget } from '../model.ts';
import { belowRequired, coverageOf, explainCoverage, targetKey } from './coverage.ts';

const unit = (n: number): InspectionTarget => ({ level: 'team', id: `u${n}`, organizationId: `u${n}`, name: `单位${n}`, unitName: `单位${n}` });
const units = (count: number): InspectionTarget[] => Array.from({ length: count }, (_x, n) => unit(n));
const done = (count: number): Set<string> => new Set(units(count).map(targetKey));

describe('coverage of a round', () => {
  it.each([
    ['nobody yet', 4, 0, '0.00', ['team']],
    ['three of four', 4, 3, '75.00', ['team']],
    ['all', 4, 4, '100.00', []],
    ['one of very many short is not printed as all', 30000, 29999, '99.99', ['team']],
  ])('%s', (_name, total, inspected, percent, below) => {
    const coverage = coverageOf(['team'], units(total), done(inspected));
    expect(coverage.levels).toEqual([{ level: 'team', total, inspected, percent }]);
    expect(coverage.missing).toHaveLength(total - inspected);
    expect(belowRequired(coverage.levels, 100)).toEqual(below);
  });

  it('nothing to inspect is not covered; a level without targets does not hold up the others', () => {
    const none = coverageOf(['team'], [], new Set());
    expect([none.levels[0]!.percent, belowRequired(none.levels, 100)]).toEqual([null, ['team']]);
    expect(belowRequired(coverageOf(['team', 'section'], units(1), done(1)).levels, 100)).toEqual([]);
  });

  it('lists what is missing by name and says how many more', () => {
    const coverage = coverageOf(['team'], units(25), done(1));
    const e = explainCoverage(coverage.levels[0]!, coverage.missing, { asOf: '2026-01-01', required: 100, source: '办法', version: 'v', knownAt: '2026-01-01T00:00:00Z' });
    expect(e.children!.filter((c) => c.statement === 'onsite.explain.coverage_missing')).toHaveLength(20);
    expect(e.children!.at(-1)!.params).toEqual({ count: 4 });
  });

  it('inspected and missing always make up the registry, whatever else was inspected', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.uniqueArray(fc.nat(80)), fc.integer({ min: 1, max: 100 }), (total, inspected, required) => {
        const coverage = coverageOf(['team'], units(total), new Set(inspected.map((n) => targetKey(unit(n)))));
        const [level] = coverage.levels;
        expect(level!.inspected + coverage.missing.length).toBe(total);
        if (total > 0) expect(belowRequired(coverage.levels, 100)).toEqual(coverage.missing.length === 0 ? [] : ['team']);
        // Demanding less never closes a door that demanding more left open.
        if (belowRequired(coverage.levels, 100).length === 0) expect(belowRequired(coverage.levels, required)).toEqual([]);
      }),
    );
  });
});
