import { describe, expect, it } from 'vitest';
import type { PolicyPack } from '../model.ts';
import { numberOn, parameterOn, ruleOn } from './parameter-on.ts';

const source = { document: 'law', article: '第一条' };
const values = [['2020-01-01', 30], ['2024-01-01', 35]] as const;
const rule = (effectiveFrom: string) => ({ id: 'try', effectiveFrom });
const pack = {
  version: 'try@0',
  parameters: new Map([
    ['limit', { id: 'limit', name: '上限', unit: 'year', values: values.map(([from, value]) => ({ from, value, source, verified: true })) }],
    ['word', { id: 'word', name: '词', unit: 'choice', values: [{ from: '2020-01-01', value: 'half_up', source, verified: true }] }],
  ]),
  rules: new Map([['try', [rule('2020-01-01'), rule('2024-01-01')]]]),
} as unknown as PolicyPack;

describe('value of a parameter on a day', () => {
  it.each([
    ['2020-01-01', 30],
    ['2023-12-31', 30],
    ['2024-01-01', 35],
    ['2099-01-01', 35],
  ])('%s: %i', (on, value) => expect(parameterOn(pack, 'limit', on)).toMatchObject({ value, source, packVersion: 'try@0' }));
  it('does not depend on the order in which values are written', () => {
    const turned = { ...pack, parameters: new Map([['limit', { ...pack.parameters.get('limit')!, values: pack.parameters.get('limit')!.values.toReversed() }]]) };
    expect(parameterOn(turned, 'limit', '2023-12-31').value).toBe(30);
  });
  it.each([
    ['a parameter the pack lacks', () => parameterOn(pack, 'gone', '2024-01-01'), 'policy.parameter_not_found'],
    ['a day before its first value', () => parameterOn(pack, 'limit', '2019-12-31'), 'policy.parameter_not_yet'],
    ['a word where a number is needed', () => numberOn(pack, 'word', '2024-01-01'), 'policy.parameter_not_number'],
    ['a rule the pack lacks', () => ruleOn(pack, 'gone', '2024-01-01'), 'policy.rule_not_found'],
    ['a rule before its first day', () => ruleOn(pack, 'try', '2019-12-31'), 'policy.rule_not_yet'],
  ])('refuses %s', (_name, ask, code) => expect(ask).toThrow(code));
  it('takes the version of a rule in force on the day', () => {
    expect(ruleOn(pack, 'try', '2023-12-31').effectiveFrom).toBe('2020-01-01');
    expect(ruleOn(pack, 'try', '2024-01-01').effectiveFrom).toBe('2024-01-01');
  });
});
