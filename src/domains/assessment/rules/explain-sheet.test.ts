import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../kernel/explanation.ts';
import { divide, formatScore, roundTo, score, type Score } from '../../../kernel/score.ts';
import { buildScheme } from '../sample-scheme.ts';
import { columnKeys, compileScheme } from './compile-scheme.ts';
import { evaluate, type SheetPerson } from './evaluate.ts';

const context = { schemeVersion: 'try-county@1', source: '公务员法 第三十八条', knownAt: '2026-12-31T00:00:00.000Z' };
const somebody = (personId: string, classKey = 'leader'): SheetPerson => ({
  personId,
  classKey,
  group: classKey,
  organizationId: null,
  organizationPath: '1',
  counted: { deeds: [{ evidenceId: 'e1', title: '抢险', occurredOn: '2026-07-01', points: '10', arena: 15_000, share: 5000, value: 7_500_000 }, { evidenceId: 'e2', title: '招商', occurredOn: '2026-09-01', points: '10', arena: 10_000, share: 7500, value: 7_500_000 }] },
});

/** Every line whose children all carry number and weight must be their sum, rounded once. */
function checkSums(line: Explanation, places: number, mode: 'half_up' | 'truncate'): void {
  const children = line.children ?? [];
  for (const child of children) checkSums(child, places, mode);
  if (line.value === undefined || children.length === 0) return;
  if (children.every((c) => c.value !== undefined && c.weight !== undefined)) {
    expect(children.reduce((a, c) => a + c.weight!, 0)).toBe(10_000);
    const exact = children.reduce((a, c) => a + BigInt(score(c.value!)) * BigInt(c.weight!), 0n);
    const step = 10n ** BigInt(6 - places);
    expect(formatScore(Number(divide(exact, 10_000n * step, mode) * step) as Score, places)).toBe(line.value);
  } else if (line.statement === 'assessment.explain.counted') {
    expect(children.reduce((a, c) => a + score(c.value!), 0)).toBe(score(line.value));
  }
}

describe('explanation', () => {
  const scheme = compileScheme(buildScheme());
  const columns = (values: Record<string, string | null>) => new Map(columnKeys(scheme).map((k) => [k, Float64Array.of(values[k] == null ? Number.NaN : score(values[k]!))]));
  const full = { 'conduct:superior': '90', 'conduct:peer': '85', deeds: '15', training: '60', growth: '9' };

  it('says it in a sentence first, then every line down to the evidence', () => {
    const [result] = [...evaluate(scheme, [somebody('x')], columns(full), context)];
    const e = result!.explanation;
    expect(e.value).toBe('85.00');
    expect(e.params).toMatchObject({ parts: '德88.00分占40%，绩83.00分占60%', size: 1 });
    expect(e.children!.map((c) => [c.params!['name'], c.value, c.weight])).toEqual([['德', '88.00', 4000], ['绩', '83.00', 6000]]);
    const deeds = e.children![1]!.children![0]!;
    expect(deeds).toMatchObject({ value: '75.00', weight: 7000, evidenceIds: ['e1', 'e2'], params: { raw: '15', target: '20' } });
    expect(deeds.children![0]!.children!.map((c) => [c.evidenceIds, c.value])).toEqual([[['e1'], '7.5'], [['e2'], '7.5']]);
    expect([e.version, e.knownAt, e.source]).toEqual(['try-county@1', context.knownAt, context.source]);
    checkSums(e, 2, 'half_up');
  });
  it('a value that is assumed says so', () => {
    const [result] = [...evaluate(scheme, [somebody('x')], columns({ ...full, training: null }), context)];
    expect(result!.explanation.children![1]!.children![1]).toMatchObject({ statement: 'assessment.explain.assumed', value: '70.00' });
  });
  it('without a score it says which value lacks and what that means', () => {
    const [result] = [...evaluate(scheme, [somebody('x')], columns({ ...full, growth: null, 'conduct:peer': null }), context)];
    expect(result).toMatchObject({ state: 'excluded', score: null, rank: null, missing: ['conduct', 'growth'] });
    expect(result!.explanation).toMatchObject({ statement: 'assessment.explain.no_score', params: { missing: 2 } });
    expect(JSON.stringify(result!.explanation)).toContain('assessment.explain.missing_exclude_person');
  });
  it('a group too small has no rank and says so', () => {
    const [result] = [...evaluate(scheme, [somebody('x')], columns(full), context)];
    expect(result).toMatchObject({ rank: null, groupSize: 1 });
    expect(result!.explanation.statement).toBe('assessment.explain.total_group_small');
  });

  const value = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n * 10);
  const people = fc.array(fc.record({ classKey: fc.constantFrom('leader', 'staff'), values: fc.array(value, { minLength: 5, maxLength: 5 }) }), { minLength: 1, maxLength: 12 });
  it('all sums add up, at any rounding; computing again gives the very same', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 4 }), fc.constantFrom('half_up' as const, 'truncate' as const), (list, places, mode) => {
        const compiled = compileScheme(buildScheme({ rounding: { places, mode } }));
        const all = new Map(columnKeys(compiled).map((k, i) => [k, Float64Array.from(list, (x) => (k === 'deeds' ? 15_000_000 : roundTo(x.values[i]! as Score, 4, 'half_up')))]));
        const who = list.map((x, i) => somebody(String(i), x.classKey));
        const once = [...evaluate(compiled, who, all, context)];
        for (const r of once) checkSums(r.explanation, places, mode);
        expect([...evaluate(compiled, who, all, context)]).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });
});
