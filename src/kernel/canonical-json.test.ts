import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

/** The definition, written apart from the code under test. */
const definition = (v: unknown): string =>
  Array.isArray(v)
    ? `[${v.map(definition).join(',')}]`
    : v !== null && typeof v === 'object'
      ? `{${Object.keys(v).sort().map((k) => `${JSON.stringify(k)}:${definition((v as Record<string, unknown>)[k])}`).join(',')}}`
      : JSON.stringify(v);

describe('canonical JSON (RFC 8785)', () => {
  it('is what the definition says, for any value and any keys', () => fc.assert(fc.property(fc.jsonValue(), (value) => void expect(canonicalJson(value)).toBe(definition(value)))));
  it('changes nothing in what it is given', () => {
    const given = Object.freeze({ b: Object.freeze([Object.freeze({ d: 1, c: 2 })]), a: 1 });
    expect(canonicalJson(given)).toBe('{"a":1,"b":[{"c":2,"d":1}]}');
  });

  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ a: undefined, b: 0 }, '{"b":0}'],
    [{ 9: 1, 10: 2, a: { b: 1, a: undefined } }, '{"10":2,"9":1,"a":{"b":1}}'],
    [JSON.parse('{"b":1,"__proto__":{"z":1,"y":2},"a":0}'), '{"__proto__":{"y":2,"z":1},"a":0,"b":1}'],
    [[{ 2: 0, 11: 0 }, { z: 1, y: [{ d: 1, c: 2 }] }], '[{"11":0,"2":0},{"y":[{"c":2,"d":1}],"z":1}]'],
    [{ 担当: '作为', a: '€$\u000f\nA\'B"\\\\"/' }, '{"a":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","担当":"作为"}'],
    [[Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
    // RFC 8785 §3.2.3: order is by UTF-16 code unit, so the surrogate pair comes before U+FB33.
    [{ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }, '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'],
  ])('%j', (value, text) => expect(canonicalJson(value)).toBe(text));

  it.each([[[undefined]], [{ 1: new Date(0) }], [Number.NaN], [Infinity], [new Date(0)], [new Map()], [() => 1], [10n]])('refuses %s', (value) => expect(() => canonicalJson(value)).toThrow(TypeError));

  it('does not depend on the order of keys, and reads back as the same value', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    ));
});

const shuffled = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shuffled)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).reverse().map(([k, v]) => [k, shuffled(v)]))
      : value;
