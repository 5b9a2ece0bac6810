import { expect, it } from 'vitest';
import { laterSteps } from './later-steps.ts';

const at = (level: string | null, levelOrder: number, rank: string | null, rankOrder: number) => ({ level, levelOrder, rank, rankOrder });
const deputy = at('乡科级副职', 10, '三级主任科员', 9);

it.each([
  ['a higher level', deputy, at('乡科级正职', 9, '三级主任科员', 9), [['promotion', '乡科级副职', '乡科级正职']]],
  ['a higher rank', deputy, at('乡科级副职', 10, '二级主任科员', 8), [['rank', '三级主任科员', '二级主任科员']]],
  ['both', deputy, at('乡科级正职', 9, '一级主任科员', 7), [['promotion', '乡科级副职', '乡科级正职'], ['rank', '三级主任科员', '一级主任科员']]],
  ['a first leading post', at(null, 99, '一级科员', 11), at('乡科级副职', 10, '一级科员', 11), [['promotion', '', '乡科级副职']]],
  ['neither', deputy, deputy, []],
  ['a step down is none', deputy, at(null, 99, '四级主任科员', 10), []],
  ['a rank that was not known then', at('乡科级副职', 10, null, 99), deputy, []],
  ['not on file then', null, deputy, []],
  ['no longer on file', deputy, null, []],
] as const)('%s', (_, then, now, steps) => expect(laterSteps(then, now).map((s) => [s.kind, s.from, s.to])).toEqual(steps));
