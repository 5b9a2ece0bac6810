import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../kernel/explanation.ts';
import { formatScore, score, type Score } from '../../../kernel/score.ts';
import { buildScheme } from '../sample-scheme.ts';
import { schemeDefinition, type AdjustmentDefinition, type IndicatorDefinition, type SchemeDefinition } from '../scheme-format.ts';
import { checkScheme } from './check-scheme.ts';
import { columnKeys, compileScheme } from './compile-scheme.ts';
import { evaluate } from './evaluate.ts';
import { ASSUMED, FROM_VALUE, MISSING, scoreSheets } from './score-sheets.ts';

const indicator = (key: string, weight: number, change: Partial<IndicatorDefinition> = {}): IndicatorDefinition => ({ key, name: { zh: key, en: key }, weight, source: { from: 'typed' }, scoring: { method: 'as_is' }, missing: { policy: 'ask' }, ...change });
const schemeOf = (indicators: readonly IndicatorDefinition[], change: Partial<SchemeDefinition> = {}): SchemeDefinition =>
  schemeDefinition.parse({
    ...buildScheme(),
    classes: [{ key: 'all', name: { zh: '全体', en: 'All' }, categories: ['principal', 'deputy', 'middle', 'staff'] }],
    dimensions: [{ key: 'd', name: { zh: '维度', en: 'Dimension' }, weight: 100, indicators }],
    groups: { by: [], unitGroups: [], minimum: 1 },
    ...change,
  });
const bonus = (key: string, change: Partial<AdjustmentDefinition> = {}): AdjustmentDefinition => ({ kind: 'bonus', key, name: { zh: key, en: key }, source: { from: 'typed' }, each: '2', cap: '5', missing: { policy: 'neutral', score: '0' }, ...change }) as AdjustmentDefinition;

type Values = Readonly<Record<string, string | null>>;
const sheetsOf = (definition: SchemeDefinition, rows: readonly Values[], groups: readonly number[] = rows.map(() => 0)) => {
  const scheme = compileScheme(definition);
  return { scheme, sheets: { size: rows.length, classes: new Uint8Array(rows.length), groups: Int32Array.from(groups), columns: new Map(columnKeys(scheme).map((k) => [k, Float64Array.from(rows, (r) => (r[k] == null ? Number.NaN : score(r[k])))])) } };
};
const totals = (definition: SchemeDefinition, rows: readonly object[], groups?: readonly number[]): (string | null)[] => {
  const { scheme, sheets } = sheetsOf(definition, rows as readonly Values[], groups);
  const scored = scoreSheets(scheme, sheets);
  return [...scored.totals].map((t, p) => (scored.states[p] === 0 ? formatScore(t as Score, scheme.places) : null));
};

describe('scoring functions', () => {
  it.each<[string, IndicatorDefinition['scoring'], string, string]>([
    ['as it is, above the full mark', { method: 'as_is' }, '150', '100.00'],
    ['conversion below the range', { method: 'conversion', low: '10', high: '20', lowScore: '60', highScore: '100' }, '5', '60.00'],
    ['conversion within', { method: 'conversion', low: '10', high: '20', lowScore: '60', highScore: '100' }, '12.5', '70.00'],
    ['conversion above', { method: 'conversion', low: '10', high: '20', lowScore: '60', highScore: '100' }, '99', '100.00'],
    ['conversion where less is better', { method: 'conversion', low: '0', high: '3', lowScore: '100', highScore: '60' }, '1', '86.67'],
    ['conversion over a range beyond doubles', { method: 'conversion', low: '0', high: '999999999', lowScore: '0', highScore: '100' }, '333333333', '33.33'],
    ['bonus', { method: 'bonus', base: '80', each: '2.5', cap: '20' }, '3', '87.50'],
    ['bonus at its cap', { method: 'bonus', base: '80', each: '2.5', cap: '20' }, '300', '100.00'],
    ['deduction', { method: 'deduction', base: '100', each: '5', cap: '40' }, '3', '85.00'],
    ['deduction at its cap', { method: 'deduction', base: '100', each: '5', cap: '40' }, '30', '60.00'],
  ])('%s', (_, scoring, value, total) => {
    const definition = schemeOf([indicator('x', 100, { scoring })]);
    expect(checkScheme(definition)).toEqual([]);
    expect(totals(definition, [{ x: value }])).toEqual([total]);
  });

  const ranked = schemeOf([indicator('x', 100, { scoring: { method: 'rank_in_group', best: '100', worst: '60' } })]);
  it.each<[string, (string | null)[], number[], (string | null)[]]>([
    ['from first to last on a line', ['30', '20', '10'], [0, 0, 0], ['100.00', '80.00', '60.00']],
    ['equal values share a rank', ['30', '30', '10'], [0, 0, 0], ['100.00', '100.00', '60.00']],
    ['each group by itself; alone is first', ['30', '20', '10'], [0, 0, 1], ['100.00', '60.00', '100.00']],
    ['a missing value is not last', ['30', null, '10'], [0, 0, 0], ['100.00', null, '60.00']],
  ])('rank: %s', (_, values, groups, made) => expect(totals(ranked, values.map((x) => ({ x })), groups)).toEqual(made));
  it('a rank without groups is a mistake, never a score', () => {
    const { scheme, sheets } = sheetsOf(ranked, [{ x: '1' }]);
    const { groups: _groups, ...without } = sheets;
    expect(() => scoreSheets(scheme, without)).toThrow(/needs the groups/);
  });
});

describe('computed indicators', () => {
  const share = schemeOf([indicator('kept', 0), indicator('managers', 0), indicator('cut', 100, { source: { from: 'computed', formula: 'percent(managers - kept, managers)' } })], { rounding: { places: 1, mode: 'truncate' } });
  it('79 of 191 prints 41.3 because the scheme truncates (T02)', () => {
    expect(checkScheme(share)).toEqual([]);
    expect(totals(share, [{ managers: '191', kept: '112' }])).toEqual(['41.3']);
    expect(totals({ ...share, rounding: { places: 1, mode: 'half_up' } }, [{ managers: '191', kept: '112' }])).toEqual(['41.4']);
  });
  it('inputs of a formula are asked for though they weigh nothing', () => expect(compileScheme(share).indicators.map((i) => [i.key, i.applies[0], i.asked[0]])).toEqual([['kept', 0, 1], ['managers', 0, 1], ['cut', 1, 1]]));
  it('a division by zero is a missing value that says so, not a zero', () => {
    const { scheme, sheets } = sheetsOf(share, [{ managers: '0', kept: '0' }, { managers: '5', kept: null }]);
    expect([...scoreSheets(scheme, sheets).origins[2]!]).toEqual([MISSING, MISSING]);
    const people = ['a', 'b'].map((personId) => ({ personId, classKey: 'all', group: 'all', organizationId: null, organizationPath: '1', counted: {} }));
    const said = [...evaluate(scheme, people, sheets.columns, { schemeVersion: 'v', source: 's', knownAt: 'k' })].map((r) => JSON.stringify(r.explanation));
    expect(said[0]).toContain('assessment.explain.computed_no_result');
    expect(said[1]).toContain('assessment.explain.computed_lacks');
  });
  it('reads scores as well as values, and other computed ones first', () => {
    const definition = schemeOf([indicator('z', 50, { source: { from: 'computed', formula: 'y * 2' } }), indicator('y', 0, { source: { from: 'computed', formula: 'score(x) / 4' } }), indicator('x', 50, { scoring: { method: 'attainment', target: '10', cap: '100' } })]);
    expect(totals(definition, [{ x: '8' }])).toEqual(['60.00']);
  });
  it.each<[string, IndicatorDefinition[], string]>([
    ['a name that is not there', [indicator('a', 100, { source: { from: 'computed', formula: 'b + 1' } })], 'assessment.formula_name_unknown'],
    ['a division by zero whatever the values', [indicator('a', 50, { source: { from: 'computed', formula: 'b / (1 - 1)' } }), indicator('b', 50)], 'assessment.formula_divides_by_zero'],
    ['a circle', [indicator('a', 50, { source: { from: 'computed', formula: 'b' } }), indicator('b', 50, { source: { from: 'computed', formula: 'a' } })], 'assessment.formula_circle'],
    ['what cannot be read', [indicator('a', 100, { source: { from: 'computed', formula: 'if x then y' } })], 'assessment.formula_malformed'],
  ])('refused: %s', (_, indicators, code) => expect(checkScheme(schemeOf(indicators)).map((p) => p.code)).toContain(code));
});

describe('bonuses, deductions, vetoes', () => {
  const definition = schemeOf([indicator('x', 100)], {
    adjustments: [bonus('good'), bonus('fine'), bonus('bad', { kind: 'deduction', each: '3', cap: '10' } as Partial<AdjustmentDefinition>), { kind: 'veto', key: 'veto', name: { zh: '否决', en: 'Veto' }, source: { from: 'typed' }, from: '1', ceiling: 'basically_competent', missing: { policy: 'neutral', score: '0' } }],
    adjustmentCaps: { bonus: '6' },
  });
  it.each<[string, Values, string | null]>([
    ['nothing typed in, and the scheme says what that means', { x: '80' }, '80.00'],
    ['a bonus', { x: '80', good: '2' }, '84.00'],
    ['its cap', { x: '80', good: '9' }, '85.00'],
    ['the cap of all bonuses', { x: '80', good: '9', fine: '9' }, '86.00'],
    ['a deduction', { x: '80', bad: '2' }, '74.00'],
    ['never below 0', { x: '4', bad: '9' }, '0.00'],
    ['a veto changes no score', { x: '80', veto: '1' }, '80.00'],
  ])('%s', (_, values, total) => expect(totals(definition, [values])).toEqual([total]));
  it('a veto strikes from its value on', () => {
    const { scheme, sheets } = sheetsOf(definition, [{ x: '80', veto: '1' }, { x: '80' }]);
    const veto = scoreSheets(scheme, sheets).adjustments[3]!;
    expect([[...veto.vetoed], [...veto.origins]]).toEqual([[1, 0], [FROM_VALUE, ASSUMED]]);
  });
  it('an adjustment that must be known leaves no score', () => expect(totals(schemeOf([indicator('x', 100)], { adjustments: [bonus('good', { missing: { policy: 'ask' } })] }), [{ x: '80' }])).toEqual([null]));

  const amount = fc.option(fc.integer({ min: 0, max: 12_000 }).map((n) => (n / 100).toFixed(2)), { nil: null, freq: 6 });
  it('the lines of an explanation add up to the total, whatever the caps', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ x: fc.integer({ min: 0, max: 100 }).map(String), good: amount, fine: amount, bad: amount, veto: amount }), { minLength: 1, maxLength: 8 }), (rows) => {
        const { scheme, sheets } = sheetsOf(definition, rows);
        const people = rows.map((_, i) => ({ personId: String(i), classKey: 'all', group: 'all', organizationId: null, organizationPath: '1', counted: {} }));
        for (const { explanation: e, score: total } of evaluate(scheme, people, sheets.columns, { schemeVersion: 'v', source: 's', knownAt: 'k' })) {
          const sum = (e.children as Explanation[]).reduce((a, c) => a + score(c.value!), 0);
          expect(sum).toBe(total);
          expect(total).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('properties', () => {
  const methods = fc.constantFrom<IndicatorDefinition['scoring']>({ method: 'as_is' }, { method: 'attainment', target: '50', cap: '120' }, { method: 'rank_in_group', best: '100', worst: '40' }, { method: 'bonus', base: '60', each: '1', cap: '40' }, { method: 'deduction', base: '100', each: '1', cap: '40' }, { method: 'conversion', low: '0', high: '70', lowScore: '30', highScore: '110' });
  const value = fc.option(fc.integer({ min: 0, max: 200_000 }).map((n) => (n / 1000).toFixed(3)), { nil: null, freq: 8 });
  const rows = fc.array(fc.record({ a: value, b: value, group: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 20 });
  const two = (m: IndicatorDefinition['scoring'], weight: number) => [indicator('a', weight, { scoring: m, missing: { policy: 'neutral', score: '50' } }), indicator('b', 100 - weight)];

  it('adding an indicator of weight 0 changes nothing', () => {
    fc.assert(fc.property(rows, methods, fc.integer({ min: 0, max: 100 }), (list, m, w) => {
      const more = schemeOf([...two(m, w), indicator('c', 0, { source: { from: 'computed', formula: 'a / b' } })]);
      expect(totals(more, list, list.map((r) => r.group))).toEqual(totals(schemeOf(two(m, w)), list, list.map((r) => r.group)));
    }));
  });
  it('the order in which people stand changes nothing', () => {
    fc.assert(fc.property(rows, methods, (list, m) => {
      const back = list.toReversed();
      expect(totals(schemeOf(two(m, 60)), back, back.map((r) => r.group)).toReversed()).toEqual(totals(schemeOf(two(m, 60)), list, list.map((r) => r.group)));
    }));
  });
  it('scores stay within bounds', () => {
    fc.assert(fc.property(rows, methods, fc.integer({ min: 0, max: 100 }), (list, m, w) => {
      for (const t of totals(schemeOf(two(m, w)), list, list.map((r) => r.group))) if (t !== null) expect(Number(t) >= 0 && Number(t) <= 120).toBe(true);
    }));
  });
});
