import { expect, it } from 'vitest';
import { classState } from './class-state.ts';

it.each([
  ['2026-11-21', null, 0, 'planned'],
  ['2026-11-20', null, 0, 'unrecorded'],
  ['2026-11-19', null, 0, 'unrecorded'],
  ['2026-11-19', null, 12, 'held'],
  ['2026-11-19', '2026-11-18', 0, 'cancelled'],
] as const)('on %s, cancelled %s, %i came: %s', (heldOn, cancelledOn, attended, state) => expect(classState({ heldOn, cancelledOn }, attended, '2026-11-20')).toBe(state));
