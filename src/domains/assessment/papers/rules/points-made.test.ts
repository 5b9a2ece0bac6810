import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../../kernel/explanation.ts';
import { formatScore, score, SCORE_SCALE, type Score } from '../../../../kernel/score.ts';
import { most, pointsMade } from './points-made.ts';

const indicator = (name: string, weight: number, value?: string): Explanation => ({ statement: 'assessment.explain.rated', params: { name }, weight, ...(value === undefined ? {} : { value }) });
const dimension = (name: string, weight: number, children: Explanation[]): Explanation => ({ statement: 'assessment.explain.dimension', params: { name }, weight, children });
const printed = (e: Explanation) => pointsMade(e).map((l) => [l.name, l.weight, formatScore(l.gave), formatScore(l.cost)]);

describe('pointsMade', () => {
  const dimensions = [dimension('德', 4000, [indicator('政治表现', 5000, '90'), indicator('品行', 5000, '80')]), dimension('绩', 6000, [indicator('实绩', 10_000, '75')])];
  it.each<[string, Explanation, unknown[]]>([
    ['weights multiply', { statement: 'assessment.explain.total', children: dimensions }, [['政治表现', 2000, '18.00', '2.00'], ['品行', 2000, '16.00', '4.00'], ['实绩', 6000, '45.00', '15.00']]],
    [
      'bonuses and deductions beside the weighted part',
      { statement: 'assessment.explain.total', children: [{ statement: 'assessment.explain.weighted', children: dimensions }, { statement: 'assessment.explain.bonus', params: { name: '表彰' }, value: '2.00' }, { statement: 'assessment.explain.deduction', params: { name: '通报' }, value: '-1.50' }, { statement: 'assessment.explain.no_veto', params: { name: '安全事故' }, value: '0.00' }] },
      [['政治表现', 2000, '18.00', '2.00'], ['品行', 2000, '16.00', '4.00'], ['实绩', 6000, '45.00', '15.00'], ['表彰', null, '2.00', '0.00'], ['通报', null, '0.00', '1.50']],
    ],
    ['what has no value says nothing', { statement: 'assessment.explain.total', children: [dimension('能', 10_000, [indicator('专业', 10_000)])] }, []],
    ['above full marks nothing is lost', { statement: 'assessment.explain.total', children: [dimension('绩', 10_000, [indicator('超额', 10_000, '110')])] }, [['超额', 10_000, '110.00', '0.00']]],
    ['no children, no lines', { statement: 'assessment.explain.no_score' }, []],
  ])('%s', (_name, e, expected) => expect(printed(e)).toEqual(expected));

  it('what was given and what was lost make up the whole', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 10 }), (values) => {
        const weight = 10_000 / values.length;
        if (!Number.isInteger(weight)) return;
        const lines = pointsMade({ statement: 'assessment.explain.total', children: [dimension('绩', 10_000, values.map((v, i) => indicator(`${i}`, weight, String(v))))] });
        expect(lines.reduce((sum, l) => sum + l.gave + l.cost, 0)).toBe(100 * SCORE_SCALE);
      }),
      { numRuns: 50 },
    ));

  it('the largest first, never a zero', () => {
    const line = (name: string, cost: string) => ({ name, weight: 1, value: score('0'), gave: 0 as Score, cost: score(cost) });
    expect(most([line('a', '1'), line('b', '0'), line('c', '5'), line('d', '3')], 'cost', 2).map((l) => l.name)).toEqual(['c', 'd']);
    expect(most([line('a', '1')], 'gave', 3)).toEqual([]);
  });
});
