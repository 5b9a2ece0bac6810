import { describe, expect, it } from 'vitest';
import { buildScheme } from '../sample-scheme.ts';
import type { SchemeDefinition } from '../scheme-format.ts';
import { checkSources, unitTypesOf, type Surroundings } from './check-sources.ts';

const types = ['town', 'subdistrict', 'court'];
const around: Surroundings = {
  ballots: [{ key: 'democratic_review', results: [{ key: 'score' }] }],
  providers: [{ key: 'training', measures: [{ key: 'hours' }] }],
  facts: ['年度培训学时'],
  unitTypes: types,
  forbids: (text, type) => (text.includes('招商引资') && type === 'subdistrict' ? { reason: { zh: '取消', en: 'removed' }, unitType: '街道', source: '某文件 第一条', instead: '服务企业' } : null),
};
const change = (edit: (d: SchemeDefinition) => void): SchemeDefinition => {
  const definition = structuredClone(buildScheme());
  edit(definition);
  return definition;
};
const growth = (d: SchemeDefinition) => d.dimensions[1]!.indicators[2]!;

describe('what a scheme meets', () => {
  it('the trial scheme finds everything', () => expect(checkSources(buildScheme(), around)).toEqual([]));

  it.each<[string, (d: SchemeDefinition) => void, string, Record<string, string>]>([
    ['a provider nobody knows', (d) => (growth(d).source = { from: 'provider', provider: 'weather', measure: 'rain' }), 'assessment.provider_unknown', { provider: 'weather', known: 'training' }],
    ['a measure it does not count', (d) => (growth(d).source = { from: 'provider', provider: 'training', measure: 'miles' }), 'assessment.measure_unknown', { known: 'hours' }],
    ['a ballot form that is not there', (d) => (growth(d).source = { from: 'ballot', form: 'none', result: 'score' }), 'assessment.ballot_source_unknown', { form: 'none', known: 'democratic_review' }],
    ['a result the form does not give', (d) => (growth(d).source = { from: 'ballot', form: 'democratic_review', result: 'kindness' }), 'assessment.ballot_result_unknown', { result: 'kindness', known: 'score' }],
    ['a fact nobody supplies', (d) => (growth(d).source = { from: 'fact', fact: '身高' }), 'assessment.fact_unknown', { fact: '身高' }],
    ['personal facts for teams', (d) => (d.purpose = 'team'), 'assessment.source_not_for_teams', {}],
    ['a prohibited indicator', (d) => (growth(d).name.zh = '招商引资'), 'assessment.indicator_prohibited', { unitType: '街道', instead: '服务企业' }],
    ['one hidden in the definition', (d) => (growth(d).definition = { zh: '招商引资到位资金', en: 'x' }), 'assessment.indicator_prohibited', {}],
    ['one among the bonuses', (d) => (d.adjustments = [{ kind: 'bonus', key: 'b', name: { zh: '招商引资', en: 'x' }, source: { from: 'typed' }, each: '1', cap: '5', missing: { policy: 'ask' } }]), 'assessment.indicator_prohibited', {}],
  ])('%s', (_, edit, code, params) => expect(checkSources(change(edit), around).find((p) => p.code === code)?.params ?? {}).toMatchObject(params));

  it('the article is named', () => expect(checkSources(change((d) => (growth(d).name.zh = '招商引资')), around)[0]).toMatchObject({ source: '某文件 第一条', at: 'achievement.growth' }));
  it('where it weighs nothing for that kind of unit it may stand', () => {
    const apart = change((d) => {
      growth(d).name.zh = '招商引资';
      d.classes.push({ key: 'street', name: { zh: '街道', en: 'Streets' }, categories: ['principal', 'deputy', 'middle', 'staff'], unitTypes: ['subdistrict'] });
    });
    expect(checkSources(apart, around)).toEqual([]);
    expect([unitTypesOf(apart, 'leader', types), unitTypesOf(apart, 'street', types)]).toEqual([['town', 'court'], ['subdistrict']]);
  });
  it('a finer class for one level leaves the kind of unit to the others', () => {
    const level = change((d) => void d.classes.push({ key: 'street', name: { zh: '街道正科', en: 'x' }, categories: ['principal', 'deputy'], unitTypes: ['subdistrict'], levels: ['乡科级正职'] }));
    expect(unitTypesOf(level, 'leader', types)).toEqual(types);
  });
});
