import { describe, expect, it } from 'vitest';
import { stepOf } from './run-steps.ts';

describe('steps of a year', () => {
  it.each([
    ['collecting', 'record', 'collecting'],
    ['collecting', 'compute', 'computed'],
    ['collecting', 'propose', null],
    ['computed', 'propose', 'proposed'],
    ['proposed', 'compute', 'computed'],
    ['proposed', 'decide', 'proposed'],
    ['computed', 'decide', null],
    ['proposed', 'confirm', 'confirmed'],
    ['computed', 'confirm', null],
    ['confirmed', 'record', null],
    ['confirmed', 'compute', null],
    ['confirmed', 'decide', null],
    ['draft', 'start', 'collecting'],
  ] as const)('%s, %s → %s', (state, action, to) => {
    const step = stepOf(state, action);
    expect(step.ok ? step.to : null).toBe(to);
  });
});
