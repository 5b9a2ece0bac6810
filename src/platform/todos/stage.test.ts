import { expect, it } from 'vitest';
import { stageOf } from './stage.ts';

it.each([
  ['without a due day', null, '2026-11-20', { stage: 'open', workingDays: null }],
  ['the day itself is in time', '2026-11-20', '2026-11-20', { stage: 'today', workingDays: 0 }],
  ['the day after is late', '2026-11-19', '2026-11-20', { stage: 'late', workingDays: -1 }],
  ['three working days over a weekend are near', '2026-11-25', '2026-11-20', { stage: 'soon', workingDays: 3 }],
  ['four are not', '2026-11-26', '2026-11-20', { stage: 'open', workingDays: 4 }],
  ['a due day on a Sunday, seen on Saturday', '2026-11-22', '2026-11-21', { stage: 'soon', workingDays: 0 }],
  ['late over a weekend counts no working day', '2026-11-20', '2026-11-22', { stage: 'late', workingDays: 0 }],
])('%s', (_name, dueOn, today, expected) => expect(stageOf(dueOn, today, 3)).toEqual(expected));
