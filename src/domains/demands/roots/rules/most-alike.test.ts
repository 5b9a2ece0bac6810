import { expect, it } from 'vitest';
import { mostAlike } from './most-alike.ts';

const all = ['路灯坏了三天', '楼道路灯坏了', '垃圾没人清运', '路灯坏了三天了'].map((words, i) => ({ id: String(i), words }));

it.each([
  ['路灯坏了三天', 60, ['路灯坏了三天', '路灯坏了三天了', '楼道路灯坏了']],
  ['路灯坏了三天', 95, ['路灯坏了三天']],
  ['自来水没压力', 40, []],
] as const)('like %s from %i hundredths: %j', (words, least, expected) => expect(mostAlike(words, all, least).map((a) => a.words)).toEqual(expected));
