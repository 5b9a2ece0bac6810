import { expect, it } from 'vitest';
import { weakestDimensions } from './weakest-paper.ts';

it.each([
  ['one', [['a', 80], ['b', 70], ['c', 90]], ['b']],
  ['two that share it', [['a', 70], ['b', 70]], ['a', 'b']],
  ['one without a score is not the weakest', [['a', null], ['b', 70]], ['b']],
  ['nobody has a score', [['a', null]], []],
  ['no papers', [], []],
] as const)('%s', (_, list, weakest) => expect(weakestDimensions(list.map(([key, score]) => ({ key, score }))).map((d) => d.key)).toEqual(weakest));
