import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildScheme } from '../sample-scheme.ts';
import { schemeDefinition, type SchemeDefinition } from '../scheme-format.ts';
import { checkScheme } from './check-scheme.ts';
import { percentText, weightTotals } from './weights.ts';

const change = (edit: (d: SchemeDefinition) => void): SchemeDefinition => {
  const definition = structuredClone(buildScheme());
  edit(definition);
  return definition;
};

describe('a scheme holds together', () => {
  it('the one for counties in the national pack does', () => {
    const text = readFileSync(new URL('../../../../policies/national/schemes/annual-county.yaml', import.meta.url), 'utf8');
    const definition = schemeDefinition.parse(parse(text));
    expect(checkScheme(definition)).toEqual([]);
    expect(definition.dimensions.map((d) => d.name.zh).join('')).toBe('德能勤绩廉');
    expect(new Set(weightTotals(definition).map((t) => t.total))).toEqual(new Set([10_000]));
  });
  it('the trial one does', () => expect(checkScheme(buildScheme())).toEqual([]));

  const cases: [string, (d: SchemeDefinition) => void, string, Record<string, string>][] = [
    ['dimensions of one class total 110%', (d) => (d.dimensions[1]!.weight = { leader: 70, staff: 60 }), 'assessment.weights_of_dimensions', { sum: '110', class: '领导' }],
    ['indicators total 99.5%', (d) => (d.dimensions[1]!.indicators[0]!.weight = { leader: 69.5, staff: 50 }), 'assessment.weights_of_indicators', { sum: '99.5', class: '领导', part: '绩' }],
    ['raters total 90%', (d) => ((d.dimensions[0]!.indicators[0]!.source as { raters: { weight: number }[] }).raters[0]!.weight = 50), 'assessment.weights_of_raters', { sum: '90', part: '政治表现' }],
    ['a class without weights totals 0%', (d) => (d.dimensions[1]!.indicators.forEach((i) => (i.weight = { leader: i.key === 'deeds' ? 100 : 0 }))), 'assessment.weights_of_indicators', { sum: '0', class: '干部' }],
    ['an indicator key twice', (d) => (d.dimensions[1]!.indicators[1]!.key = 'conduct'), 'assessment.key_twice', { key: 'conduct' }],
    ['a rater nobody defined', (d) => d.raters.pop(), 'assessment.rater_unknown', { rater: 'peer' }],
    ['staff in no class', (d) => (d.classes[1]!.categories = ['middle']), 'assessment.category_without_class', { category: 'staff' }],
    ['staff only in a class for some units', (d) => (d.classes[1]!.unitTypes = ['town']), 'assessment.category_without_class', { category: 'middle' }],
    ['a scheme for staff and deputies whose classes forget the staff', (d) => ((d.scope = { categories: ['staff', 'deputy'] }), (d.classes[1]!.categories = ['middle'])), 'assessment.category_without_class', { category: 'staff' }],
    ['a target of nought', (d) => (d.dimensions[1]!.indicators[0]!.scoring = { method: 'attainment', target: '0', cap: '100' }), 'assessment.target_zero', {}],
    ['no target for a class', (d) => (d.dimensions[1]!.indicators[0]!.scoring = { method: 'attainment', target: { leader: '5' }, cap: '100' }), 'assessment.target_missing', { class: '干部' }],
    ['bands that begin above nought', (d) => (d.dimensions[1]!.indicators[1]!.scoring = { method: 'bands', bands: [{ from: '1', score: '60' }] }), 'assessment.bands_start', { from: '1' }],
    ['bands out of order', (d) => (d.dimensions[1]!.indicators[1]!.scoring = { method: 'bands', bands: [{ from: '0', score: '60' }, { from: '9', score: '70' }, { from: '9', score: '80' }] }), 'assessment.bands_order', { from: '9' }],
    ['an assumed score above the method', (d) => (d.dimensions[1]!.indicators[1]!.missing = { policy: 'neutral', score: '101' }), 'assessment.neutral_too_high', { score: '101' }],
    ['thresholds that rise', (d) => (d.thresholds.competent = '90'), 'assessment.thresholds_order', {}],
  ];
  it('a scheme for some posts asks for a class for those only', () => expect(checkScheme(change((d) => ((d.scope = { categories: ['principal'], unitTypes: ['town'] }), (d.classes[1]!.categories = ['middle']))))).toEqual([]));
  it.each(cases)('%s', (_, edit, code, params) => {
    const found = checkScheme(change(edit)).find((p) => p.code === code);
    expect(found?.params).toMatchObject(params);
  });

  it('says so exactly when some sum is not 100%', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (a, b) => {
        const definition = change((d) => {
          d.dimensions[0]!.weight = a / 100;
          d.dimensions[1]!.weight = b / 100;
        });
        const wrong = checkScheme(definition).filter((p) => p.code === 'assessment.weights_of_dimensions');
        expect(wrong.length).toBe(a + b === 10_000 ? 0 : 2);
        for (const p of wrong) expect(p.params?.['sum']).toBe(percentText(a + b));
      }),
    );
  });
});
