import { describe, expect, it } from 'vitest';
import { kinship, type FiledPerson } from './kinship.ts';

const person = (name: string, bornOn: string | null, ...family: [string, string | null][]): FiledPerson => ({ name, bornOn, family: family.map(([n, b]) => ({ name: n, bornOn: b })) });

describe('kinship', () => {
  it.each([
    ['nobody is named', person('甲一', '1970-01'), person('乙一', '1980-02'), 'none'],
    ['the first file names the second', person('甲一', '1970-01', ['乙一', '1980-02']), person('乙一', '1980-02'), 'relative'],
    ['the second file names the first', person('甲一', '1970-01'), person('乙一', '1980-02', ['甲一', '1970-01']), 'relative'],
    ['a namesake born otherwise', person('甲一', '1970-01', ['乙一', '1981-02']), person('乙一', '1980-02'), 'none'],
    ['no date of birth', person('甲一', '1970-01', ['乙一', null]), person('乙一', '1980-02'), 'possible'],
    ['the year alone agrees', person('甲一', '1970-01', ['乙一', '1980']), person('乙一', '1980-02'), 'possible'],
    ['the year alone differs', person('甲一', '1970-01', ['乙一', '1979']), person('乙一', '1980-02'), 'none'],
    ['a full date agrees in the month', person('甲一', '1970-01', ['乙一', '1980-02-14']), person('乙一', '1980-02'), 'relative'],
    ['names written with blanks', person('甲 一', '1970-01', ['乙　一', '1980-02']), person('乙一', '1980-02'), 'relative'],
    ['certain beats possible', person('甲一', '1970-01', ['乙一', null], ['乙一', '1980-02']), person('乙一', '1980-02'), 'relative'],
  ] as const)('%s', (_, a, b, expected) => {
    expect(kinship(a, b)).toBe(expected);
    expect(kinship(b, a)).toBe(expected);
  });
});
