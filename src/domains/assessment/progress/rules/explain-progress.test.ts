import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../../kernel/explanation.ts';
import { explainProgress, hundredths, tenths } from './explain-progress.ts';
import { progressIndices, type ProgressDefinition, type Standing } from './progress-index.ts';

const definition: ProgressDefinition = { window: 3, leastPeriods: 1, groupMinimum: 2, slopeMinimum: 20, slopeUsual: 0.5, centre: 100, points: 20, cap: 3, minimumSpread: 0.5 };
const context = { year: 2026, definition, group: { zh: '正职·乡镇', en: 'Principals · towns' }, source: '进步指数算法', version: 'national@1', knownAt: '2026-11-20T02:00:00Z' };
const person = (id: string, score: number | null, last?: number): Standing => ({ id, group: 'g', score, past: last === undefined ? [] : [{ year: 2025, group: 'g', score: last }] });
const medians = () => ({ median: 8000, people: 9 });
const explained = (p: Standing): Explanation => explainProgress(progressIndices([p, person('other', 8000, 8000), person('third', 8100, 7900)], 2026, medians, definition)[0]!, context);
const statements = (e: Explanation): string[] => [e.statement, ...(e.children ?? []).flatMap(statements)];
const find = (e: Explanation, statement: string): Explanation | undefined => (e.statement === statement ? e : (e.children ?? []).map((c) => find(c, statement)).find(Boolean));

describe('the progress index explained', () => {
  it.each<[number, boolean, string]>([
    [0, false, '0.00'],
    [0, true, '0.00'],
    [1234, false, '12.34'],
    [1234, true, '+12.34'],
    [-5, true, '−0.05'],
  ])('%i hundredths (signed %s) is %s', (value, sign, text) => expect(hundredths(value, sign)).toBe(text));
  it('tenths', () => expect(tenths(1135)).toBe('113.5'));

  it.each<[string, Standing, string]>([
    ['without a score', person('a', null, 8000), 'scores.explain.abstains_no_score'],
    ['without a past', person('a', 8000), 'scores.explain.abstains_few_periods'],
  ])('says why there is none: %s', (_name, p, statement) => {
    const e = explained(p);
    expect([e.statement, e.value]).toEqual([statement, undefined]);
  });

  it('prints every step from the scores to the index, with its source', () => {
    const e = explained(person('a', 8600, 8200));
    expect(statements(e)).toEqual(expect.arrayContaining(['scores.explain.beyond', 'scores.explain.ahead', 'scores.explain.expected', 'scores.explain.base', 'scores.explain.past', 'scores.explain.spread']));
    expect(find(e, 'scores.explain.ahead')).toMatchObject({ value: '+6.00', params: { score: '86.00', median: '80.00', groupEn: 'Principals · towns' } });
    expect(find(e, 'scores.explain.base')?.value).toBe('+2.00');
    expect([e.source, e.version, e.ruleId]).toEqual(['进步指数算法', 'national@1', 'assessment.progress_index']);
  });

  it('what it prints adds up: ahead less expected is what came beyond', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (now, last) => {
      const e = explained(person('a', now, last));
      const figure = (statement: string): number => Number(find(e, statement)!.value!.replace('−', '-'));
      expect(figure('scores.explain.ahead') - figure('scores.explain.expected')).toBeCloseTo(figure('scores.explain.beyond'), 6);
    })));
});
