import { expect, it } from 'vitest';
import { monthsInPost } from './months-in-post.ts';

it.each([
  [null, null], ['2026-11', 0], ['2026-10', 1], ['2024-11', 24], ['2026-10-20', 1], ['2026-10-21', 0], ['2027-01', 0], ['2020', 82],
])('%s → %s', (since, months) => expect(monthsInPost(since, '2026-11-20')).toBe(months));
