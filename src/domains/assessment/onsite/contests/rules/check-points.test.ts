import { describe, expect, it } from 'vitest';
import { score } from '../../../../../kernel/score.ts';
import { criteriaSum, markOf } from './check-points.ts';

const criteria = [{ key: 'c1', name: '现场管理', points: '60' }, { key: 'c2', name: '台账', points: '40' }];

describe('points on the spot', () => {
  it.each([
    ['all given', { c1: '50.5', c2: '40' }, { mark: score('90.5') }],
    ['nought is a mark', { c1: '0', c2: '0' }, { mark: 0 }],
    ['one left out', { c1: '50' }, { wrong: ['台账'] }],
    ['above its most', { c1: '61', c2: '40' }, { wrong: ['现场管理'] }],
    ['one that is not there', { c1: '60', c2: '40', c9: '1' }, { wrong: ['c9'] }],
  ])('%s', (_name, points, out) => {
    expect(markOf(criteria, points as Record<string, string>)).toEqual(out);
  });
  it('adds up', () => expect(criteriaSum(criteria)).toBe(score('100')));
});
