import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatScore, score, type Score } from '../../../kernel/score.ts';
import { columnOfFormula, dividesByZero, isFault, namesIn, parseFormula, valueOf, type Formula } from './formula.ts';

const read = (text: string): Formula => {
  const formula = parseFormula(text);
  if (isFault(formula)) throw new Error(`${text}: ${formula.position}`);
  return formula;
};
const values: Readonly<Record<string, number>> = { managers: score('191'), kept: score('112'), none: 0, a: score('3'), b: score('4') };
const at = (key: string, what: string): number => (what === 'score' ? score('90') : (values[key] ?? Number.NaN));

describe('formulas', () => {
  const cases: [string, string | null][] = [
    // T02: 79 ÷ 191; the scheme decides whether 41.361256 prints 41.3 or 41.4
    ['percent(managers - kept, managers)', '41.361257'],
    ['a + b * 2', '11.000000'],
    ['(a + b) × 2 ÷ 7', '2.000000'],
    ['a - b', '-1.000000'],
    ['b / a', '1.333333'],
    ['max(a, b, 2.5)', '4.000000'],
    ['min(a, b)', '3.000000'],
    ['score(a) * 0.5', '45.000000'],
    ['a / none', null],
    ['percent(a, none)', null],
    ['unknown + 1', null],
    ['max(a, unknown)', null],
  ];
  it.each(cases)('%s is %s', (text, value) => {
    const made = valueOf(read(text), 'half_up', at);
    expect(Number.isNaN(made) ? null : formatScore(made as Score, 6)).toBe(value);
    const column = columnOfFormula(read(text), 1, 'half_up', (key, what) => Float64Array.of(at(key, what)));
    expect(column[0]).toBe(made);
  });

  it.each([
    ['', 1],
    ['a +', 4],
    ['(a', 3],
    ['a b', 3],
    ['a ; drop', 2],
    ['score(a + b)', 1],
    ['percent(a)', 1],
    ['A', 1],
    ['constructor()', 12],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, 41],
  ])('%s cannot be read at %d', (text, position) => expect(parseFormula(text)).toMatchObject({ code: 'formula_malformed', position }));

  it.each([
    ['a / 0', true],
    ['a / (2 - 2)', true],
    ['percent(a, 0)', true],
    ['a / (b - b)', true],
    ['a / (0 * b)', true],
    ['1 + a / 0 * 0', true],
    ['a / b', false],
    ['a / 0.000001', false],
  ])('%s divides by zero whatever the values: %s', (text, yes) => expect(dividesByZero(read(text))).toBe(yes));

  it('names what it reads', () => expect(namesIn(read('a + score(b) * a'))).toEqual([{ key: 'a', what: 'value' }, { key: 'b', what: 'score' }]));

  it('over a column is the same as one by one, and never leaves the exact range', () => {
    const leaf: fc.Arbitrary<string> = fc.oneof(fc.constantFrom('a', 'b', 'score(a)'), fc.integer({ min: 0, max: 999 }).map(String));
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, leaf, fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree')).map(([x, s, y]) => `(${x} ${s} ${y})`), fc.tuple(tie('tree'), tie('tree')).map(([x, y]) => `max(${x}, ${y})`)),
    }));
    const value = fc.oneof(fc.integer({ min: 0, max: 10 ** 12 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(tree, fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 5 }), (text, rows) => {
        const formula = read(text);
        const columns: Record<string, Float64Array> = { a: Float64Array.from(rows, (r) => r[0]), b: Float64Array.from(rows, (r) => r[1]) };
        const made = columnOfFormula(formula, rows.length, 'truncate', (key) => columns[key]!);
        rows.forEach((_, p) => {
          expect(made[p]).toBe(valueOf(formula, 'truncate', (key) => columns[key]![p]!));
          expect(Number.isNaN(made[p]!) || Number.isSafeInteger(made[p]!)).toBe(true);
        });
      }),
    );
  });
});
