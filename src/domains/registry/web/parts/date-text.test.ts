import { describe, expect, it } from 'vitest';
import { finishPartialDate, readPartialDate } from './date-text.ts';

describe('readPartialDate', () => {
  it.each([
    ['1975', '1975'],
    ['1975.', '1975.'],
    ['1975.1', '1975.1'],
    ['1975.12', '1975-12'],
    ['1975.03', '1975-03'],
    ['197503', '1975-03'],
    ['19750308', '1975-03-08'],
    ['1975年3月', '1975-03'],
    ['1975年3月8日', '1975-03-08'],
    ['1975.13', '1975.13'],
    ['三月', '三月'],
  ])('%s → %s', (typed, date) => expect(readPartialDate(typed)).toBe(date));
});

describe('finishPartialDate', () => {
  it.each([
    ['1975.3', '1975-03'],
    ['1975-03-8', '1975-03-08'],
    ['1975', '1975'],
    ['', null],
    [null, null],
    ['不详', '不详'],
  ])('%s → %s', (value, date) => expect(finishPartialDate(value)).toBe(date));
});
