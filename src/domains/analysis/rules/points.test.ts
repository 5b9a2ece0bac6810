import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildSettings } from '../fixtures.ts';
import { levelOf, likelihood, pointsAt, total } from './points.ts';

it.each([
  [0, 0.5],
  [3, 0.666],
  [10, 0.909],
  [-10, 0.0909],
])('%d points: a share of %d', (points, share) => expect(likelihood(points)).toBeCloseTo(share, 3));

it('turns shares into points and back', () => {
  fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (share) => Math.abs(likelihood(pointsAt(share)) - share) < 1e-9));
});

it.each([
  [-5.1, null],
  [-5, 'low'],
  [-0.1, 'low'],
  [0, 'medium'],
  [6, 'high'],
] as const)('%d points: confidence %s', (points, level) => expect(levelOf(points, buildSettings().levels)).toBe(level));

it('adds up from the start', () => {
  const signal = (weight: number, z: number) => ({ id: 's', problem: 'fit' as const, source: 'tasks' as const, weight, z, value: 0, groupMedian: 0, count: 1, evidenceIds: [] });
  expect(total(-20, [signal(3, 2), signal(4, -0.5)])).toBe(-16);
});
