import { createHash, randomInt } from 'node:crypto';

/** Crockford's letters: none that is mistaken for another on paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 letters are 80 bits: nobody guesses one. */
export const newCode = (): string => Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');

/** As typed: small letters, O for 0, I and L for 1, with hyphens or without. */
export const normalCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
export const codeHash = (typed: string): Buffer => createHash('sha256').update(`dandang paper code ${normalCode(typed)}`).digest();
