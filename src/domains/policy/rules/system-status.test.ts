import { describe, expect, it } from 'vitest';
import { systemStatus } from './system-status.ts';

const items = (total: number, done: number, dueOn: string | null = null) =>
  Array.from({ length: total }, (_n, i) => ({ systemId: 's', dueOn, doneOn: i < done ? '2023-05-01' : null }));

describe('status of a work system (M003)', () => {
  it.each([
    [4, 4, '100.00'],
    [4, 3, '75.00'],
    [2, 0, '0.00'],
    [3, 1, '33.33'],
    [3, 2, '66.67'],
    [0, 0, null],
  ])('%i items, %i done: %s', (total, done, share) => expect(systemStatus(items(total, done), 's', '2023-06-01').share).toBe(share));

  it('counts only its own items', () => expect(systemStatus(items(3, 1), 'other', '2023-06-01')).toEqual({ total: 0, done: 0, late: 0, share: null }));
  it('is late the day after it was due, and never once done', () => {
    expect(systemStatus(items(3, 1, '2023-05-31'), 's', '2023-05-31').late).toBe(0);
    expect(systemStatus(items(3, 1, '2023-05-31'), 's', '2023-06-01').late).toBe(2);
  });
});
