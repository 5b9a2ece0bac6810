import { describe, expect, it } from 'vitest';
import { findUnit, unitIndex, type KnownUnit } from './find-unit.ts';

const unit = (id: string, name: string, over: Partial<KnownUnit> = {}): KnownUnit => ({ id, name, shortName: name, formerNames: [], parentId: 'root', department: false, ...over });
const index = unitIndex([
  unit('root', '示例县', { parentId: null }),
  unit('water', '示例县水利局', { shortName: '县水利局', formerNames: ['示例县水务局'] }),
  unit('affairs', '示例县水务局'),
  unit('farm', '示例县农业农村局', { shortName: '县农业农村局', formerNames: ['示例县农业局'] }),
  unit('water-office', '办公室', { parentId: 'water', department: true }),
  unit('farm-office', '办公室', { parentId: 'farm', department: true }),
  unit('office', '示例县人民政府办公室', { shortName: '县政府办' }),
]);

describe('findUnit', () => {
  it.each([
    [{ organization: '示例县水利局' }, { organizationId: 'water' }],
    [{ organization: '县 水利局' }, { organizationId: 'water' }],
    [{ organization: '示例县农业局' }, { organizationId: 'farm' }],
    // A name now borne by one unit is not that of another that had it before.
    [{ organization: '示例县水务局' }, { organizationId: 'affairs' }],
    [{ organization: '县海洋局' }, { organizationId: null, unknown: '县海洋局' }],
    // Two units have an 办公室: alone it says nothing, below a unit it does.
    [{ organization: '办公室' }, { organizationId: null, unknown: '办公室' }],
    [{ organization: '县水利局', department: '办公室' }, { organizationId: 'water-office' }],
    [{ organization: '县水利局', department: '水政科' }, { organizationId: 'water', loose: '县水利局/水政科' }],
    [{ position: '示例县水利局副局长' }, { organizationId: 'water' }],
    [{ position: '县政府办副主任' }, { organizationId: 'office' }],
    [{ position: '某处处长' }, { organizationId: null }],
    // The name of the region before an unknown unit is not that unit.
    [{ position: '示例县海洋局局长' }, { organizationId: null }],
    [{}, { organizationId: null }],
  ])('%j → %j', (values, found) => expect(findUnit(values, index, {})).toEqual(found));

  it('goes by what was settled', () => {
    expect(findUnit({ organization: '县海洋局' }, index, { 县海洋局: { count: 1, organizationId: 'water' } })).toEqual({ organizationId: 'water' });
    expect(findUnit({ organization: '县海洋局', department: '一科' }, index, { 县海洋局: { count: 1, create: { type: 'government_organ', parentId: 'root' } } })).toEqual({ organizationId: 'new:县海洋局', loose: '县海洋局/一科' });
    expect(findUnit({ organization: '县水利局', department: '水政科' }, index, { '县水利局/水政科': { count: 1, leaveOut: true } })).toEqual({ organizationId: 'water' });
  });
  const county = unitIndex([unit('root', '示例县', { parentId: null }), unit('government', '示例县人民政府', { shortName: '县政府' }), unit('office', '示例县人民政府办公室', { shortName: '县政府办' }), unit('water', '示例县水利局', { shortName: '县水利局' }), unit('education', '示例县教育局', { shortName: '县教育局' })]);
  it.each([
    ['示例县人民政居', 'government'],
    ['示例县人民政府办', 'office'],
    ['水利局', 'water'],
    ['示例县水力局', 'water'],
    ['示例县水利局机关', 'water'],
    ['示例 县教育句', 'education'],
    ['某省海洋研究院', undefined],
    ['局', undefined],
  ])('%s: did the file mean %s?', (name, id) => expect(county.suggest(name)[0]).toBe(id));
});
