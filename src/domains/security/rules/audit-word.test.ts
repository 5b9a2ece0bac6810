import { expect, it } from 'vitest';
import { isWord } from './audit-word.ts';

it.each([
  ['idNumber', true],
  ['too_many', true],
  ['pdf', true],
  ['年度调研', false],
  ['Deputy', false],
  ['127.0.0.1', false],
  ['a b', false],
  ['', false],
])('%s: %s', (text, word) => expect(isWord(text)).toBe(word));
