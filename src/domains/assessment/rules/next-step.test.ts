import { expect, it } from 'vitest';
import { nextStepOf } from './next-step.ts';

const notice = { closesOn: '2026-11-20' };
it.each([
  ['marks first', { state: 'collecting', people: 0, decided: 0, annual: true, notice: null }, 'collect'],
  ['then proposals', { state: 'computed', people: 9, decided: 0, annual: true, notice: null }, 'propose'],
  ['then decisions', { state: 'proposed', people: 9, decided: 8, annual: true, notice: null }, 'decide'],
  ['then the notice', { state: 'proposed', people: 9, decided: 9, annual: true, notice: null }, 'publish'],
  ['its last day counts', { state: 'proposed', people: 9, decided: 9, annual: true, notice }, 'wait'],
  ['over, the year closes', { state: 'proposed', people: 9, decided: 9, annual: true, notice: { closesOn: '2026-11-19' } }, 'close'],
  ['a team year is not hung out', { state: 'proposed', people: 9, decided: 9, annual: false, notice: null }, 'close'],
] as const)('%s', (_name, at, expected) => expect(nextStepOf(at, '2026-11-20')).toBe(expected));
