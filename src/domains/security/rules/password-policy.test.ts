import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPasswords } from '../common-passwords.ts';
import { passwordReasons } from './password-policy.ts';
import { signInProfiles } from './sign-in-profile.ts';

const owner = { accountName: 'wangxiaoming', displayName: '王晓明同志' };
const codes = (password: string, profile = signInProfiles.level3): string[] => passwordReasons(password, owner, profile).map((r) => r.code.replace('security.password_', ''));

describe('password policy', () => {
  it.each([
    // password, reasons under level3
    ['Riverbank-Osprey-41', []],
    ['七月流火Q7~授衣', ['too_short']],
    ['七月流火Q7~九月授衣', []],
    ['Ab1!', ['too_short']],
    ['riverbankosprey', ['too_simple']],
    ['riverbank4osprey', ['too_simple']],
    ['Riverbank4osprey', []],
    ['Password123!', ['too_common']],
    ['P@ssw0rd2026!', ['too_common']],
    ['Admin@123456', ['too_common']],
    ['Zuzhibu@2026', ['too_common']],
    ['Aa11111111!!', ['too_common']],
    ['!QAZ2wsx3EDC', ['too_common']],
    ['1234567890', ['too_simple', 'too_common']],
    ['Qwertyuiop[1]', ['too_common']],
    ['7!Wangxiaoming', ['contains_name']],
    ['Xy9!王晓明同志ab', ['contains_name']],
    ['1Wangxiaomin!g', []],
    ['', ['too_short', 'too_simple', 'too_common']],
  ])('%j → %j', (password, expected) => {
    expect(codes(password)).toEqual(expected);
  });
  it('trial asks for length, not for kinds of characters', () => {
    expect(codes('riverbankosprey', signInProfiles.trial)).toEqual([]);
    expect(codes('riverbank', signInProfiles.trial)).toEqual(['too_short']);
  });
  it('does not look for names of one or two characters', () => {
    expect(passwordReasons('Li-Riverbank-41', { accountName: 'li', displayName: '李四' }, signInProfiles.level3)).toEqual([]);
  });
  it('tells the length counted in characters, with its source', () => {
    expect(passwordReasons('𠮷A1!', owner, signInProfiles.level3)[0]).toEqual({ code: 'security.password_too_short', params: { length: 4, needed: 10 }, source: 'GB/T 22239-2019 8.1.4.1 a' });
  });
  it('never lets a listed password through, in whatever case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commonPasswords), fc.infiniteStream(fc.boolean()), (password, upper) => {
        const dressed = [...password].map((c) => (upper.next().value ? c.toUpperCase() : c)).join('');
        return codes(dressed, signInProfiles.trial).includes('too_common');
      }),
    );
  });
  it('every password that passes has the length and kinds the profile asks for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: 'grapheme' }), (password) => {
        const good = codes(password).length === 0;
        return !good || ([...password].length >= 10 && new Set(password).size > 3);
      }),
    );
  });
});
