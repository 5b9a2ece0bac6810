import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';

describe('masks', () => {
  it.each([['430624197503081234', '430***********1234'], ['1234567', '*******']])('identity number %s', (t, m) => expect(maskIdNumber(t)).toBe(m));
  it.each([['13812345678', '138****5678'], ['12345', '*****']])('phone %s', (t, m) => expect(maskPhone(t)).toBe(m));
  it.each([['张三', '张*'], ['张三丰', '张**'], ['𠮷', '𠮷*'], ['', '*']])('name %s', (t, m) => expect(maskName(t)).toBe(m));
  it('never show the date of birth', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{17}[\dX]$/), (id) => void expect(maskIdNumber(id).slice(3, 14)).toBe('***********')));
  });
});
