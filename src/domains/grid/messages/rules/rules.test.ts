import { expect, it } from 'vitest';
import { copyState, deliveryOf } from './delivery.ts';

const at = new Date('2026-11-20T02:00:00Z');
it.each([
  [true, null, null, 'delivered'],
  [true, at, null, 'read'],
  [false, null, null, 'unreached'],
  [false, null, at, 'read'],
  [true, null, at, 'read'],
] as const)('on the phone %s, read %s, told %s: %s', (onPhone, readAt, toldAt, state) => expect(copyState({ onPhone, readAt, toldAt })).toBe(state));

it('counts each level it is for, and none it is not for', () => {
  const copy = (level: 'area' | 'neighbour', onPhone: boolean, readAt: Date | null) => ({ level, onPhone, readAt, toldAt: null });
  expect(deliveryOf([copy('area', true, at), copy('neighbour', true, null), copy('neighbour', false, null), copy('neighbour', true, at)])).toEqual([
    { level: 'area', sent: 1, delivered: 1, read: 1, readShare: '100.00' },
    { level: 'neighbour', sent: 3, delivered: 2, read: 1, readShare: '33.33' },
  ]);
});
