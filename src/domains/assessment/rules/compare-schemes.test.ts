import { expect, it } from 'vitest';
import { buildScheme } from '../sample-scheme.ts';
import type { DraftScheme } from '../scheme-format.ts';
import { compareSchemes } from './compare-schemes.ts';
import { addAdjustment, addIndicator, moveIndicator, removePart } from './edit-scheme.ts';

const before = buildScheme() as DraftScheme;
const edited = (edit: (d: DraftScheme) => void): DraftScheme => {
  const copy = structuredClone(before);
  edit(copy);
  return copy;
};

it.each<[string, DraftScheme, string[]]>([
  ['the same', structuredClone(before), []],
  ['keys in another order', Object.fromEntries(Object.entries(before).reverse()) as DraftScheme, []],
  ['a weight of all classes', edited((d) => (d.dimensions[0]!.weight = 30)), ['assessment.change.weight']],
  ['a weight of one class', edited((d) => (d.dimensions[1]!.weight = { leader: 50, staff: 60 })), ['assessment.change.weight_of_class']],
  ['the same weight written otherwise', edited((d) => (d.dimensions[1]!.weight = 60)), []],
  ['truncating instead of rounding', edited((d) => (d.rounding = { places: 1, mode: 'truncate' })), ['assessment.change.rounding_truncate']],
  ['a threshold', edited((d) => (d.thresholds.outstanding = '90')), ['assessment.change.threshold_outstanding']],
  ['an indicator more', addIndicator(before, 'integrity'), ['assessment.change.indicator_added']],
  ['an indicator less', removePart(before, 'training'), ['assessment.change.indicator_gone']],
  ['an indicator elsewhere', moveIndicator(before, 'training', 'integrity', 0), ['assessment.change.indicator_moved']],
  ['another source and scoring', edited((d) => Object.assign(d.dimensions[1]!.indicators[1]!, { source: { from: 'typed' }, scoring: { method: 'as_is' } })), ['assessment.change.source', 'assessment.change.scoring']],
  ['another target', edited((d) => (d.dimensions[1]!.indicators[0]!.scoring = { method: 'attainment', target: '30', cap: '100' })), ['assessment.change.scoring_settings']],
  ['a hard indicator no more', edited((d) => delete d.dimensions[1]!.indicators[2]!.hard), ['assessment.change.hard_gone']],
  ['a bonus', addAdjustment(before), ['assessment.change.bonus_added']],
  ['a class for towns', edited((d) => void d.classes.push({ key: 'town', name: { zh: '乡镇', en: 'Towns' }, categories: ['principal'], unitTypes: ['town'] })), ['assessment.change.class_added']],
])('%s', (_, after, codes) => expect(compareSchemes(before, after).map((c) => c.code)).toEqual(codes));

it('names what moved and by how much', () =>
  expect(compareSchemes(before, edited((d) => (d.dimensions[1]!.weight = { leader: 50, staff: 60 })))).toEqual([{ code: 'assessment.change.weight_of_class', params: { name: '绩', nameEn: 'Achievement', class: '领导', classEn: 'Leaders', from: 60, to: 50 }, at: 'achievement' }]));
