import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter, checkIdNumber, normalizeIdNumber } from './id-number.ts';

const TODAY = '2026-11-20';
/** Made-up numbers with the right check character; the two fixed ones are the examples printed in the standard. */
const numbered = (first17: string): string => first17 + checkCharacter(first17);

describe('identity number', () => {
  it('agrees with the example printed in the standard', () => {
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(checkCharacter('44052418800101001')).toBe('4');
  });

  it.each<[string, string, object]>([
    ['a resident', '11010519491231002X', { kind: 'resident', regionCode: '110105', born: '1949-12-31', sex: '2' }],
    ['a lower-case x', '11010519491231002x', { kind: 'resident', sex: '2' }],
    ['full-width characters and blanks', ' １１０１０５ 19491231 002Ｘ ', { born: '1949-12-31' }],
    ['a multiplication sign', '11010519491231002×', { born: '1949-12-31' }],
    ['an apostrophe', "'11010519491231002X", { born: '1949-12-31' }],
    ['a Hong Kong resident', numbered('81000019800101003'), { kind: 'hmt_resident', regionCode: '810000', sex: '1' }],
    ['a Macao resident', numbered('82000019800101002'), { kind: 'hmt_resident', sex: '2' }],
    ['a Taiwan resident', numbered('83000019800101003'), { kind: 'hmt_resident', regionCode: '830000' }],
    ['a permanent resident', numbered('91184019800101003'), { kind: 'permanent_resident', regionCode: null, born: '1980-01-01' }],
  ])('takes %s', (_what, text, parts) => {
    const result = checkIdNumber(text, TODAY);
    expect(result.reasons).toEqual([]);
    expect(result.parts).toMatchObject(parts);
    expect(result.normalized).toMatch(/^\d{17}[\dX]$/);
  });

  it.each<[string, string, string[]]>([
    ['nothing', '  ', ['empty']],
    ['one digit too few', '1101051949123100', ['length']],
    ['the old fifteen digits', '110105491231002', ['15_digits']],
    ['a number of a spreadsheet', '1.10105E+17', ['spreadsheet']],
    ['a number a spreadsheet rounded', '110105194912310000', ['spreadsheet']],
    ['letters', '11010519491231A02X', ['characters']],
    ['X in the middle', '1101051949123100X2', ['characters']],
    ['a wrong check character', '110105194912310021', ['checksum']],
    ['an unknown province', numbered('99010519491231002').replace(/^99/, '47'), ['region', 'checksum']],
    ['30 February', numbered('11010519490230002'), ['born']],
    ['a birth in the future', numbered('11010520261121002'), ['born']],
    ['everything wrong', '470105194902300021', ['region', 'born', 'checksum']],
  ])('refuses %s', (_what, text, codes) => {
    const result = checkIdNumber(text, TODAY);
    expect(result.reasons.map((r) => r.code.replace('registry.id_number_', ''))).toEqual(codes);
    expect(result.parts).toBeNull();
  });

  const right = fc
    .tuple(fc.constantFrom('11', '33', '54', '65', '81', '83'), fc.nat(9999), fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-11-20T00:00:00Z'), noInvalidDate: true }), fc.nat(999))
    .map(([province, rest, born, order]) => numbered(`${province}${String(rest).padStart(4, '0')}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`));

  it('takes every number made by the rule', () => {
    fc.assert(
      fc.property(right, (n) => {
        expect(checkIdNumber(n, TODAY).reasons).toEqual([]);
      }),
    );
  });

  it('finds every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(right, fc.nat(16), fc.integer({ min: 1, max: 9 }), (n, at, by) => {
        const slip = n.slice(0, at) + String((Number(n[at]) + by) % 10) + n.slice(at + 1);
        expect(checkIdNumber(slip, TODAY).parts).toBeNull();
        const swap = n.slice(0, at) + n[at + 1]! + n[at]! + n.slice(at + 2);
        if (swap !== n) expect(checkIdNumber(swap, TODAY).parts).toBeNull();
      }),
    );
  });

  it('normalizing twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(normalizeIdNumber(normalizeIdNumber(s))).toBe(normalizeIdNumber(s));
      }),
    );
  });
});
