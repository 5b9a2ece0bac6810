import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCell } from '../../../feel/cell.ts';
import type { FactType } from '../../../model.ts';
import { operators, printCell, readCell, type CellForm, type Operand } from './cell-form.ts';

const cases: readonly (readonly [string, FactType, CellForm])[] = [
  ['-', 'string', { kind: 'any' }],
  ['"优秀"', 'string', { kind: 'words', negated: false, words: ['优秀'] }],
  ['"记过", "记大过"', 'string', { kind: 'words', negated: false, words: ['记过', '记大过'] }],
  ['not("市")', 'string', { kind: 'words', negated: true, words: ['市'] }],
  ['list contains(?, "试点")', 'strings', { kind: 'words', negated: false, words: ['试点'] }],
  ['not(list contains(?, "a"), list contains(?, "b"))', 'strings', { kind: 'words', negated: true, words: ['a', 'b'] }],
  ['true', 'boolean', { kind: 'boolean', value: true }],
  ['>= 一线经历占比下限市', 'number', { kind: 'compare', operator: '>=', with: { kind: 'name', text: '一线经历占比下限市' } }],
  ['1', 'number', { kind: 'compare', operator: '=', with: { kind: 'number', text: '1' } }],
  ['< date("2026-12-01")', 'day', { kind: 'compare', operator: '<', with: { kind: 'day', text: '2026-12-01' } }],
  ['[1..2.5)', 'number', { kind: 'between', low: { kind: 'number', text: '1' }, high: { kind: 'number', text: '2.5' }, lowIn: true, highIn: false }],
  // Without a picked form.
  ['1, 2', 'number', { kind: 'raw', text: '1, 2' }],
  ['>= 2 * 年限 + 1', 'number', { kind: 'raw', text: '>= 2 * 年限 + 1' }],
  ['contains(?, "市")', 'string', { kind: 'raw', text: 'contains(?, "市")' }],
  ['"优秀"', 'number', { kind: 'raw', text: '"优秀"' }],
  [' >> 3', 'number', { kind: 'raw', text: ' >> 3' }],
  ['', 'boolean', { kind: 'raw', text: '' }],
];

const words = fc.record({ kind: fc.constant('words' as const), negated: fc.boolean(), words: fc.array(fc.string().filter((w) => !/[\n\r]/.test(w)), { minLength: 1, maxLength: 4 }) });
const name = fc.constantFrom('下限', '年限A_1').map((text): Operand => ({ kind: 'name', text }));
const number = fc.oneof(fc.integer(), fc.integer({ min: -9999, max: 9999 }).map((n) => n / 100)).map((n): Operand => ({ kind: 'number', text: String(n) }));
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((d): Operand => ({ kind: 'day', text: d.toISOString().slice(0, 10) }));
const measured = (own: fc.Arbitrary<Operand>): fc.Arbitrary<CellForm> => {
  const operand = fc.oneof(own, name);
  return fc.oneof(
    fc.record({ kind: fc.constant('compare' as const), operator: fc.constantFrom(...operators), with: operand }),
    fc.record({ kind: fc.constant('between' as const), low: operand, high: operand, lowIn: fc.boolean(), highIn: fc.boolean() }),
  );
};
const any = fc.constant<CellForm>({ kind: 'any' });
const formsOf: Partial<Record<FactType, fc.Arbitrary<CellForm>>> = {
  string: fc.oneof(any, words),
  strings: fc.oneof(any, words),
  boolean: fc.oneof(any, fc.boolean().map((value): CellForm => ({ kind: 'boolean', value }))),
  number: fc.oneof(any, measured(number)),
  day: fc.oneof(any, measured(day)),
};

describe('a condition, picked and as text', () => {
  it.each(cases)('%s of a %s', (text, type, form) => expect(readCell(text, type)).toEqual(form));

  it.each(Object.entries(formsOf) as [FactType, fc.Arbitrary<CellForm>][])('what is picked for a %s comes back the same and is FEEL', (type, forms) => {
    fc.assert(
      fc.property(forms, (form) => {
        const cell = printCell(form, type);
        expect(readCell(cell, type)).toEqual(form);
        expect(() => parseCell(cell, ['下限', '年限A_1'])).not.toThrow();
      }),
    );
  });

  it('keeps any text that it cannot read to the letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom<FactType>('string', 'strings', 'number', 'numbers', 'boolean', 'day'), (text, type) => {
        const form = readCell(text, type);
        if (form.kind === 'raw') expect(printCell(form, type)).toBe(text);
      }),
    );
  });
});
