import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../../kernel/explanation.ts';
import { explainSeverity, type SeverityFigures } from './explain-severity.ts';

const figures: SeverityFigures = { raw: '86.40', adjusted: '87.10', low: '85.20', high: '89.00', measure: '1.24', error: '0.31', infit: '0.98', outfit: '1.05', band: 2, best: 3, worst: 7, of: 20, ratings: 41, met: '0.22', extreme: false };
const context = { confidence: 95, source: '民主测评计票与保密', version: 'national@1', knownAt: '2026-11-20T02:00:00Z' };
const statements = (e: Explanation): string[] => [e.statement, ...(e.children ?? []).flatMap(statements)];

describe('an adjusted score explained', () => {
  it.each<[string, Partial<SeverityFigures>, string[], string[]]>([
    ['in full', {}, ['scores.explain.raw', 'scores.explain.measure', 'scores.explain.fit', 'scores.explain.interval', 'scores.explain.band'], ['scores.explain.extreme']],
    ['without a raw score nothing is said of one', { raw: null }, ['scores.explain.measure'], ['scores.explain.raw']],
    ['without fit nothing is said of it', { infit: null, outfit: null }, ['scores.explain.error'], ['scores.explain.fit']],
    ['an extreme score says so', { extreme: true }, ['scores.explain.extreme'], []],
  ])('%s', (_name, change, said, unsaid) => {
    const e = explainSeverity({ ...figures, ...change }, context);
    expect(statements(e)).toEqual(expect.arrayContaining(said));
    for (const s of unsaid) expect(statements(e)).not.toContain(s);
  });

  it('stands on the raw score first, and every figure names its rule', () => {
    const e = explainSeverity(figures, context);
    expect([e.value, e.source, e.version]).toEqual(['87.10', context.source, 'national@1']);
    expect(e.children![0]).toMatchObject({ statement: 'scores.explain.raw', value: '86.40' });
    expect(e.children!.filter((c) => c.value !== undefined).every((c) => c.ruleId !== undefined)).toBe(true);
    expect(e.children!.find((c) => c.statement === 'scores.explain.interval')?.params).toEqual({ confidence: 95, low: '85.20', high: '89.00' });
  });
});
