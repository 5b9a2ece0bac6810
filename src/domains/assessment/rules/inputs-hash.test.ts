import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, inputsHash } from './inputs-hash.ts';

const parts = { definition: { key: 'a' }, policyVersion: 'national@1', people: [{ personId: 'p', facts: { a: 1, b: null } }], columns: new Map([['x', Float64Array.of(1, Number.NaN)], ['y', Float64Array.of(2, 3)]]) };

describe('hash of the inputs', () => {
  it('does not depend on the order of keys or columns', () => {
    const turned = { ...parts, people: [{ facts: { b: null, a: 1 }, personId: 'p' }], columns: new Map([...parts.columns].reverse()) };
    expect(inputsHash(turned)).toBe(inputsHash(parts));
  });
  it.each([
    ['a value', { columns: new Map([['x', Float64Array.of(1, 0)], ['y', Float64Array.of(2, 3)]]) }],
    ['the name of a column', { columns: new Map([['z', Float64Array.of(1, Number.NaN)], ['y', Float64Array.of(2, 3)]]) }],
    ['a person', { people: [{ personId: 'q', facts: { a: 1, b: null } }] }],
    ['the policy', { policyVersion: 'national@2' }],
    ['the scheme', { definition: { key: 'b' } }],
  ])('changes with %s', (_, change) => expect(inputsHash({ ...parts, ...change })).not.toBe(inputsHash(parts)));
  it('canonical text reads back as the same value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))));
  });
});
