import { describe, expect, it } from 'vitest';
import { namesRead, withUses } from './names-used.ts';

const parameters = [{ id: 'floor', name: '下限' }, { id: 'years', name: '年限' }];
const rule = { inputs: [{ name: '占比', type: 'number' as const }], rows: [{ when: ['>= 下限 + 1'], then: { 结果: '= 下限', 层级: '年限' } }, { when: ['"年限"'], then: { 结果: '-' } }] };

describe('names that a table reads', () => {
  it('finds them in cells and expressions, not in words', () => expect([...namesRead(rule)]).toEqual(['下限']));
  it('keeps the list of parameters as the cells need it', () => {
    expect(withUses({ ...rule, uses: ['years'] }, parameters).uses).toEqual(['floor']);
    expect(withUses({ rows: [], uses: ['years'] }, parameters).uses).toBeUndefined();
  });
  it('leaves a parameter that it does not know', () => expect(withUses({ rows: [], uses: ['other'] }, parameters).uses).toEqual(['other']));
});
