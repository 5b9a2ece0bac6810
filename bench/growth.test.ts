import { expect, it } from 'vitest';
import { growth } from './growth.ts';
import { against, under } from './rows.ts';

it('tells linear growth by the exponent 1', () => {
  expect(growth([against('x', 'county', 3, 2, 'ms', 2), against('x', 'city', 30, 20, 'ms', 2), under('start', 'first', 3, 's', 5)])).toEqual(['x: county → city grows with size^1.00']);
  expect(growth([against('x', 'county', 3, 2, 'ms', 2), against('x', 'city', 3, 2, 'ms', 2)])[0]).toContain('size^0.00');
});
it('meets a goal at the goal and not above it', () => {
  expect(against('x', 'county', 2, 1, 'ms', 2).met).toBe(true);
  expect(against('x', 'county', 2.01, 1, 'ms', 2).met).toBe(false);
  expect(under('x', 'first', 5.01, 's', 5).met).toBe(false);
});
