import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StepKind } from '../model.ts';
import { earlierAttempts, hasFreshProof } from './attempts.ts';

const at = new Date('2026-11-19T02:00:00Z');
const step = (kind: StepKind, text = '', byName = '邻长') => ({ step: kind, text, byName, at });

it.each([
  ['nothing was rejected', [step('filed'), step('handled', '换灯泡'), step('answered', '已换好')], []],
  ['the first result was rejected', [step('handled', '换灯泡'), step('answered', '已换好'), step('reopened', '还是不亮', '')], [['换灯泡', '邻长', '已换好', '还是不亮']]],
  ['what was done since counts for no earlier attempt', [step('handled', '换灯泡'), step('answered', '已换好'), step('reopened', '还是不亮', ''), step('handled', '换线路', '片长')], [['换灯泡', '邻长', '已换好', '还是不亮']]],
  ['two were rejected', [step('handled', '换灯泡'), step('answered', '已换好'), step('reopened', '不亮', ''), step('handled', '换线路', '片长'), step('answered', '换了线路'), step('reopened', '又坏了', '')], [['换灯泡', '邻长', '已换好', '不亮'], ['换线路', '片长', '换了线路', '又坏了']]],
  ['answered by a list, never handled here', [step('answered', '已答复'), step('reopened', '没有人来过', '')], [['', '', '已答复', '没有人来过']]],
] as const)('%s', (_name, steps, expected) => expect(earlierAttempts(steps).map((a) => [a.did, a.by, a.answer, a.rejectedBecause])).toEqual(expected));

it.each([
  ['the first time without a file', 0, [], [], true],
  ['the first time with one', 0, [], ['a'], true],
  ['again without a file', 1, ['a'], [], false],
  ['again with the rejected one', 1, ['a'], ['a'], false],
  ['again with the asker’s own photo', 1, ['asked'], ['asked'], false],
  ['again with a new one beside the old', 1, ['a'], ['a', 'b'], true],
  ['a third time with the second’s', 2, ['a', 'b'], ['b'], false],
] as const)('%s', (_name, reopened, before, given, fresh) => expect(hasFreshProof(reopened, new Set(before), given)).toBe(fresh));

it('there are as many earlier attempts as rejections, and a file of before never is fresh alone', () =>
  fc.assert(fc.property(fc.array(fc.constantFrom<StepKind[]>('filed', 'handled', 'answered', 'reopened', 'lifted')), fc.uniqueArray(fc.string({ minLength: 1, maxLength: 2 })), (kinds, files) => {
    const steps = kinds.map((kind) => step(kind));
    const rejected = kinds.filter((k) => k === 'reopened').length;
    expect(earlierAttempts(steps).map((a) => a.round)).toEqual(Array.from({ length: rejected }, (_, i) => i));
    expect(hasFreshProof(rejected, new Set(files), files)).toBe(rejected === 0);
  })));
