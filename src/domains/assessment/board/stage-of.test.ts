import { expect, it } from 'vitest';
import { stageOfYear } from './stage-of.ts';

it.each([
  ['nothing yet', { waiting: 0, running: 0, done: 0, dueOn: null }, 'none'],
  ['waits', { waiting: 2, running: 0, done: 1, dueOn: '2026-11-30' }, 'waiting'],
  ['runs', { waiting: 2, running: 1, done: 1, dueOn: '2026-11-30' }, 'running'],
  ['the due day is in time', { waiting: 1, running: 0, done: 0, dueOn: '2026-11-20' }, 'waiting'],
  ['late comes first', { waiting: 1, running: 3, done: 0, dueOn: '2026-11-19' }, 'late'],
  ['done is not late', { waiting: 0, running: 0, done: 4, dueOn: '2026-11-19' }, 'done'],
] as const)('%s', (_name, counts, state) => expect(stageOfYear(counts, '2026-11-20').state).toBe(state));
