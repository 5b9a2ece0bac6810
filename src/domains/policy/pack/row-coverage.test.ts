import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleContext } from '../feel/facts.ts';
import type { DecisionTable, FactDefinition, Facts } from '../model.ts';
import { decide, interpret } from '../rules/decide.ts';
import { prepareTable } from '../feel/prepare.ts';
import { rowCoverage } from './row-coverage.ts';

const fact = (name: string, type: FactDefinition['type'], values?: string[], unit?: string): FactDefinition => ({ name, type, values, unit, en: name, meaning: { zh: name, en: name }, suppliedBy: 'registry' });
const vocabulary = new Map(
  [fact('年限', 'number', undefined, '年'), fact('占比', 'number', undefined, '百分比'), fact('等次', 'string', ['优秀', '称职', '不称职']), fact('名称', 'string'), fact('试用', 'boolean'), fact('任职', 'day'), fact('历年', 'strings', ['优秀', '称职'])].map((f) => [f.name, f]),
);
const context: RuleContext = { vocabulary, parameters: { 起点: 5, 档位: '优秀' }, packVersion: 'try@000000000000' };
const table = (hitPolicy: DecisionTable['hitPolicy'], inputs: readonly string[], rows: readonly (readonly string[])[]): DecisionTable => ({
  id: 'try', title: { zh: '试', en: 'try' }, effectiveFrom: '2020-01-01', hitPolicy,
  inputs: inputs.map((name) => ({ name, type: vocabulary.get(name)!.type })),
  outputs: [{ name: '结论', type: 'number' }],
  rows: rows.map((when, i) => ({ when: [...when], then: { 结论: i + 1 }, reason: { zh: '因', en: 'why' }, source: { document: 'law', article: '一' }, verified: true })),
});

describe('gaps', () => {
  const cases: readonly [string, readonly string[], readonly (readonly string[])[], Facts | null][] = [
    ['a number between two rows', ['年限'], [['< 3'], ['> 3']], { 年限: 3 }],
    ['between an open and a closed bound', ['年限'], [['< 3'], ['[3..8)'], ['> 8']], { 年限: 8 }],
    ['none where the bounds meet', ['年限'], [['< 3'], ['[3..8)'], ['>= 8']], null],
    ['above the last', ['年限'], [['< 3'], ['[3..8)']], { 年限: 8 }],
    ['not below nought', ['年限'], [['0'], ['> 0']], null],
    ['not above a hundred per cent', ['占比'], [['[0..60)'], ['[60..100]']], null],
    ['at the bound a parameter sets', ['年限'], [['< 起点'], ['> 起点']], { 年限: 5 }],
    ['at a bound worked out from a parameter', ['年限'], [['< 2 * 起点'], ['> 2 * 起点 + 1'], ['2 * 起点']], { 年限: 11 }],
    ['a word nobody took', ['等次'], [['"优秀"'], ['"称职"']], { 等次: '不称职' }],
    ['none when the rest is taken by not(…)', ['等次'], [['"优秀"'], ['not("优秀")']], null],
    ['false', ['试用'], [['true']], { 试用: false }],
    ['only where two columns meet', ['等次', '试用'], [['"优秀"', '-'], ['-', 'true'], ['"称职"', 'false']], { 等次: '不称职', 试用: false }],
    ['a day', ['任职'], [['< date("2020-01-01")'], ['> date("2020-01-01")']], { 任职: '2020-01-01' }],
    ['not in an unlisted word', ['名称'], [['"甲"'], ['"乙"']], null],
    ['not where a test cannot be laid out', ['历年'], [['list contains(?, "优秀")']], null],
    ['beside a test that cannot be laid out', ['历年', '试用'], [['list contains(?, "优秀")', 'true'], ['-', 'true']], { 历年: [], 试用: false }],
    ['not where a test reads another fact', ['年限', '占比'], [['>= 占比', '-'], ['< 占比', '-']], null],
  ];
  it.each(cases)('%s', (_, inputs, rows, gap) => expect(rowCoverage(table('unique', inputs, rows), context).gap).toEqual(gap));
});

describe('overlaps, hidden and empty rows', () => {
  const cases: readonly [string, readonly string[], readonly (readonly string[])[], { overlaps?: string[]; hidden?: string[]; empty?: number[] }][] = [
    ['two bounds that touch', ['年限'], [['<= 3'], ['>= 3']], { overlaps: ['1,2'] }],
    ['two bounds that meet', ['年限'], [['< 3'], ['>= 3']], {}],
    ['intervals', ['年限'], [['[1..5]'], ['[5..9]']], { overlaps: ['1,2'] }],
    ['lists of words', ['等次'], [['"优秀","称职"'], ['"称职","不称职"']], { overlaps: ['1,2'] }],
    ['a parameter that is the same word', ['等次'], [['档位'], ['"优秀"']], { overlaps: ['1,2'], hidden: ['2 by 1'] }],
    ['kept apart by another column', ['等次', '试用'], [['"优秀"', 'true'], ['"优秀"', 'false']], {}],
    ['a row inside a wider interval', ['年限'], [['>= 3'], ['[4..6)']], { overlaps: ['1,2'], hidden: ['2 by 1'] }],
    ['a row that two rows cover together', ['年限'], [['< 5'], ['>= 5'], ['[3..8]']], { overlaps: ['1,3', '2,3'], hidden: ['3 by 1,2'] }],
    ['a row that three words cover together', ['等次', '试用'], [['"优秀"', '-'], ['not("优秀")', 'true'], ['-', 'false'], ['"称职"', '-']], { overlaps: ['1,3', '2,4', '3,4'], hidden: ['4 by 2,3'] }],
    ['a test that cannot hold', ['年限'], [['? > 5 and ? < 3'], ['-']], { empty: [1] }],
    ['nothing of a test that reads another fact', ['年限', '占比'], [['>= 占比', '-'], ['>= 占比', '-']], {}],
    ['an unlisted word after the words', ['名称'], [['"甲"'], ['-']], { overlaps: ['1,2'] }],
  ];
  it.each(cases)('%s', (_, inputs, rows, expected) => {
    const { overlaps, hidden, empty } = rowCoverage(table('first', inputs, rows), context);
    expect({ overlaps: overlaps.map((o) => o.rows.join()), hidden: hidden.map((h) => `${h.row} by ${h.by.join()}`), empty }).toEqual({ overlaps: [], hidden: [], empty: [], ...expected });
  });
});

describe('of any table', () => {
  const number = fc.constantFrom('-', '< 3', '<= 3', '> 3', '>= 3', '[3..7)', '(3..7]', '3', 'not(3)', '3, 7', '> 起点', '<= 起点', '? > 3 and ? < 7', '? < 3 or ? >= 7', '>= 占比');
  const word = fc.constantFrom('-', '"优秀"', '"称职","不称职"', 'not("优秀")', '档位', '? != "称职"');
  const truth = fc.constantFrom('-', 'true', 'false', 'not(true)');
  const rows = fc.array(fc.tuple(number, word, truth), { minLength: 1, maxLength: 6 });
  const inputs = ['年限', '等次', '试用'];
  // `>= 占比` reads a fact that is no input: where it is asked for, the example says nothing of it.
  const full = (facts: Facts, share: number): Facts => ({ 占比: share, ...facts });
  const anyFacts = fc.record({ 年限: fc.constantFrom(0, 1, 2, 2.5, 3, 3.5, 4, 5, 5.5, 6, 7, 8, 20), 占比: fc.constantFrom(0, 3, 6, 99), 等次: fc.constantFrom('优秀', '称职', '不称职'), 试用: fc.boolean() });

  it('the gap named is taken by no row, and where none is named no case falls through', () => {
    fc.assert(
      fc.property(rows, anyFacts, (cells, facts) => {
        const one = table('first', inputs, cells);
        const { gap } = rowCoverage(one, context);
        if (gap) for (const share of [0, 99]) expect(decide(one, full(gap, share), context).status).toBe('no_match');
        else if (cells.every((row) => !row[0].includes('占比'))) expect(decide(one, facts, context).status).toBe('decided');
      }),
      { numRuns: 150 },
    );
  });

  it('the case named lights both rows, and a hidden row never decides', () => {
    fc.assert(
      fc.property(rows, anyFacts, (cells, facts) => {
        const one = table('first', inputs, cells);
        const { overlaps, hidden, empty } = rowCoverage(one, context);
        const collect = prepareTable({ ...one, hitPolicy: 'collect' }, context);
        for (const { rows: pair, example } of overlaps) {
          expect(interpret(collect, full(example, 0), context).collected.map((o) => o.结论)).toEqual(expect.arrayContaining([...pair]));
        }
        const decided = decide(one, facts, context).outputs?.结论;
        for (const { row } of hidden) expect(decided).not.toBe(row);
        for (const row of empty) expect(decided).not.toBe(row);
      }),
      { numRuns: 150 },
    );
  });
});
