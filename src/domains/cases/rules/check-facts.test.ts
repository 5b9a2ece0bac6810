import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../definition.ts';
import { checkFacts, keptFacts } from './check-facts.ts';

const field = (kind: Field['kind'], required = true): Field => ({ key: 'k', kind, title: { zh: '项', en: 'item' }, required, ...(kind.startsWith('choice') ? { choices: ['a', 'b'].map((value) => ({ value, title: { zh: value, en: value } })) } : {}) });
const hash = 'a'.repeat(64);

describe('a form', () => {
  it.each<[Field['kind'], unknown, boolean]>([
    ['text', '事由', true],
    ['text', '   ', false],
    ['text', 'x'.repeat(201), false],
    ['text', 7, false],
    ['long_text', 'x'.repeat(8000), true],
    ['number', 1.5, true],
    ['number', Number.NaN, false],
    ['number', '1', false],
    ['day', '2026-02-28', true],
    ['day', '2026-02-30', false],
    ['day', '2026-02', false],
    ['yes_no', false, true],
    ['yes_no', '是', false],
    ['choice', 'a', true],
    ['choice', 'c', false],
    ['choices', ['a', 'b'], true],
    ['choices', ['a', 'a'], false],
    ['choices', 'a', false],
    ['person', '0190a1b2-0000-7000-8000-000000000000', true],
    ['person', 'somebody', false],
    ['files', [{ hash, name: '证明.pdf' }], true],
    ['files', [{ hash: 'short', name: '证明.pdf' }], false],
    ['files', [null], false],
    ['entries', ['0190a1b2-0000-7000-8000-000000000000'], true],
    ['entries', ['one'], false],
  ])('%s %j: %s', (kind, value, holds) => expect(checkFacts([field(kind)], { k: value }).map((r) => r.code)).toEqual(holds ? [] : ['cases.fact_malformed']));

  it.each([undefined, null, '', []])('%j is missing where it is required, and left out where not', (value) => {
    expect(checkFacts([field('text')], { k: value })).toMatchObject([{ code: 'cases.fact_missing', at: 'k' }]);
    expect(checkFacts([field('text', false)], { k: value })).toEqual([]);
    expect(keptFacts([field('text', false)], { k: value })).toEqual({});
  });

  it('takes no line it does not have', () => expect(checkFacts([], { extra: 1 })).toMatchObject([{ code: 'cases.fact_unknown', at: 'extra' }]));

  it('never lets anything through that is not of its kind, whatever is sent', () => {
    fc.assert(
      fc.property(fc.constantFrom<Field['kind']>('text', 'long_text', 'number', 'day', 'yes_no', 'choice', 'choices', 'files', 'person', 'entries'), fc.jsonValue(), (kind, value) => {
        if (checkFacts([field(kind)], { k: value }).length > 0) return;
        const kept = keptFacts([field(kind)], { k: value })['k'];
        const typed = { text: 'string', long_text: 'string', number: 'number', day: 'string', yes_no: 'boolean', choice: 'string', choices: 'object', files: 'object', entries: 'object', person: 'string' }[kind];
        expect(typeof kept).toBe(typed);
      }),
    );
  });
});
