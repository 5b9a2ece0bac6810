import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { DecisionTable, FactDefinition, Facts } from '../model.ts';
import { decide } from './decide.ts';
import type { RuleContext } from '../feel/facts.ts';

const fact = (name: string, type: FactDefinition['type'], values?: string[]): [string, FactDefinition] => [
  name,
  { name, type, en: name, meaning: { zh: name, en: name }, suppliedBy: 'registry', ...(values ? { values } : {}) },
];
const context: RuleContext = {
  vocabulary: new Map([fact('年龄', 'number'), fact('等次', 'string', ['优秀', '称职']), fact('生效', 'day'), fact('多余', 'boolean')]),
  parameters: { 上限: 35 },
  packVersion: 'try@000000000000',
};
const source = { document: 'law', article: '第一条' };
const table = (hitPolicy: DecisionTable['hitPolicy'], rows: [string[], string | number][], inputs: [string, FactDefinition['type']][] = [['年龄', 'number'], ['等次', 'string']]): DecisionTable => ({
  id: 'try', title: { zh: '试', en: 'try' }, effectiveFrom: '2020-01-01', hitPolicy,
  inputs: inputs.map(([name, type]) => ({ name, type })), outputs: [{ name: '结论', type: 'string' }],
  rows: rows.map(([when, then], i) => ({ when, then: { 结论: then }, reason: { zh: `行${i + 1}`, en: `row ${i + 1}` }, source, verified: true })),
});
const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Refusal).code;
  }
  return 'no refusal';
};
const facts = (年龄: number | null, 等次: string | null): Facts => ({ 年龄, 等次 });

describe('hit policies', () => {
  const rows: [string[], string][] = [[['< 上限', '-'], '甲'], [['-', '"优秀"'], '乙'], [['-', '-'], '丙']];
  const cases: [DecisionTable['hitPolicy'], [string[], string][], Facts, string, unknown, string[]][] = [
    ['first', rows, facts(34, '优秀'), 'decided', { 结论: '甲' }, []],
    ['first', rows, facts(35, '优秀'), 'decided', { 结论: '乙' }, []],
    ['first', rows, facts(35, '称职'), 'decided', { 结论: '丙' }, []],
    ['first', rows, facts(34, null), 'decided', { 结论: '甲' }, []],
    ['first', rows, facts(null, '优秀'), 'undetermined', null, ['年龄']],
    ['first', rows.slice(0, 2), facts(40, '称职'), 'no_match', null, []],
    ['unique', rows.slice(0, 2), facts(34, '称职'), 'decided', { 结论: '甲' }, []],
    ['unique', rows.slice(0, 2), facts(34, null), 'decided', { 结论: '甲' }, []],
    ['unique', rows.slice(0, 2), facts(40, null), 'undetermined', null, ['等次']],
    ['any', [rows[0]!, [['-', '"优秀"'], '甲']], facts(34, '优秀'), 'decided', { 结论: '甲' }, []],
    ['collect', rows, facts(40, null), 'undetermined', null, ['等次']],
  ];
  it.each(cases)('%s %#', (policy, list, given, status, outputs, missing) => {
    const d = decide(table(policy, list), given, context);
    expect([d.status, d.outputs, d.missing]).toEqual([status, outputs, missing]);
  });
  it('collect gives every lit row in order, with reasons and articles', () => {
    const d = decide(table('collect', rows), facts(34, '优秀'), context);
    expect(d.collected).toEqual([{ 结论: '甲' }, { 结论: '乙' }, { 结论: '丙' }]);
    expect(d.trace.map((t) => [t.row, t.state, t.reason.zh, t.source.article])).toEqual([[1, 'lit', '行1', '第一条'], [2, 'lit', '行2', '第一条'], [3, 'lit', '行3', '第一条']]);
    expect([d.ruleId, d.packVersion]).toEqual(['try', 'try@000000000000']);
  });
});

describe('refusals: never a silent false', () => {
  const one = (cell: string, then: string | number = '甲') => table('first', [[[cell, '-'], then]]);
  const cases: [string, DecisionTable, Facts, string][] = [
    ['a fact name nobody knows in a cell', one('>= 工龄'), facts(1, '优秀'), 'policy.fact_unknown'],
    ['a function nobody knows', one('工龄计算(?) > 3'), facts(1, '优秀'), 'policy.fact_unknown'],
    ['an input nobody knows', table('first', [[['> 1'], '甲']], [['工龄', 'number']]), { 工龄: 2 }, 'policy.fact_unknown'],
    ['an input of another type than the vocabulary', table('first', [[['> 1'], '甲']], [['等次', 'number']]), { 等次: 2 }, 'policy.input_type'],
    ['a given name nobody knows', one('> 1'), { ...facts(1, '优秀'), 工龄: 3 }, 'policy.fact_unknown'],
    ['a fact not given at all', one('> 1'), { 年龄: 1 }, 'policy.fact_missing'],
    ['a word where a number belongs', one('> 1'), { 年龄: '三十', 等次: '优秀' }, 'policy.fact_type'],
    ['a word outside the list', one('> 1'), facts(1, '特优'), 'policy.fact_value'],
    ['a day that does not exist', table('first', [[['> date("2020-01-01")'], '甲']], [['生效', 'day']]), { 生效: '2025-02-30' }, 'policy.fact_type'],
    ['a malformed cell', one('>= '), facts(1, '优秀'), 'policy.cell_malformed'],
    ['a row with a cell too few', table('first', [[['> 1'], '甲']]), facts(1, '优秀'), 'policy.row_width'],
    ['a wrong call in an output', one('-', '= floor("a")'), facts(1, '优秀'), 'policy.cell_failed'],
    ['two rows under unique', table('unique', [[['> 1', '-'], '甲'], [['> 2', '-'], '乙']]), facts(3, '优秀'), 'policy.rule_not_unique'],
    ['rows that disagree under any', table('any', [[['> 1', '-'], '甲'], [['> 2', '-'], '乙']]), facts(3, '优秀'), 'policy.rule_rows_disagree'],
  ];
  it.each(cases)('%s', (_, t, given, expected) => {
    expect(code(() => decide(t, given, context))).toBe(expected);
  });
  it('allows a known fact the table does not ask for', () => {
    expect(decide(one('> 1'), { ...facts(2, '优秀'), 多余: true }, context).status).toBe('decided');
  });
  it('an output that needs a fact not known is undetermined', () => {
    const d = decide(table('first', [[['-', '-'], '= string(年龄)']]), facts(null, '优秀'), context);
    expect([d.status, d.missing]).toEqual(['undetermined', ['年龄']]);
  });
  it('a row may ask whether a fact is known', () => {
    const t = table('first', [[['null', '-'], '待补'], [['-', '-'], '已知']]);
    expect([decide(t, facts(null, '优秀'), context).outputs, decide(t, facts(1, '优秀'), context).outputs]).toEqual([{ 结论: '待补' }, { 结论: '已知' }]);
  });
});
